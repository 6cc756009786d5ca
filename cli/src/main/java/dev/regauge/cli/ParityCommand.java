package dev.regauge.cli;

import dev.regauge.parity.Probe;
import dev.regauge.parity.probes.Probes;
import dev.regauge.route.Route;
import java.io.PrintWriter;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code regauge parity}: what really differs between two drivers. */
@Command(
        name = "parity",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures what really differs between two drivers.",
            "Runs thousands of pieces of JDBC on both, on a PostgreSQL of its own, and reports every difference, worst"
                    + " first: with the code, both outcomes, and what to write instead. As text the first causes of many"
                    + " are shown in full; html and tsv hold all.",
        },
        footer = {
            "",
            "Examples:",
            "  regauge parity --from pgjdbc-ng:0.8.9 --to pgjdbc:42.7.14",
            "  regauge parity --from pgjdbc:42.2.5 --to pgjdbc --format html --output p.html",
            "  regauge parity --list --probe '*timestamp*'",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing that a program may notice",
            "1:something is silently different, fails, changes its class or its price",
            "2:wrong use, or Regauge could not do its work",
            "3:a server could not be reached, or was lost",
        })
final class ParityCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "P",
            description = "The driver of today: pgjdbc-ng:0.8.9, pgjdbc:42.2.5?preferQueryMode=simple, ...")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "P", description = "The driver of tomorrow.")
    private @Nullable String to;

    @ArgGroup
    private @Nullable ServerChoice server;

    @Option(
            names = "--probe",
            paramLabel = "GLOB",
            description = "Only the probes whose id matches, as 'binding/*' or '*timestamp*' do; may be repeated.")
    private List<String> patterns = List.of();

    @Mixin
    private DriverJarOption driverJars = new DriverJarOption();

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "text",
            description = "text, tsv with a line a difference, or html. Default: ${DEFAULT-VALUE}.")
    private @Nullable Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "Where the report goes. Default: standard output.")
    private @Nullable Path output;

    @Option(names = "--list", description = "Print the ids of the probes, and measure nothing.")
    private boolean list;

    /** Which server the probes run on. */
    static final class ServerChoice {

        @Option(
                names = "--embedded",
                paramLabel = "MAJOR",
                arity = "0..1",
                fallbackValue = "17",
                description = "A PostgreSQL of our own, thrown away at the end; the default, with 17. 14 to 18.")
        private @Nullable Integer major;

        @Option(
                names = "--db",
                paramLabel = "URL",
                description = "A database of yours. Probes create schemas there, named regauge_*, and drop them in the"
                        + " end; take one where that does no harm, and not by way of a pooler. A password that other"
                        + " users of this machine must not see goes into PGPASSWORD.")
        private @Nullable String database;
    }

    /** What a report looks like. */
    enum Format {
        text,
        tsv,
        html
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Probe> probes = ProbeChoice.of(Probes.all(), patterns);
        if (list) {
            probes.forEach(probe -> out.println(probe.id()));
            return ExitCode.CLEAN;
        }
        Route route = new Route(
                DriverJarOption.profile(required("--from", from)), DriverJarOption.profile(required("--to", to)));
        Artifacts artifacts = driverJars.artifacts();
        artifacts.requireAllOn(route);
        ParityReport report = new ParityReport(
                Objects.requireNonNull(format),
                Optional.ofNullable(output),
                out,
                spec.commandLine().getErr());
        report.requireWritable();
        ParityRun run =
                new ParityRun(route, probes, artifacts, spec.commandLine().getErr());
        return report.write(run.on(judge(server)), probes);
    }

    private String required(String option, @Nullable String value) {
        if (value == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "Missing option: " + option + ", as in --from pgjdbc-ng:0.8.9 --to pgjdbc:42.7.14");
        }
        return value;
    }

    private static Judge judge(@Nullable ServerChoice choice) {
        return choice == null ? Judge.of(null, null) : Judge.of(choice.database, choice.major);
    }
}
