package dev.regauge.load.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 out of another encoding. Bytes that mean nothing in it become one 0xFF, which no UTF-8 has. */
final class Transcoded extends InputStream {

    private static final int PIECE = 1 << 15;
    private static final byte NOTHING = (byte) 0xFF;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).flip();
    private final CharBuffer characters = CharBuffer.allocate(PIECE);
    private final ByteBuffer text = ByteBuffer.allocate(4 * PIECE).flip();
    private boolean ended;
    private boolean flushed;

    Transcoded(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        return isMore() ? text.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        } else if (!isMore()) {
            return -1;
        }
        int count = Math.min(length, text.remaining());
        text.get(into, from, count);
        return count;
    }

    private boolean isMore() throws IOException {
        while (!text.hasRemaining() && !flushed) {
            text.clear();
            decode();
            text.flip();
        }
        return text.hasRemaining();
    }

    private void decode() throws IOException {
        fill();
        CoderResult result = decoder.decode(bytes, characters, ended);
        if (ended && result.isUnderflow() && decoder.flush(characters).isUnderflow()) {
            flushed = true;
        }
        encode();
        if (result.isError()) {
            bytes.position(bytes.position() + result.length());
            text.put(NOTHING);
        }
    }

    private void fill() throws IOException {
        if (ended || bytes.remaining() > 64) {
            return; // an error ends a piece early: what is left of it comes first
        }
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private void encode() {
        characters.flip();
        CoderResult result = encoder.encode(characters, text, flushed);
        while (result.isError()) { // half of a pair, which UTF-32 can hold
            characters.position(characters.position() + result.length());
            text.put(NOTHING);
            result = encoder.encode(characters, text, flushed);
        }
        characters.compact();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
