package dev.regauge.load.record;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The text that rows are cut from, and what was read beyond a cut. */
final class RawText {

    private final InputStream in;
    private final long toOffset;
    private long offset;
    private byte[] kept = new byte[8192];
    private int keptLength;

    RawText(InputStream in, long offset, long toOffset) {
        this.in = in;
        this.offset = offset;
        this.toOffset = toOffset;
    }

    /** Reads until there are so many bytes. @return false where the text ends before or there */
    boolean fill(Records into, int length) throws IOException {
        restore(into);
        while (into.rawEnd() < length) {
            int wanted = (int) Math.min(length - into.rawEnd(), toOffset - offset);
            if (wanted == 0) {
                return false;
            }
            into.room(wanted);
            int read = in.read(into.bytes(), into.rawEnd(), wanted);
            if (read < 0) {
                requireEnd();
                return false;
            }
            into.rawAdded(read);
            offset += read;
        }
        return true;
    }

    private void restore(Records into) {
        if (keptLength > 0) {
            into.room(keptLength);
            System.arraycopy(kept, 0, into.bytes(), into.rawEnd(), keptLength);
            into.rawAdded(keptLength);
            keptLength = 0;
        }
    }

    private void requireEnd() throws IOException {
        if (toOffset != Long.MAX_VALUE) {
            throw new EOFException("The text ends at byte " + offset + ", and had at least " + toOffset
                    + " bytes when it was read before: it has been cut short since");
        }
    }

    /** Keeps what is behind the cut for the next rows. */
    void keep(byte[] bytes, int from, int to) {
        keptLength = to - from;
        if (kept.length < keptLength) {
            kept = new byte[keptLength];
        } else if (kept.length > 1 << 20 && keptLength < 8192) {
            kept = new byte[8192];
        }
        System.arraycopy(bytes, from, kept, 0, keptLength);
    }

    void close() throws IOException {
        kept = Arrays.copyOf(kept, 0);
        keptLength = 0;
        in.close();
    }
}
