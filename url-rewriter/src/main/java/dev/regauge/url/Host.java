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
        return (name.indexOf('@') < 0 ? name : Secrets.mask("//" + name).substring(2))
                + portText.map(port -> ":" + port).orElse("");
    }
}
