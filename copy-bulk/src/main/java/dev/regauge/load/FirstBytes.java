package dev.regauge.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The beginning of a text that is read once more afterwards: it ends behind so many bytes, and is not closed. */
final class FirstBytes extends FilterInputStream {

    private long left;
    private boolean isCut;

    FirstBytes(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    /** Whether its end was asked for, and is not that of the text. */
    boolean isCut() {
        return isCut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
            isCut = true;
            return -1;
        }
        int read = super.read(bytes, from, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // the text is read on
    }
}
