package dev.regauge.bench.copy;

import dev.regauge.bench.paired.Comparison;
import dev.regauge.bench.paired.Ratio;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.paired.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What was measured at one point of the grid.
 *
 * @param rows of a load
 * @param all who took turns, ours first
 * @param chosen the way that ours took
 */
record Cell(int rows, List<Turns> all, String chosen) {

    /** Slower than the best by more than this is too slow. */
    private static final double ALLOWED = 1.1;

    static final List<String> HEADS = List.of(
            "rows",
            "best of the driver's",
            "its ms",
            "cpu us",
            "bytes",
            "ours ms",
            "cpu us",
            "bytes",
            "ours / best",
            "",
            "ours went by");

    Turns ours() {
        return all.get(0);
    }

    Turns best() {
        return all.stream()
                .skip(1)
                .min(Comparator.comparingDouble(Turns::median))
                .orElseThrow();
    }

    /** As a line of a table. */
    List<String> line() {
        return List.of(
                String.valueOf(rows),
                best().name(),
                millis(best()),
                processor(best()),
                bytes(best()),
                millis(ours()),
                processor(ours()),
                bytes(ours()),
                ours().over(best()).toString(),
                verdict(ours().over(best())),
                chosen);
    }

    private static String millis(Turns turns) {
        return Comparison.figures(Unit.MILLISECONDS.of(turns.median()));
    }

    private static String processor(Turns turns) {
        return turns.own()
                .map(own -> Comparison.figures(own.processorNanos() / 1e3))
                .orElse("-");
    }

    private static String bytes(Turns turns) {
        return turns.own()
                .map(own -> String.format(Locale.ROOT, "%.0f", own.bytes()))
                .orElse("-");
    }

    private static String verdict(Ratio ratio) {
        return ratio.low() > ALLOWED
                ? "TOO SLOW"
                : ratio.median() > ALLOWED ? "slower?" : ratio.high() < 1 ? "faster" : "";
    }
}
