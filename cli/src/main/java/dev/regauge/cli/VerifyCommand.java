package dev.regauge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** {@code regauge verify}: every statement parsed and described on a server, and what it said kept in the project. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Has every statement of a Java project parsed and described on a server, through both drivers; executes none.",
            "Keeps what was said in .regauge/verify, a file a query, so that builds without a database know it too.",
        },
        footer = {
            "",
            "Examples:",
            "  regauge verify . --embedded",
            "  regauge verify . --db 'jdbc:postgresql://db1/shop?user=reader' --from pgjdbc-ng:0.8.9",
            "  regauge verify . --check",
        })
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "The project's folder, built before so that its classes are there.")
    private @Nullable Path project;

    @ArgGroup(multiplicity = "1")
    private @Nullable ServerChoice server;

    @Option(
            names = "--schema",
            paramLabel = "F",
            description = "The schema for --embedded: an SQL script or a Liquibase changelog. Default: the project's"
                    + " own Liquibase, Flyway or schema.sql.")
    private @Nullable Path schema;

    @Option(
            names = "--from",
            paramLabel = "P",
            description = "The driver of today. Default: what the build files name, with the settings of the project's"
                    + " own URLs.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "P", description = "The driver of tomorrow. Default: pgjdbc:42.7.14.")
    private @Nullable String to;

    @Option(names = "--config", paramLabel = "FILE", description = "Read instead of PATH's own regauge-lint.toml.")
    private @Nullable Path config;

    @Option(
            names = "--context",
            paramLabel = "C",
            description =
                    "A folder of classes, or a jar, that explains the statements, as of a module with base classes;"
                            + " nothing in it is asked about. May be given several times.")
    private List<Path> context = List.of();

    @Mixin
    private DriverJarOption driverJars = new DriverJarOption();

    /** Who is asked. */
    static final class ServerChoice {

        @Option(
                names = "--embedded",
                paramLabel = "MAJOR",
                arity = "0..1",
                fallbackValue = "17",
                description = "A PostgreSQL of our own with the project's schema, thrown away at the end. 14 to 18.")
        private @Nullable Integer major;

        @Option(
                names = "--db",
                paramLabel = "URL",
                description = "A server of yours, with its schema as it is: nothing is written to it. A password that"
                        + " other users of this machine must not see goes into PGPASSWORD.")
        private @Nullable String database;

        @Option(
                names = "--check",
                description = "Nobody: fails where an answer is missing, or stale because a statement, the route or the"
                        + " schema has changed.")
        private boolean check;
    }

    @Override
    public Integer call() {
        ServerChoice choice = Objects.requireNonNull(server);
        if (schema != null && choice.major == null) {
            throw CommandException.wrongUse("--schema is for --embedded: a server of yours has its schema, and --check"
                    + " asks none\n  to fix: leave one of them out");
        }
        Verify verify = new Verify(
                new Verify.Settings(
                        followed(Objects.requireNonNull(project)),
                        Optional.ofNullable(from).map(DriverJarOption::profile),
                        Optional.ofNullable(to).map(DriverJarOption::profile),
                        Optional.ofNullable(schema),
                        Optional.ofNullable(config),
                        context),
                driverJars.artifacts(),
                Objects.requireNonNull(spec).commandLine().getOut(),
                spec.commandLine().getErr());
        return choice.check ? verify.check() : verify.ask(Judge.of(choice.database, choice.major));
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
