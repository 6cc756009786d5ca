package dev.regauge.bench.run;

import dev.regauge.bench.paired.RawFigures;
import dev.regauge.bench.paired.Turns;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * Where figures go.
 *
 * @param text for people
 * @param raw for programs, where it was asked for
 */
public record Output(PrintStream text, Optional<RawFigures> raw) {

    /** For people. */
    public void print(String lines) {
        text.println(lines);
    }

    /** Every single value, where that was asked for. */
    public void file(String work, String detail, List<Turns> all) {
        raw.ifPresent(figures -> figures.add(work, detail, all));
    }
}
