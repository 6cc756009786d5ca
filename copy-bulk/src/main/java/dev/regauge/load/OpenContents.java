package dev.regauge.load;

import dev.regauge.load.ledger.Contents;
import dev.regauge.load.ledger.Part;
import dev.regauge.load.source.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a ledger asks of files that are looked at. */
record OpenContents(List<OpenFile> files) implements Contents {

    OpenContents {
        files = List.copyOf(files);
    }

    private interface Reading<V> {
        V read() throws IOException;
    }

    private static <V> V read(Reading<V> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Fingerprint> asOf(int file, long size) {
        return read(() -> files.get(file).source().fingerprint(size));
    }

    @Override
    public boolean hasAny(List<Part> parts) {
        return read(() -> Verification.hasAny(files, parts));
    }

    @Override
    public Set<Part> standing(int file, List<Part> parts) {
        return read(() -> Verification.standing(files.get(file), parts));
    }

    @Override
    public boolean isAll(int file, List<Part> parts) {
        return read(() -> Verification.isAll(files.get(file), parts));
    }
}
