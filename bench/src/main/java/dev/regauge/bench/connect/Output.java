package dev.regauge.bench.connect;

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
record Output(PrintStream text, Optional<RawFigures> raw) {

    void print(String lines) {
        text.println(lines);
    }

    void file(String work, String detail, List<Turns> all) {
        raw.ifPresent(figures -> figures.add(work, detail, all));
    }
}
