package dev.regauge.lint.scan;

import java.util.List;

/**
 * A call of a method of a site's statement or of its rows, or the call of the sink itself.
 *
 * @param method its name: {@code executeUpdate}, {@code addBatch}, {@code previous}
 * @param arguments what it is given, of a sink without the text: numbers and texts that are constants, {@code ?} for
 *     all else
 * @param line of the call
 */
public record Use(String method, List<String> arguments, int line) {

    /** What stands for an argument that is no constant. */
    public static final String UNKNOWN = "?";

    /** The method of a call that is given the statement itself, and that nobody follows: it may do anything to it. */
    public static final String HANDED_ON = "?";

    /** Copies the list. */
    public Use {
        arguments = List.copyOf(arguments);
    }
}
