package dev.regauge.pipeline;

/** Is told what each run cost, in the thread that ran it; meters are made of this. It must not throw. */
@FunctionalInterface
public interface PipelineListener {

    /** A run has ended, well or not. */
    void ran(PipelineFigures figures);
}
