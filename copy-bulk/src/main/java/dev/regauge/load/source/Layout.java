package dev.regauge.load.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How text lies in a file.
 *
 * @param packed whether it is packed by gzip
 * @param charset its encoding
 * @param mark how many bytes its byte order mark has; 0 where there is none
 */
record Layout(boolean packed, Charset charset, int mark) {

    private static final int MAGIC = 0x1F8B;
    private static final int BUFFER = 1 << 16;

    /** Whether text is there as it is asked for. */
    boolean isPlain() {
        return !packed && isUtf8();
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    static InputStream buffered(InputStream in) {
        return in.markSupported() ? in : new BufferedInputStream(in, BUFFER);
    }

    /** Whether it begins as gzip does; {@code in} can mark, and is where it was. */
    static boolean isPacked(InputStream in) throws IOException {
        byte[] head = head(in, 2);
        return head.length == 2 && (((head[0] & 0xFF) << 8) | (head[1] & 0xFF)) == MAGIC;
    }

    /** Looks at unpacked text; {@code in} can mark, and is where it was. */
    static Layout of(InputStream in, boolean packed, Optional<Charset> named) throws IOException {
        byte[] head = head(in, 3);
        if (starts(head, 0xEF, 0xBB, 0xBF) && isOrNone(named, StandardCharsets.UTF_8)) {
            return new Layout(packed, StandardCharsets.UTF_8, 3);
        } else if (starts(head, 0xFF, 0xFE) && (isOrNone(named, StandardCharsets.UTF_16LE) || isUtf16(named))) {
            return new Layout(packed, StandardCharsets.UTF_16LE, 2);
        } else if (starts(head, 0xFE, 0xFF) && (isOrNone(named, StandardCharsets.UTF_16BE) || isUtf16(named))) {
            return new Layout(packed, StandardCharsets.UTF_16BE, 2);
        }
        Charset bare = isUtf16(named) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        return new Layout(packed, isUtf16(named) ? bare : named.orElse(bare), 0);
    }

    private static boolean isOrNone(Optional<Charset> named, Charset charset) {
        return named.isEmpty() || named.get().equals(charset);
    }

    /** The name that leaves the order of bytes to the mark. */
    private static boolean isUtf16(Optional<Charset> named) {
        return named.isPresent() && named.get().equals(StandardCharsets.UTF_16);
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] head(InputStream in, int length) throws IOException {
        in.mark(length);
        byte[] head = in.readNBytes(length);
        in.reset();
        return head;
    }
}
