package dev.regauge.load.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Text as UTF-8. */
final class Texts {

    private Texts() {}

    /** What {@code unpacked} has behind its byte order mark, from a byte of it as UTF-8 on. */
    static InputStream from(InputStream unpacked, Layout layout, long offset) throws IOException {
        skip(unpacked, layout.mark());
        InputStream text = layout.isUtf8() ? unpacked : new Transcoded(unpacked, layout.charset());
        skip(text, offset);
        return text;
    }

    private static void skip(InputStream in, long bytes) throws IOException {
        byte[] piece = new byte[(int) Math.min(bytes, 1 << 16)];
        for (long left = bytes; left > 0; ) {
            int read = in.read(piece, 0, (int) Math.min(left, piece.length));
            if (read < 0) {
                throw new EOFException("The text ends before byte " + bytes
                        + ", where it was to be read from: it has been" + " cut short since");
            }
            left -= read;
        }
    }
}
