package dev.regauge.pipeline;

import java.io.Serial;
import java.sql.SQLException;

/** A step was refused, by the server or by the driver, or the connection was lost. */
final class StepFailed extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int step;
    private final SQLException failure;
    private final Outcome outcome;

    /**
     * @param step the index of the step that did not complete
     * @param outcome what remains of the run
     */
    StepFailed(int step, SQLException failure, Outcome outcome) {
        super(failure);
        this.step = step;
        this.failure = failure;
        this.outcome = outcome;
    }

    int step() {
        return step;
    }

    SQLException failure() {
        return failure;
    }

    Outcome outcome() {
        return outcome;
    }
}
