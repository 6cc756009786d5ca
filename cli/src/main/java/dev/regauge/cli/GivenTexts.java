package dev.regauge.cli;

import dev.regauge.url.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The texts of a call one after the other; of standard input never more than one line is held. */
interface GivenTexts {

    /**
     * The next one; empty behind the last.
     *
     * @throws UncheckedIOException when standard input cannot be read
     */
    Optional<Given> next();

    /** Arguments. */
    static GivenTexts of(List<String> arguments) {
        Iterator<String> each = arguments.iterator();
        return () -> each.hasNext() ? Optional.of(argument(each.next())) : Optional.empty();
    }

    /** Lines of UTF-8, each ended by {@code \n}, {@code \r\n} or the end of all; a byte order mark is none of the text. */
    static GivenTexts linesOf(InputStream input) {
        return new Lines(new InputLines(input));
    }

    private static Given argument(String text) {
        return text.length() > InputLines.LONGEST
                ? new Given("", OptionalLong.empty(), Optional.of(UrlProblem.TOO_LONG))
                : new Given(text, OptionalLong.empty(), Optional.empty());
    }

    /** Decodes lines. What is not UTF-8 is refused: a password with other bytes in it is another password. */
    final class Lines implements GivenTexts {

        private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

        private final InputLines lines;
        private long number;

        private Lines(InputLines lines) {
            this.lines = lines;
        }

        @Override
        public Optional<Given> next() {
            try {
                boolean there = lines.next();
                number++;
                return there ? Optional.of(given()) : Optional.empty();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private Given given() {
            OptionalLong line = OptionalLong.of(number);
            if (lines.tooLong()) {
                return new Given("", line, Optional.of(UrlProblem.TOO_LONG));
            }
            ByteBuffer bytes = lines.line();
            if (number == 1 && startsWithMark(bytes)) {
                bytes.position(BYTE_ORDER_MARK.length);
            }
            return decoded(bytes, line);
        }

        private static boolean startsWithMark(ByteBuffer bytes) {
            return bytes.limit() >= BYTE_ORDER_MARK.length
                    && bytes.slice(0, BYTE_ORDER_MARK.length).equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
        }

        private static Given decoded(ByteBuffer bytes, OptionalLong line) {
            CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
            CharBuffer text = CharBuffer.allocate(bytes.remaining());
            ByteBuffer rest = bytes.duplicate();
            CoderResult result = strict.decode(rest, text, true);
            if (!result.isError()) {
                return new Given(text.flip().toString(), line, Optional.empty());
            }
            String readable = StandardCharsets.UTF_8.decode(bytes).toString();
            OptionalInt at = OptionalInt.of(text.position() + 1);
            return new Given(readable, line, Optional.of(UrlProblem.notUtf8(Secrets.maskUrl(readable), at)));
        }
    }
}
