package dev.regauge.cli;

import dev.regauge.lint.project.ProjectException;
import dev.regauge.parity.Parity;
import dev.regauge.url.Secrets;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line. */
@Command(
        name = "regauge",
        description = "Changes the PostgreSQL driver under a running Java system.",
        mixinStandardHelpOptions = true,
        version = "regauge 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpgradeCommand.class,
            LintCommand.class,
            VerifyCommand.class,
            ParityCommand.class,
            UrlCommand.class,
            LoadCommand.class,
            CompletionCommand.class
        },
        footer = {"", "bash and zsh complete commands and options after: source <(regauge completion)"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:clean, or only what is good to know",
            "1:findings",
            "2:wrong use, or Regauge could not do its work",
            "3:a server could not be reached, or was lost",
        })
final class Regauge implements Runnable {

    private static final int FRAMES_SHOWN = 20;

    private final InputStream input;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private Regauge(InputStream input) {
        this.input = input;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Locale.setDefault(Parity.LOCALE); // drivers translate their messages; reports and evidence are English
        TimeZone.setDefault(TimeZone.getTimeZone(Parity.TIME_ZONE)); // drivers read and write times in it
        LogManager.getLogManager().reset(); // drivers and Netty would write between the lines of the progress
        System.exit(run(System.in, writer(System.out), writer(System.err), arguments));
    }

    /** UTF-8, whatever the platform says: a report is the same everywhere. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs a command; results go to {@code out}, progress and messages to {@code err}. */
    static int run(InputStream input, PrintWriter out, PrintWriter err, String... arguments) {
        try {
            return new CommandLine(new Regauge(input))
                    .setExpandAtFiles(false) // @name@ may be a whole connection string
                    .setOut(out)
                    .setErr(err)
                    .setParameterExceptionHandler(Regauge::explainWrongUse)
                    .setExecutionExceptionHandler((failed, command, parsed) -> explainFailure(failed, err))
                    .execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError defect) {
            return explainDefect(defect, err);
        }
    }

    /** What stands in a wrong place may be a connection URL with its password. */
    private static int explainWrongUse(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(shown(wrong.getMessage()));
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_USE;
    }

    private static int explainFailure(Exception failed, PrintWriter err) {
        if (failed instanceof CommandException known) {
            err.println(shown(known.getMessage()));
            return known.exitCode();
        }
        if (failed instanceof ProjectException) {
            err.println(shown(failed.getMessage()));
            return ExitCode.WRONG_USE;
        }
        if (failed instanceof UncheckedIOException) {
            err.println("Cannot go on: " + shown(String.valueOf(failed.getCause()))
                    + "\n  to fix: check that the file is there, and its permissions");
            return ExitCode.WRONG_USE;
        }
        return explainDefect(failed, err);
    }

    /** Never as 1, which would say that there are findings. */
    private static int explainDefect(Throwable defect, PrintWriter err) {
        err.println("Regauge has a defect; please report it with these lines: " + shown(defect.toString()));
        Stream.of(defect.getStackTrace()).limit(FRAMES_SHOWN).forEach(frame -> err.println("  at " + frame));
        return ExitCode.WRONG_USE;
    }

    /** A server's or a driver's words may stand in it, which a terminal must not obey. */
    private static String shown(@Nullable String message) {
        return Terminal.visibleLines(Secrets.mask(String.valueOf(message)));
    }

    InputStream input() {
        return input;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which command? For example: regauge upgrade .");
    }
}
