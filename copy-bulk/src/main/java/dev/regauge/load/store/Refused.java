package dev.regauge.load.store;

import dev.regauge.load.record.Records;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A row of the file that was refused.
 *
 * @param row its number in the file, from 1
 * @param offset where it begins: bytes of the unpacked text as UTF-8
 * @param column where that is known
 * @param state the SQLSTATE; {@code 22P04}, bad copy file format, where the row could not even be read
 * @param constraint that it violates
 * @param reason the server's words, or ours
 * @param text the row as it stands in the file, without the end of its line
 * @param base64 whether {@code text} is base64, because it is no UTF-8
 */
public record Refused(
        long row,
        long offset,
        Optional<String> column,
        String state,
        Optional<String> constraint,
        String reason,
        String text,
        boolean base64) {

    private static final String UNREADABLE = "22P04";

    /** A row that is none. */
    static Refused unreadable(Records records, int index, String why) {
        return of(records, index, Optional.empty(), UNREADABLE, Optional.empty(), why);
    }

    static Refused of(
            Records records,
            int index,
            Optional<String> column,
            String state,
            Optional<String> constraint,
            String reason) {
        int start = records.rowStart(index);
        ByteBuffer raw = ByteBuffer.wrap(records.bytes(), start, records.rowEnd(index) - start);
        String text;
        boolean base64 = false;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(raw.duplicate()).toString();
        } catch (CharacterCodingException e) {
            text = StandardCharsets.ISO_8859_1
                    .decode(Base64.getEncoder().encode(raw))
                    .toString();
            base64 = true;
        }
        return new Refused(records.row(index), records.offset(index), column, state, constraint, reason, text, base64);
    }
}
