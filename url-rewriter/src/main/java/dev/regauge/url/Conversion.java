package dev.regauge.url;

import java.util.List;

/**
 * A connection target in another dialect, and what became of each parameter.
 *
 * @param text the new URL, secrets included
 * @param masked the new URL with every secret as {@code ***}
 * @param changes one for each parameter, in the order of the text that was read
 * @param lossless whether the way back leads to the same target: nothing that was written was dropped, made stronger,
 *     rounded or said only nearly; defaults other than those of the address, the login and TLS are not compared
 */
public record Conversion(String text, String masked, List<ParameterChange> changes, boolean lossless) {

    /** Copies the list. */
    public Conversion {
        changes = List.copyOf(changes);
    }

    /** The masked URL. */
    @Override
    public String toString() {
        return masked;
    }
}
