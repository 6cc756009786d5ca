package dev.regauge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code regauge upgrade}: the whole way from one driver to another. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds what a change of the PostgreSQL driver breaks in a Java project.",
            "Reads build files, configuration, compiled classes and resources; parses and describes every statement through both"
                    + " drivers on a PostgreSQL of its own, and executes none; writes a report.",
        },
        footer = {
            "",
            "Examples:",
            "  regauge upgrade . --from pgjdbc-ng:0.8.9 --to pgjdbc:42.7.14",
            "  regauge upgrade . --from 'pgjdbc:42.2.5?preferQueryMode=simple'",
            "  regauge upgrade . --from pgjdbc-ng --write",
        })
final class UpgradeCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "The project's folder, built before so that its classes are there.")
    private @Nullable Path project;

    @Option(
            names = "--from",
            paramLabel = "P",
            description = "The driver of today: pgjdbc-ng:0.8.9, pgjdbc:42.2.5?preferQueryMode=simple, ..."
                    + " Default: what the build files name, with the settings of the project's own URLs.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "P",
            description =
                    "The driver of tomorrow. Default: pgjdbc:42.7.14, with the settings of the project's own URLs.")
    private @Nullable String to;

    @ArgGroup
    private @Nullable ServerChoice server;

    @Option(
            names = "--write",
            description = "Make the safe edits: connection URLs, driver class names, the dependency.")
    private boolean write;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "regauge-report",
            description = "Where report.html and report.json go. Default: ${DEFAULT-VALUE}.")
    private @Nullable Path report;

    @Mixin
    private DriverJarOption driverJars = new DriverJarOption();

    /** Which server judges the statements. */
    static final class ServerChoice {

        @Option(
                names = "--embedded",
                paramLabel = "MAJOR",
                arity = "0..1",
                fallbackValue = "17",
                description = "A PostgreSQL of our own with the project's schema, thrown away at the end; the default."
                        + " 14 to 18.")
        private @Nullable Integer major;

        @Option(
                names = "--db",
                paramLabel = "URL",
                description = "A server of yours, with its schema as it is: nothing is written to it. A password that"
                        + " other users of this machine must not see goes into PGPASSWORD.")
        private @Nullable String database;

        @Option(names = "--no-verify", description = "No server at all: rules and evidence only.")
        private boolean none;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Upgrade.Settings settings = new Upgrade.Settings(
                followed(Objects.requireNonNull(project)),
                Optional.ofNullable(from).map(DriverJarOption::profile),
                Optional.ofNullable(to).map(DriverJarOption::profile),
                judge(server),
                write,
                Objects.requireNonNull(report));
        return new Upgrade(settings, driverJars.artifacts(), out, err).run();
    }

    private static Judge judge(@Nullable ServerChoice choice) {
        if (choice == null) {
            return Judge.of(null, null);
        }
        return choice.none ? new Judge.Nobody() : Judge.of(choice.database, choice.major);
    }

    /** A link to a project is the project; links inside of it are not followed. */
    private static Path followed(Path project) {
        try {
            return Files.isSymbolicLink(project) ? project.toRealPath() : project;
        } catch (IOException leadsNowhere) {
            return project;
        }
    }
}
