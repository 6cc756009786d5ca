package dev.regauge.copy.encode;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** Addresses of hosts and networks: InetAddress, and text in the standard forms. */
final class InetEncoder extends Encoder {

    private static final int VERSION_4 = 2;
    private static final int VERSION_6 = 3;

    private final PgType type;
    private final boolean network;

    /** @param network whether the bits behind the prefix must be zero */
    InetEncoder(PgType type, boolean network) {
        this.type = type;
        this.network = network;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof InetAddress address) {
            checkScope(address);
            byte[] bytes = address.getAddress();
            write(bytes, bytes.length * Byte.SIZE, value, to);
        } else if (value instanceof String text) {
            parse(text, to);
        } else {
            throw Refusal.kind(type, value, "an InetAddress, or a String such as 10.1.2.3/24 or fe80::1/64");
        }
    }

    private static void checkScope(InetAddress address) {
        if (address instanceof Inet6Address scoped
                && (scoped.getScopeId() != 0 || scoped.getScopedInterface() != null)) {
            throw new Refusal(
                    Kind.of(address),
                    "it belongs to an interface of this machine, which the server cannot store",
                    "hand in the address without its scope");
        }
    }

    private void parse(String text, WireBuffer to) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = InetText.address(slash < 0 ? text : text.substring(0, slash));
        int all = address.map(bytes -> bytes.length * Byte.SIZE).orElse(0);
        int prefix = slash < 0 ? all : InetText.number(text.substring(slash + 1), all);
        if (address.isEmpty() || prefix < 0) {
            throw new Refusal(
                    Kind.of(text),
                    "no address in a standard form, for " + type.sql(),
                    "write four decimal numbers or the eight groups of IPv6, and the length of the prefix behind a slash");
        }
        write(address.get(), prefix, text, to);
    }

    private void write(byte[] address, int prefix, Object value, WireBuffer to) {
        if (network && hasBitsBehind(address, prefix)) {
            throw new Refusal(
                    Kind.of(value), "bits are set behind the prefix, for " + type.sql(), "zero them, or use inet");
        }
        to.length(4 + address.length);
        to.int8(address.length == 4 ? VERSION_4 : VERSION_6);
        to.int8(prefix);
        to.int8(network ? 1 : 0);
        to.int8(address.length);
        to.bytes(address, 0, address.length);
    }

    private static boolean hasBitsBehind(byte[] address, int prefix) {
        for (int i = prefix; i < address.length * Byte.SIZE; i++) {
            if ((address[i / Byte.SIZE] & (0x80 >> (i % Byte.SIZE))) != 0) {
                return true;
            }
        }
        return false;
    }
}
