package dev.regauge.parity;

/**
 * One line of a probe.
 *
 * @param code the line as a Java program would have it
 * @param action does it
 */
record Step(String code, Action action) {

    /** What a line does with the connection and the statement of the run. */
    interface Action {
        void on(ProbeRun run) throws Exception;
    }

    /** A text as a Java literal. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
