package dev.regauge.url.rewrite;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text file as it is: its bytes, the text they say, and the way between positions in both. UTF-8 or UTF-16 by its byte
 * order mark; without one UTF-8, and ISO-8859-1 where the bytes are none. Cannot be changed; not safe for use by several
 * threads.
 */
public final class SourceFile {

    private final String name;
    private final byte[] bytes;
    private final Charset charset;
    private final String text;
    private int[] byteOffsets = new int[0];
    private int[] lineStarts = new int[0];

    /**
     * A file.
     *
     * @param name relative to the project's root, with {@code /} between folders
     * @param bytes all of it, not copied
     */
    public SourceFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        charset = charset(bytes);
        text = new String(bytes, charset);
    }

    /** By byte order mark; else UTF-8. Where the bytes are not that, Latin-1, which any bytes are. */
    private static Charset charset(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        Charset marked = mark == 0xFFFE
                ? StandardCharsets.UTF_16LE
                : mark == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        try {
            marked.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return marked;
        } catch (CharacterCodingException somethingElse) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /** The name it was given. */
    public String name() {
        return name;
    }

    /** Whether this text can stand in the file as it is. */
    public boolean holds(String more) {
        return charset.newEncoder().canEncode(more);
    }

    /**
     * A part of the text.
     *
     * @param start of its characters
     * @param end behind them
     */
    public record Span(int start, int end) {}

    /**
     * An edit of a statement of SQL.
     *
     * @param start of the characters that go
     * @param end behind them
     * @param replacement as it has to stand in the file, without secrets
     * @param statement where the text of the statement stands, in order; what stands between is not a part of it
     */
    public Edit sqlEdit(int start, int end, String replacement, List<Span> statement) {
        return new Edit(
                Edit.Kind.SQL,
                line(start),
                column(start),
                byteOffset(start),
                byteOffset(end),
                replacement,
                text.substring(start, end),
                replacement,
                LineMask.hidesSecretOutside(this, start, end, statement),
                List.of());
    }

    /** The edits of this file, in the order of their spans. */
    public FileRewrite rewrite(List<Edit> edits) {
        return new FileRewrite(
                name,
                edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList(),
                sha256());
    }

    /** The file with edits made, which are in order and do not overlap. Nothing is written. */
    public SourceFile with(List<Edit> edits) {
        return new SourceFile(name, PlanWriter.edited(this, edits));
    }

    byte[] bytes() {
        return bytes;
    }

    Charset charset() {
        return charset;
    }

    /** What the bytes say, a byte order mark included. */
    public String text() {
        return text;
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Where a character of the text begins in the bytes. */
    int byteOffset(int index) {
        if (byteOffsets.length == 0) {
            byteOffsets = measure();
        }
        return byteOffsets[index];
    }

    private int[] measure() {
        int[] offsets = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            offsets[i + 1] = offsets[i] + width(text.charAt(i));
        }
        return offsets;
    }

    private int width(char c) {
        if (charset.equals(StandardCharsets.ISO_8859_1)) {
            return 1;
        }
        if (!charset.equals(StandardCharsets.UTF_8) || (c >= 0x80 && c < 0x800) || Character.isSurrogate(c)) {
            return 2;
        }
        return c < 0x80 ? 1 : 3;
    }

    /** The character that begins at an offset of the bytes. */
    int index(int byteOffset) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byteOffset(middle) < byteOffset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The line of a character of the text.
     *
     * @return counted from 1
     */
    public int line(int index) {
        int low = 0;
        int high = lineStarts().length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts[middle] <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    /** Counted from 1; a byte order mark does not count. */
    int column(int index) {
        int start = lineStart(line(index));
        int mark = start == 0 && text.startsWith("\uFEFF") ? 1 : 0;
        return index - start - mark + 1;
    }

    int lines() {
        return lineStarts().length;
    }

    /** Where a line begins; behind the last one, the end of the text. */
    int lineStart(int line) {
        return line > lineStarts().length ? text.length() : lineStarts()[line - 1];
    }

    /** A line without its end. */
    String lineText(int line) {
        int end = lineStart(line + 1);
        int start = lineStart(line);
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    private int[] lineStarts() {
        if (lineStarts.length == 0) {
            lineStarts = IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(0, text.length())
                                    .filter(this::endsLine)
                                    .map(i -> i + 1)
                                    .filter(i -> i < text.length()))
                    .toArray();
        }
        return lineStarts;
    }

    private boolean endsLine(int i) {
        char c = text.charAt(i);
        return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
    }
}
