package dev.regauge.bench.load;

import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Effort;
import dev.regauge.bench.run.Options;
import dev.regauge.bench.run.Output;
import dev.regauge.bench.run.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The same CSV by everybody, of several numbers of rows. */
record WideWork(RegaugeProgram regauge) implements Work {

    private static final int MILLION = 1_000_000;
    private static final int ROUNDS = 9;
    private static final long SEED = 20261130;

    @Override
    public void measure(BenchServer server, Options options, Output output) throws Exception {
        regauge.require();
        for (int rows : sizes(options)) {
            try (Target target = Target.at(server);
                    WideFiles files = WideFiles.of(target, rows)) {
                measure(target, files, options, output);
            }
        }
    }

    private void measure(Target target, WideFiles files, Options options, Output output) throws Exception {
        Path csv = files.write("wide.csv", WideFiles.CSV);
        List<Task> tasks = ours(csv, files.contents(), target);
        add(tasks, Peers.psql(csv, files, target), "psql", output);
        add(tasks, Peers.pgloader(files, target), "pgloader", output);
        add(tasks, Peers.liquibase(files, target, regauge.classPath()), "Liquibase", output);
        files.dropSource();
        Plan plan = plan(options);
        output.print(title("wide", files.rows(), csv, plan));
        Figures figures = Figures.measure(tasks, target, plan);
        output.print(figures.table(Peers.PSQL));
        figures.file(output, "wide", files.rows() + " rows");
    }

    private List<Task> ours(Path csv, Contents all, Target target) {
        return new ArrayList<>(List.of(
                Task.of(RegaugeProgram.NAME, regauge.load(csv, target), all),
                Task.of(
                        RegaugeProgram.NAME + " --resume --jobs 2",
                        regauge.load(csv, target, "--resume", "--jobs", "2"),
                        all),
                Task.of(RegaugeProgram.NAME + " --jobs 2", regauge.load(csv, target, "--jobs", "2"), all)));
    }

    private static void add(List<Task> tasks, Optional<Task> peer, String name, Output output) {
        peer.ifPresentOrElse(
                tasks::add, () -> output.print("LEFT OUT: " + name + " is not there, so nothing is beside it"));
    }

    static String title(String work, int rows, Path file, Plan plan) {
        return String.format(
                Locale.ROOT,
                "%s: %,d rows, a file of %,.1f MB, %d rounds",
                work,
                rows,
                WideFiles.megabytes(file),
                plan.rounds());
    }

    /** A turn is one process; nothing warms up a process. */
    static Plan plan(Options options) {
        int rounds = options.rounds().orElse(options.effort() == Effort.FULL ? ROUNDS : 3);
        return new Plan(rounds, Duration.ZERO, 1, Duration.ZERO, SEED);
    }

    static List<Integer> sizes(Options options) {
        if (!options.sizes().isEmpty()) {
            return options.sizes();
        }
        return switch (options.effort()) {
            case TINY -> List.of(500);
            case QUICK -> List.of(MILLION / 100, MILLION / 10);
            case FULL -> List.of(MILLION, 10 * MILLION);
        };
    }
}
