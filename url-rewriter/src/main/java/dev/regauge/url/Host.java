package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
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

    /**
     * The host as it is written in a URL. Of a name that swallowed a part of a login, only what stands behind an
     * {@code @} or before a colon is shown; of a port that is no number, nothing.
     */
    @Override
    public String toString() {
        return shownName()
                + portText.map(port -> ":" + (isPort(port) ? port : Secret.MASK))
                        .orElse("");
    }

    private String shownName() {
        if (!Secrets.namedIn(name).isEmpty()) {
            return Secret.MASK;
        }
        Atoms atoms = Atoms.in(name);
        String folded = atoms.folded();
        int at = folded.lastIndexOf('@');
        int colon = folded.indexOf(':');
        if (at > 0) {
            return Secret.MASK + atoms.unfold(folded.substring(at));
        }
        return colon < 0 || isAddress(folded) ? name : atoms.unfold(folded.substring(0, colon + 1)) + Secret.MASK;
    }

    /** In brackets, or at least two colons among hexadecimal digits. */
    private static boolean isAddress(String name) {
        boolean colons = name.indexOf(':') < name.lastIndexOf(':');
        return name.startsWith("[")
                || (colons && name.chars().allMatch(c -> ":.".indexOf(c) >= 0 || Character.digit(c, 16) >= 0));
    }

    /** Digits, a list of them, or placeholders. */
    private static boolean isPort(String text) {
        Atoms atoms = Atoms.in(text);
        return atoms.folded().chars().allMatch(c -> c == ',' || (c >= '0' && c <= '9') || atoms.isStandIn((char) c));
    }
}
