package dev.regauge.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code regauge load}: files into a table. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        usageHelpAutoWidth = false,
        customSynopsis = "regauge load FILE... --into URL --table [SCHEMA.]TABLE [OPTION...]",
        description = "Loads files into a table: each row, or it is refused with its place, the reason and what to do.",
        footer = {
            "",
            "Examples:",
            "  regauge load orders.csv.gz --into postgres://app@db/orders --table orders --dry-run",
            "  regauge load 'export/*.tsv' --into postgres://app@db/orders --table orders --resume --jobs 4",
            "  zcat new.gz | regauge load - --format jsonl --into postgres://app@db/orders --table t --upsert id",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:each row is in the table",
            "1:rows were refused or kept out, or the load was given up",
            "2:wrong use: the options, the files and the table do not fit; nothing was written",
            "3:the server could not be reached, or was lost",
        })
final class LoadCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable Regauge regauge;

    @Mixin
    private LoadOptions options = new LoadOptions();

    @Override
    public Integer call() {
        LoadPlan plan = plan();
        LoadSurroundings surroundings = LoadSurroundings.of(
                Objects.requireNonNull(regauge).input(),
                command().commandLine().getOut(),
                command().commandLine().getErr());
        return new LoadRun(plan, LoadRunner.REAL, surroundings).run();
    }

    /** @throws CommandException with all that is wrong */
    LoadPlan plan() {
        return LoadPlanning.plan(options, arguments());
    }

    /** As they were given, without the name of the command. */
    private List<String> arguments() {
        List<String> given = command().commandLine().getParseResult().originalArgs();
        boolean named = !given.isEmpty() && given.get(0).equals(command().name());
        return named ? given.subList(1, given.size()) : given;
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec);
    }
}
