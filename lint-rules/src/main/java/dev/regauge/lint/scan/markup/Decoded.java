package dev.regauge.lint.scan.markup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes as text. */
public final class Decoded {

    private Decoded() {}

    /**
     * UTF-8 without its byte order mark.
     *
     * @throws NotReadable where it is no UTF-8
     */
    public static String utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new NotReadable("not UTF-8");
        }
    }
}
