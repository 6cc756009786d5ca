package dev.regauge.parity;

/**
 * One line of a probe, or several.
 *
 * @param code the lines as a Java program would have them
 * @param action does it
 */
record Step(String code, Action action) {

    /** What a line does with the connection and the statement of the run. */
    interface Action {
        void on(Observer see) throws Exception;
    }

    /** A text as a Java literal. */
    static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
