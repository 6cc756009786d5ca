package dev.regauge.bench.paired;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures of one paired run as a table, each contender beside one or more of them. */
public final class Comparison {

    private Comparison() {}

    /**
     * One line a contender: median, fastest and slowest round, what the calling thread spent, and for each baseline the
     * median of the ratios of the rounds with its 95 % interval. Above 1 the contender is slower than the baseline.
     *
     * @param baselines names of contenders; a name that did not run is passed over
     */
    public static String table(List<Turns> all, List<String> baselines, Unit unit) {
        return table(all, baselines, unit, "op");
    }

    /** The same of figures that are about something else than an operation, such as a {@code row}. */
    public static String table(List<Turns> all, List<String> baselines, Unit unit, String piece) {
        List<Turns> beside = baselines.stream()
                .flatMap(name -> all.stream().filter(turns -> turns.name().equals(name)))
                .toList();
        TextTable table = new TextTable(heads(beside, unit, piece));
        for (Turns turns : all) {
            table.row(cells(turns, beside, unit));
        }
        return table.toString();
    }

    private static List<String> heads(List<Turns> beside, Unit unit, String piece) {
        List<String> heads = new ArrayList<>(
                List.of("", unit.symbol() + "/" + piece, "min", "max", "cpu us/" + piece, "bytes/" + piece));
        beside.forEach(baseline -> heads.add("x " + baseline.name()));
        return heads;
    }

    private static List<String> cells(Turns turns, List<Turns> beside, Unit unit) {
        List<String> cells = new ArrayList<>();
        cells.add(turns.name());
        Stream.of(turns.median(), turns.minimum(), turns.maximum())
                .map(nanos -> figures(unit.of(nanos)))
                .forEach(cells::add);
        cells.add(turns.own()
                .map(own -> figures(Unit.MICROSECONDS.of(own.processorNanos())))
                .orElse("-"));
        cells.add(turns.own()
                .map(own -> String.format(Locale.ROOT, "%,.0f", own.bytes()))
                .orElse("-"));
        for (Turns baseline : beside) {
            cells.add(turns == baseline ? "1" : ratio(turns.over(baseline)));
        }
        return cells;
    }

    private static String ratio(Ratio ratio) {
        return ratio.toString();
    }

    /** Four figures are more than the machine is good for. */
    public static String figures(double value) {
        int places = value >= 1000 ? 0 : value >= 100 ? 1 : value >= 10 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
