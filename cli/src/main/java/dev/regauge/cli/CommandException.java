package dev.regauge.cli;

/** Ends a command with one message that says what, where and what to do; the message holds no secret. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static CommandException wrongUse(String message) {
        return new CommandException(ExitCode.WRONG_USE, message);
    }

    static CommandException noServer(String message) {
        return new CommandException(ExitCode.NO_SERVER, message);
    }

    int exitCode() {
        return exitCode;
    }
}
