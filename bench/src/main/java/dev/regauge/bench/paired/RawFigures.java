package dev.regauge.bench.paired;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Every value that was measured, as tab separated text; lines that begin with {@code #} say on what. */
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
            out.print("work\tcase\tcontender\tround\toperations\tnanoseconds an operation\n");
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
                line(work, detail, turns.name(), round + 1, turns.operations(), nanos[round]);
            }
        }
    }

    private void line(String work, String detail, String contender, int round, int operations, double nanos) {
        out.print(String.format(
                Locale.ROOT, "%s\t%s\t%s\t%d\t%d\t%.0f%n", work, detail, contender, round, operations, nanos));
    }

    /** Ends the file. */
    @Override
    public void close() {
        out.close();
    }
}
