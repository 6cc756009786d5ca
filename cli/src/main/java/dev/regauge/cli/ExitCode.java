package dev.regauge.cli;

/** What a command tells the shell. A lost server beats findings. */
final class ExitCode {

    /** Nothing was found, or only what is good to know. */
    static final int CLEAN = 0;

    /** Something was found that somebody should look at. */
    static final int FINDINGS = 1;

    /** The command was used wrongly: an unknown option, a path that is not there. */
    static final int WRONG_USE = 2;

    /** A server could not be reached, or was lost midway. */
    static final int NO_SERVER = 3;

    private ExitCode() {}
}
