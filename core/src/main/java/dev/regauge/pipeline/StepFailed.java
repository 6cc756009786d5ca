package dev.regauge.pipeline;

import java.io.Serial;
import java.sql.SQLException;

/** A step was refused, by the server or by the driver, or the connection was lost. */
final class StepFailed extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int step;
    private final int executed;
    private final SQLException failure;
    private final Outcome outcome;

    private StepFailed(int step, int executed, SQLException failure, Outcome outcome) {
        super(failure);
        this.step = step;
        this.executed = executed;
        this.failure = failure;
        this.outcome = outcome;
    }

    /**
     * A step failed when those before it had been executed.
     *
     * @param step its index
     * @param outcome what remains of the run
     */
    static StepFailed at(int step, SQLException failure, Outcome outcome) {
        return new StepFailed(step, step, failure, outcome);
    }

    /** A step cannot be bound, and nothing was sent. */
    static StepFailed beforeAnythingWasSent(int step, SQLException failure) {
        return new StepFailed(step, 0, failure, Outcome.UNDONE);
    }

    /** The index of the step that did not complete. */
    int step() {
        return step;
    }

    /** How many steps the server had executed. */
    int executed() {
        return executed;
    }

    SQLException failure() {
        return failure;
    }

    Outcome outcome() {
        return outcome;
    }
}
