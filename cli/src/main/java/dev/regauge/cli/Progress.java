package dev.regauge.cli;

import java.io.PrintWriter;

/** One line a step, on standard error: what is being done, then what came of it. */
final class Progress {

    private final PrintWriter err;
    private final int steps;
    private int step;

    Progress(PrintWriter err, int steps) {
        this.err = err;
        this.steps = steps;
    }

    /** Says what came of the next step. */
    void step(String name, String result) {
        step++;
        err.println("[" + step + "/" + steps + "] " + String.format("%-9s", name) + " " + result);
    }

    /** Says something worth knowing about the step that runs. */
    void note(String note) {
        err.println("      " + note);
    }
}
