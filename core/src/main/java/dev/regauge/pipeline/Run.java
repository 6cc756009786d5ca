package dev.regauge.pipeline;

/** A way of executing a script. To be closed, whatever happened. */
interface Run extends AutoCloseable {

    /** Takes the answers of the collected statements, in order, each once. */
    interface Answers {
        void accept(Request request, Reading.Answer answer);
    }

    /**
     * Executes all steps, or as many as there are before one fails. Where one fails and the transaction is the run's own,
     * it has been rolled back when this throws.
     *
     * @throws StepFailed when a step fails
     */
    void execute(Script script, Answers answers) throws StepFailed;

    /** What it has cost so far. */
    PipelineFigures figures(boolean failed);

    @Override
    void close();
}
