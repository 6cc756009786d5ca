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
        return shown
                + portText.map(port -> ":" + (isHarmless(port) ? port : Secret.MASK))
                        .orElse("");
    }

    /** What stands in the place of a port and is no number may be a password whose {@code @} got lost. */
    private static boolean isHarmless(String port) {
        boolean placeholder = !port.isEmpty() && "$#{@%<".indexOf(port.charAt(0)) >= 0;
        return placeholder || port.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
