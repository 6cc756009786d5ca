package dev.regauge.load.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The packed bytes, with the frames of gzip's members (RFC 1952). */
final class GzipInput {

    private static final int CHECKED = 2;
    private static final int EXTRA = 4;
    private static final int NAMED = 8;
    private static final int COMMENTED = 16;

    private final InputStream in;
    private final String name;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long before;

    GzipInput(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /** Gives the inflater what is next. */
    void feed(Inflater inflater) throws IOException {
        if (at == end && !fill()) {
            throw early();
        }
        inflater.setInput(buffer, at, end - at);
        at = end;
    }

    /** What the inflater left of it. */
    void back(int count) {
        at = end - count;
    }

    void header() throws IOException {
        if (next() != 0x1F || next() != 0x8B || next() != 8) {
            throw damaged("no member of gzip begins there");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | (next() << 8));
        }
        if ((flags & NAMED) != 0) {
            skipText();
        }
        if ((flags & COMMENTED) != 0) {
            skipText();
        }
        skip((flags & CHECKED) != 0 ? 2 : 0);
    }

    /** Goes to the next member. @return false at the end, where zeros may be */
    boolean nextHeader() throws IOException {
        boolean padded = false;
        while (at < end || fill()) {
            if (buffer[at] != 0) {
                if (padded || buffer[at] != 0x1F) {
                    throw damaged("something else follows the last member");
                }
                header();
                return true;
            }
            padded = true;
            at++;
        }
        return false;
    }

    long word() throws IOException {
        return next() | (next() << 8) | (next() << 16) | ((long) next() << 24);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // until it ends
        }
    }

    private int next() throws IOException {
        if (at == end && !fill()) {
            throw early();
        }
        return buffer[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        before += end;
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private RefusedFileException early() {
        return new RefusedFileException(
                "The packed file ends before its text does",
                name + " ends at byte " + (before + end) + ", within a member of gzip",
                "get it once more: it has been cut short");
    }

    RefusedFileException damaged(String how) {
        return new RefusedFileException(
                "The packed file is damaged",
                name + ", at or before byte " + (before + at) + ": " + how,
                "get it once more, and see that gzip -t takes it");
    }

    void close() throws IOException {
        in.close();
    }
}
