package dev.regauge.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
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
        subcommands = UpgradeCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:clean, or only what is good to know",
            "1:findings",
            "2:wrong use",
            "3:a server could not be reached, or was lost",
        })
final class Regauge implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ENGLISH); // drivers translate their messages; reports and evidence are English
        System.exit(run(writer(System.out), writer(System.err), arguments));
    }

    /** UTF-8, whatever the platform says: a report is the same everywhere. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs a command; results go to {@code out}, progress and messages to {@code err}. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Regauge())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Regauge::explainWrongUse)
                .setExecutionExceptionHandler((failed, command, parsed) -> explainFailure(failed, command))
                .execute(arguments);
    }

    private static int explainWrongUse(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_USE;
    }

    private static int explainFailure(Exception failed, CommandLine command) throws Exception {
        if (failed instanceof CommandException known) {
            command.getErr().println(known.getMessage());
            return known.exitCode();
        }
        throw failed;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which command? For example: regauge upgrade .");
    }
}
