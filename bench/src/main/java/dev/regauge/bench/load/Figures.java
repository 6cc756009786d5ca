package dev.regauge.bench.load;

import dev.regauge.bench.paired.Comparison;
import dev.regauge.bench.paired.PairedRun;
import dev.regauge.bench.paired.Plan;
import dev.regauge.bench.paired.TextTable;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.run.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Processes that have taken turns, and the table of them. */
final class Figures {

    private static final double SECOND = 1e9;
    private static final double MEGABYTE = 1e6;

    private final List<WholeProcess> processes;
    private final List<Turns> times;

    private Figures(List<WholeProcess> processes, List<Turns> times) {
        this.processes = processes;
        this.times = times;
    }

    /** Lets all of them take turns. */
    static Figures measure(List<Task> tasks, Target target, Plan plan) throws Exception {
        List<WholeProcess> processes =
                tasks.stream().map(task -> new WholeProcess(task, target)).toList();
        List<Turns> times = PairedRun.of(processes, plan);
        List<Turns> all = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            all.add(processes.get(i).withSpent(times.get(i)));
        }
        return new Figures(processes, all);
    }

    /** Every single value: of the processes, then of the server. */
    void file(Output output, String work, String detail) {
        output.file(work, detail, times);
        output.file(
                work,
                detail + ", processor of the server",
                processes.stream().map(WholeProcess::ofServer).toList());
    }

    /**
     * A line a process; the ratio to the baseline is of the time for a row, in the middle of the rounds.
     *
     * @param baseline a name; where it did not run, that column is left out
     * @param more the head of a last column
     * @param moreOf its cells
     */
    String table(String baseline, List<String> more, Function<WholeProcess, List<String>> moreOf) {
        Optional<Turns> beside = times.stream()
                .filter(turns -> turns.name().equals(baseline))
                .findFirst()
                .map(this::byRow);
        List<String> heads = new ArrayList<>(
                List.of("", "s", "min", "max", "us/row", "rows/s", "client cpu s", "server cpu s", "peak MB"));
        beside.ifPresent(turns -> heads.add("x " + turns.name()));
        heads.addAll(more);
        TextTable table = new TextTable(heads);
        for (int i = 0; i < times.size(); i++) {
            List<String> cells = cells(processes.get(i), times.get(i));
            Turns byRow = byRow(times.get(i));
            beside.ifPresent(turns -> cells.add(
                    byRow.name().equals(baseline) ? "1" : byRow.over(turns).toString()));
            cells.addAll(moreOf.apply(processes.get(i)));
            table.row(cells);
        }
        return table.toString();
    }

    /** The same with nothing more. */
    String table(String baseline) {
        return table(baseline, List.of(), process -> List.of());
    }

    /** Seconds in the middle of the rounds. */
    double seconds(WholeProcess process) {
        return times.get(processes.indexOf(process)).median() / SECOND;
    }

    private Turns byRow(Turns turns) {
        return turns.per(processes.get(times.indexOf(turns)).rows());
    }

    private static List<String> cells(WholeProcess process, Turns turns) {
        double seconds = turns.median() / SECOND;
        return new ArrayList<>(List.of(
                process.name(),
                Comparison.figures(seconds),
                Comparison.figures(turns.minimum() / SECOND),
                Comparison.figures(turns.maximum() / SECOND),
                Comparison.figures(seconds * 1e6 / process.rows()),
                String.format(Locale.ROOT, "%,.0f", process.rows() / seconds),
                Comparison.figures(process.processorNanos() / SECOND),
                Comparison.figures(process.ofServer().median() / SECOND),
                String.format(Locale.ROOT, "%.0f", process.peakBytes() / MEGABYTE)));
    }
}
