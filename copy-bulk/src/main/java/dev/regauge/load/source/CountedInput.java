package dev.regauge.load.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is read, and has a look at its end. */
final class CountedInput extends FilterInputStream {

    /** What is done at the end. */
    interface AtEnd {
        void look() throws IOException;
    }

    private final AtomicLong count;
    private final AtEnd atEnd;

    CountedInput(InputStream in, AtomicLong count, AtEnd atEnd) {
        super(in);
        this.count = count;
        this.atEnd = atEnd;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read < 0) {
            atEnd.look();
        } else {
            count.addAndGet(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count.addAndGet(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
