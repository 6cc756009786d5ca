package dev.regauge.url;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One server of a connection target.
 *
 * @param name as the driver takes it: a name, an address, {@code [...]} around an IPv6 address, or a placeholder
 * @param portText what stands in the text after the colon, digits or a placeholder; empty where nothing does
 */
public record Host(String name, Optional<String> portText) {

    /** The port, where it stands in the text as a number. */
    public OptionalInt port() {
        return portText.map(Host::number).orElse(OptionalInt.empty());
    }

    private static OptionalInt number(String digits) {
        try {
            return OptionalInt.of(Integer.parseInt(digits));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    /** The host as it is written in a URL. A name that swallowed a user and a password is masked. */
    @Override
    public String toString() {
        int colon = name.startsWith("[") || name.startsWith("${") ? -1 : name.indexOf(':');
        int hidden = colon < 0 ? name.indexOf('@') : colon;
        boolean maven = name.startsWith("@");
        String shown = hidden < 0 || maven ? name : name.substring(0, hidden + 1) + Secret.MASK;
        return Secrets.mask(shown) + portText.map(port -> ":" + port).orElse("");
    }
}
