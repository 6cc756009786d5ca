package dev.regauge.bench.connect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Messages from the server, one after the other; the bytes of the current one lie in {@link #body}. */
final class BackendMessages {

    private final InputStream server;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).limit(0);
    private int end;

    BackendMessages(InputStream server) {
        this.server = server;
    }

    /**
     * Goes on to the next message.
     *
     * @return its tag
     * @throws IllegalStateException when the server reports an error
     */
    char next() throws IOException {
        buffer.position(end);
        demand(5);
        char tag = (char) buffer.get();
        int length = buffer.getInt() - 4;
        demand(length);
        end = buffer.position() + length;
        if (tag == 'E') {
            throw new IllegalStateException(
                    "The server refuses: " + text(length).replace('\0', ' '));
        }
        return tag;
    }

    /** Goes on until the server is ready for the next query. */
    void untilReady() throws IOException {
        while (next() != 'Z') {
            // The message says nothing that is needed.
        }
    }

    /** Stands behind the head of the message. */
    ByteBuffer body() {
        return buffer;
    }

    String text(int length) {
        String text = new String(buffer.array(), buffer.position(), length, StandardCharsets.UTF_8);
        buffer.position(buffer.position() + length);
        return text;
    }

    /** So many bytes are there; a message that is cut off moves to the front of the buffer. */
    private void demand(int bytes) throws IOException {
        if (buffer.remaining() < bytes && buffer.position() + bytes > buffer.capacity() / 2) {
            buffer.compact().flip();
        }
        while (buffer.remaining() < bytes) {
            int read = server.read(buffer.array(), buffer.limit(), buffer.capacity() - buffer.limit());
            if (read < 0) {
                throw new EOFException("The server has closed the connection");
            }
            buffer.limit(buffer.limit() + read);
        }
    }
}
