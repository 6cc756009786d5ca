package dev.regauge.load.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** One file, or standard input. */
public interface Source {

    /** As messages show it: the path as it was given, or {@code standard input}. */
    String name();

    /** What its text is written in, once that is known. */
    String encoding();

    /** How many bytes it has as it lies there, packed; empty where nobody knows. */
    OptionalLong size();

    /** How many bytes of {@link #size} have been read so far, by whoever reads it now; for showing progress. */
    long consumed();

    /** Whether it can be read more than once. */
    boolean isReplayable();

    /**
     * Its text as UTF-8, without a byte order mark, from this byte of it on. Bytes that mean nothing in its encoding become
     * {@code 0xFF}, which no UTF-8 has, so that their row is refused.
     *
     * @throws IOException when it cannot be read; reading throws it too when it ends early or was changed meanwhile
     */
    InputStream open(long offset) throws IOException;

    /** Where a byte of its text as UTF-8 is in the unpacked file; the same but for other encodings and a byte order mark. */
    OptionalLong inFile(long offset);

    /** What tells it from others; empty where it cannot be read again. */
    Optional<Fingerprint> fingerprint() throws IOException;

    /** What it would be if it ended behind so many bytes of it, packed; empty where it is shorter, or cannot be read again. */
    Optional<Fingerprint> fingerprint(long asOfSize) throws IOException;

    /**
     * Whether it is what it was when it was opened: a file that was written to meanwhile has rows that were not whole.
     *
     * @throws IOException that says what has changed
     */
    void requireUnchanged() throws IOException;
}
