package dev.regauge.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one statement of a {@link Pipeline}: empty until the pipeline has run.
 *
 * <p>Not safe for use by several threads while the pipeline runs; afterwards it does not change.
 *
 * @param <T> what the statement answers
 */
public final class Reply<T extends @Nullable Object> {

    /** How far the statement came. */
    public enum State {
        /** The pipeline has not run. */
        COLLECTED,
        /** It was executed and its answer is here. */
        ANSWERED,
        /** The server or the driver refused it. */
        FAILED,
        /** It was executed, and undone when a later one failed. */
        UNDONE,
        /** It was not executed, because an earlier one failed. */
        NOT_EXECUTED,
        /** The connection was lost before it was known what became of it. */
        UNKNOWN,
        /** It was executed, and its answer could not be made into a value. */
        UNREADABLE
    }

    private final int index;
    private State state = State.COLLECTED;
    private @Nullable T value;

    Reply(int index) {
        this.index = index;
    }

    /**
     * The answer.
     *
     * @throws IllegalStateException when there is none; {@link #state} tells why
     */
    @SuppressWarnings("NullAway") // the value of an answered reply is what the mapper made, null where T allows it
    public T value() {
        if (state != State.ANSWERED) {
            throw new IllegalStateException("Statement " + (index + 1) + " of the pipeline has no answer: " + why());
        }
        return value;
    }

    /** How far the statement came. */
    public State state() {
        return state;
    }

    void answer(T answered) {
        value = answered;
        state = State.ANSWERED;
    }

    void end(State how) {
        value = null;
        state = how;
    }

    private String why() {
        return switch (state) {
            case COLLECTED -> "the pipeline has not run; call run first";
            case ANSWERED -> "";
            case FAILED -> "it failed, as the exception of the run says";
            case UNDONE -> "it was executed, and undone when a later one failed";
            case NOT_EXECUTED -> "it was not executed, because an earlier one failed";
            case UNKNOWN -> "the connection was lost before it was known what became of it";
            case UNREADABLE -> "it was executed, and its answer could not be made into a value";
        };
    }

    /** The state, and no value. */
    @Override
    public String toString() {
        return "reply " + (index + 1) + ": " + state;
    }
}
