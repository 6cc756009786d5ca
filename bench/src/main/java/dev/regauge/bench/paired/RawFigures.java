package dev.regauge.bench.paired;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every value that was measured, of an operation or of the piece of it that the work is about, as tab separated text; lines that begin with {@code #} say on what. */
public final class RawFigures implements AutoCloseable {

    private final PrintWriter out;

    private RawFigures(PrintWriter out) {
        this.out = out;
    }

    /**
     * Begins the file.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public static RawFigures to(Path file, List<String> circumstances) {
        try {
            PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            circumstances.forEach(line -> out.print("# " + line + "\n"));
            out.print("work\tcase\tcontender\tround\toperations\tnanoseconds\tnanoseconds of processor\tbytes\n");
            return new RawFigures(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the rounds of one contender after the other. */
    public void add(String work, String detail, List<Turns> all) {
        for (Turns turns : all) {
            double[] nanos = turns.nanos();
            for (int round = 0; round < nanos.length; round++) {
                out.print(String.join("\t", work, detail, turns.name(), String.valueOf(round + 1)));
                out.print("\t" + turns.operations() + "\t" + number(nanos[round]) + own(turns.own(round)) + "\n");
            }
        }
    }

    private static String own(Optional<Own> own) {
        return own.map(spent -> "\t" + number(spent.processorNanos()) + "\t" + number(spent.bytes()))
                .orElse("\t\t");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10_000 ? "%.1f" : "%.0f", value);
    }

    /** Ends the file. */
    @Override
    public void close() {
        out.close();
    }
}
