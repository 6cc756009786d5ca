package dev.regauge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Lines of bytes, one at a time; of a line that is too long nothing is kept. */
final class InputLines {

    /** Bytes; the longest connection string has as many characters. */
    static final int LONGEST = 1 << 20;

    private static final int CHUNK = 1 << 16;

    private final InputStream input;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int end;

    private byte[] line = new byte[256];
    private int length;
    private boolean tooLong;

    InputLines(InputStream input) {
        this.input = input;
    }

    /** Goes to the next line; false behind the last. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        if (!fill()) {
            return false;
        }
        boolean ended = false;
        while (!ended && fill()) {
            int newline = newline();
            ended = newline >= 0;
            keep(ended ? newline : end);
            at = ended ? newline + 1 : end;
        }
        if (ended && length > 0 && line[length - 1] == '\r') {
            length--;
        }
        tooLong |= length > LONGEST;
        return true;
    }

    /** Makes sure that there is a byte to look at. */
    private boolean fill() throws IOException {
        while (at == end) {
            int read = input.read(chunk);
            if (read < 0) {
                return false;
            }
            at = 0;
            end = read;
        }
        return true;
    }

    private int newline() {
        for (int i = at; i < end; i++) {
            if (chunk[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** One byte more than the longest is kept: it may be the {@code \r} of the line's end. */
    private void keep(int until) {
        int more = until - at;
        tooLong |= length + more > LONGEST + 1;
        if (tooLong) {
            length = 0;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        }
        System.arraycopy(chunk, at, line, length, more);
        length += more;
    }

    /** Whether the line has more than {@link #LONGEST} bytes. */
    boolean tooLong() {
        return tooLong;
    }

    /** The line without its end; until the next one is read. */
    ByteBuffer line() {
        return ByteBuffer.wrap(line, 0, length).slice();
    }
}
