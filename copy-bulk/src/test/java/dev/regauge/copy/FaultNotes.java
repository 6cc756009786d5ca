package dev.regauge.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What became of each load that met a fault, in {@code target/faults-PROCESS.tsv}: only in the long profile. */
public final class FaultNotes {

    private static final boolean LONG = Boolean.getBoolean("regauge.long");
    private static final Path FILE =
            Path.of("target", "faults-" + ProcessHandle.current().pid() + ".tsv");

    private FaultNotes() {}

    /** So many rows were offered and found in the target once all was over, and this is what the caller heard. */
    public static void add(String fault, long offered, long found, String heard) throws IOException {
        if (LONG) {
            String line = String.join("\t", fault, String.valueOf(offered), String.valueOf(found), heard) + "\n";
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
