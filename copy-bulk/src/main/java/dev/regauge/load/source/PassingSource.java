package dev.regauge.load.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What passes by once: standard input, a pipe. */
final class PassingSource implements Source {

    static final String STANDARD_INPUT = "standard input";

    /** Opens what passes by. */
    interface Opening {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Opening opening;
    private final Optional<Charset> named;
    private final AtomicLong consumed = new AtomicLong();
    private volatile @Nullable Layout layout;

    private PassingSource(String name, Opening opening, Optional<Charset> named) {
        this.name = name;
        this.opening = opening;
        this.named = named;
    }

    static Source of(String name, Opening opening, Optional<Charset> named) {
        return new PassingSource(name, opening, named);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String encoding() {
        Layout found = layout;
        return found == null
                ? named.map(Charset::name).orElse("")
                : found.charset().name();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public long consumed() {
        return consumed.get();
    }

    @Override
    public boolean isReplayable() {
        return false;
    }

    @Override
    public InputStream open(long offset) throws IOException {
        if (layout != null) {
            throw new RefusedFileException(
                    "It can be read once only", name, "write it to a file first, and load the file");
        }
        InputStream raw = Layout.buffered(new CountedInput(opening.open(), consumed, () -> {}));
        boolean packed = Layout.isPacked(raw);
        InputStream unpacked = packed ? Layout.buffered(new Unpacked(raw, name)) : raw;
        Layout found = Layout.of(unpacked, packed, named);
        layout = found;
        return Texts.from(unpacked, found, offset);
    }

    @Override
    public OptionalLong inFile(long offset) {
        Layout found = layout;
        return found != null && found.isUtf8() ? OptionalLong.of(offset + found.mark()) : OptionalLong.empty();
    }

    @Override
    public Optional<Fingerprint> fingerprint() {
        return Optional.empty();
    }

    @Override
    public Optional<Fingerprint> fingerprint(long asOfSize) {
        return Optional.empty();
    }

    @Override
    public void requireUnchanged() {
        // nobody can know
    }
}
