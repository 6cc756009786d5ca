package dev.regauge.bench.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Messages to the server, put together in one buffer and sent at once
 * (<a href="https://www.postgresql.org/docs/17/protocol-message-formats.html">their formats</a>). Parameters and results
 * are binary.
 */
final class FrontendMessages {

    private static final short BINARY = 1;

    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    private int start;

    void startup(Map<String, String> parameters) {
        start = buffer.position();
        buffer.putInt(0).putInt(3 << 16);
        parameters.forEach((name, value) -> {
            zeroTerminated(bytes(name));
            zeroTerminated(bytes(value));
        });
        buffer.put((byte) 0);
        buffer.putInt(start, buffer.position() - start);
    }

    void parse(byte[] name, String sql) {
        begin('P');
        zeroTerminated(name);
        zeroTerminated(bytes(sql));
        buffer.putShort((short) 0);
        end();
    }

    /** Followed by so many of {@link #parameter}, and {@link #execute}. */
    void bind(byte[] statement, int parameters) {
        begin('B');
        buffer.put((byte) 0);
        zeroTerminated(statement);
        buffer.putShort((short) 1).putShort(BINARY).putShort((short) parameters);
    }

    void parameter(long value) {
        buffer.putInt(Long.BYTES).putLong(value);
    }

    void parameter(String value) {
        byte[] text = bytes(value);
        buffer.putInt(text.length).put(text);
    }

    /** Ends the Bind, and asks for all rows. */
    void execute() {
        buffer.putShort((short) 1).putShort(BINARY);
        end();
        begin('E');
        buffer.put((byte) 0).putInt(0);
        end();
    }

    void sync() {
        begin('S');
        end();
    }

    void terminate() {
        begin('X');
        end();
    }

    void sendTo(OutputStream server) throws IOException {
        server.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void begin(char tag) {
        buffer.put((byte) tag);
        start = buffer.position();
        buffer.putInt(0);
    }

    private void end() {
        buffer.putInt(start, buffer.position() - start);
    }

    private void zeroTerminated(byte[] text) {
        buffer.put(text).put((byte) 0);
    }
}
