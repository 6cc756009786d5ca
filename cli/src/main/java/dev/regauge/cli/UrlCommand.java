package dev.regauge.cli;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code regauge url}: connection strings of every dialect. */
@Command(
        name = "url",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Reads connection strings as their driver reads them, and converts them between dialects.",
        subcommands = {UrlParseCommand.class, UrlConvertCommand.class, UrlDialectsCommand.class})
final class UrlCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable Regauge regauge;

    /** Where texts come from that are not arguments. */
    InputStream input() {
        return Objects.requireNonNull(regauge).input();
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Which command? For example: regauge url parse postgresql://app@db1/orders");
    }
}
