package dev.regauge.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code regauge completion}: the shell finishes commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script with which bash and zsh complete commands and options.",
        footer = {
            "",
            "To use it, in ~/.bashrc or ~/.zshrc:",
            "  source <(regauge completion)",
        })
final class CompletionCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec own = Objects.requireNonNull(spec);
        own.commandLine().getOut().print(AutoComplete.bash("regauge", own.root().commandLine()));
        own.commandLine().getOut().flush();
    }
}
