package dev.regauge.cli;

import dev.regauge.load.LoadReport;
import dev.regauge.load.LoadReport.Outcome;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A process with a load that ends when it is told to, or never; for {@link LoadInterruptionTest}. */
final class StoppableLoad {

    private StoppableLoad() {}

    /** The address of a database, then {@code obedient} or {@code deaf}. */
    public static void main(String[] arguments) {
        Object[] command = {"-", "--format", "csv", "--into", arguments[0], "--table", "t"};
        boolean obedient = arguments[1].equals("obedient");
        LoadRunner runner = (plan, input, database, watch, approval) -> {
            System.out.println("loading");
            while (!obedient || !watch.isStopping()) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            return stopped();
        };
        LoadSurroundings surroundings = LoadSurroundings.of(
                InputStream.nullInputStream(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(new LoadRun(LoadPlans.of(command), runner, surroundings).run());
    }

    private static LoadReport stopped() {
        return new LoadReport(
                Outcome.NOTHING_KEPT,
                500,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                Duration.ofSeconds(1),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("It was told to end"),
                false,
                false);
    }
}
