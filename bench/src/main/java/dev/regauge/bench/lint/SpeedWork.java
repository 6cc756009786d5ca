package dev.regauge.bench.lint;

import dev.regauge.bench.paired.Comparison;
import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.paired.PairedRun;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.paired.Statistics;
import dev.regauge.bench.paired.TextTable;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.run.Ended;
import dev.regauge.bench.run.Program;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Whole processes that look at the same jar files, in pairs: {@code regauge lint} as its users start it, the same of
 * another checkout, a Java program that only unpacks the classes, ArchUnit's bare import, and SpotBugs with the detectors
 * of find-sec-bugs for SQL alone. Unpacking and import are started with the collector
 * and the compiler that our own script chooses, and without its small heap and its archive of classes.
 */
final class SpeedWork {

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    private static final double SECOND = 1e9;
    private static final double MEGABYTE = 1e6;

    private SpeedWork() {}

    /**
     * Who takes part beside our own lint.
     *
     * @param before the script of another checkout; empty where it takes no turns
     * @param archUnit a class path with ArchUnit on it; empty where it takes no turns
     * @param spotBugs a folder of jars with SpotBugs and find-sec-bugs; empty where they take no turns
     */
    record Peers(String before, String archUnit, String spotBugs) {}

    /**
     * A process, and how its turns ended.
     *
     * @param worst of the exit codes that say that it has done its work
     */
    private record Lane(String name, List<String> words, int worst, List<Ended> turns) implements Contender {
        static Lane java(String name, List<String> words, List<Path> jars) {
            List<String> all = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            all.addAll(words);
            jars.forEach(jar -> all.add(jar.toString()));
            return new Lane(name, all, 0, new ArrayList<>());
        }

        /** With findings it ends with 1. */
        static Lane lint(String name, String script, List<Path> jars) {
            List<String> all = new ArrayList<>(List.of(script, "lint"));
            jars.forEach(jar -> all.add(jar.toString()));
            all.addAll(List.of("--from", "pgjdbc-ng:0.8.9", "--to", "pgjdbc:42.7.14", "--format", "json"));
            return new Lane(name, all, 1, new ArrayList<>());
        }

        /** The last line of what it has said. */
        String words(Ended ended) {
            String said = (ended.output() + ended.errors()).strip();
            return said.substring(said.lastIndexOf('\n') + 1);
        }

        @Override
        public Place place() {
            return Place.OTHER_PROCESS;
        }

        @Override
        public long run() throws Exception {
            Ended ended = new Program(words, Map.of()).run();
            if (ended.exit() > worst) {
                throw new IllegalStateException(name + " ended with " + ended.exit() + "\n" + ended.said());
            }
            turns.add(ended);
            return 0;
        }

        @Override
        public void close() {
            // every process has ended
        }
    }

    /**
     * The table, as text.
     *
     * @param regauge our own script, built
     */
    static String of(List<Path> jars, int rounds, String regauge, Peers peers) throws Exception {
        String own = System.getProperty("java.class.path");
        List<Lane> lanes = new ArrayList<>();
        lanes.add(Lane.lint("regauge lint", regauge, jars));
        if (!peers.before().isEmpty()) {
            lanes.add(Lane.lint("regauge lint, before", peers.before(), jars));
        }
        lanes.add(Lane.java("unpacking alone", with(OPTIONS, "-cp", own, UnpackProcess.class.getName()), jars));
        if (!peers.archUnit().isEmpty()) {
            String path = own + File.pathSeparator + peers.archUnit();
            String main = ArchUnitProcess.class.getName();
            lanes.add(Lane.java("ArchUnit's import", with(OPTIONS, "-cp", path, main), jars));
            lanes.add(Lane.java("the same, plain java", List.of("-cp", path, main), jars));
        }
        if (!peers.spotBugs().isEmpty()) {
            lanes.add(Lane.java("SpotBugs, SQL only", spotBugs(Path.of(peers.spotBugs())), jars));
        }
        List<Turns> times = PairedRun.of(lanes, new Plan(rounds, Duration.ZERO, 1, Duration.ZERO, 8));
        return table(lanes, times, rounds);
    }

    private static List<String> spotBugs(Path folder) {
        File[] plugins = folder.toFile().listFiles((parent, name) -> name.startsWith("findsecbugs-plugin"));
        if (plugins == null || plugins.length != 1) {
            throw new IllegalArgumentException("There is not one findsecbugs-plugin in " + folder);
        }
        return List.of(
                "-Xmx4g",
                "-cp",
                folder + "/*",
                "edu.umd.cs.findbugs.FindBugs2",
                "-quiet",
                "-low",
                "-pluginList",
                plugins[0].toString(),
                "-visitors",
                "FindSqlInjection,SqlInjectionDetector",
                "-output",
                "/dev/null");
    }

    private static List<String> with(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    private static String table(List<Lane> lanes, List<Turns> times, int rounds) {
        TextTable table =
                new TextTable(List.of("", "s", "min", "max", "cpu s", "peak MB", "x lint", "x cpu", "what it says"));
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            Turns turns = times.get(i);
            table.row(List.of(
                    lane.name(),
                    Comparison.figures(turns.median() / SECOND),
                    Comparison.figures(turns.minimum() / SECOND),
                    Comparison.figures(turns.maximum() / SECOND),
                    Comparison.figures(median(lane, Ended::processorNanos) / SECOND),
                    String.format(Locale.ROOT, "%.0f", median(lane, Ended::peakBytes) / MEGABYTE),
                    i == 0 ? "1" : turns.over(times.get(0)).toString(),
                    Comparison.figures(
                            median(lane, Ended::processorNanos) / median(lanes.get(0), Ended::processorNanos)),
                    lane.words(lane.turns().get(0))));
        }
        return rounds + " rounds in pairs, on a machine that others use too\n\n" + table;
    }

    private static double median(Lane lane, ToDoubleFunction<Ended> figure) {
        return Statistics.median(lane.turns().stream().mapToDouble(figure).toArray());
    }
}
