package dev.regauge.copy.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one statement has done.
 *
 * @param tag its command tag, such as {@code INSERT 0 5}
 * @param count how many rows it changed or returned, 0 for statements that have none
 * @param rows what it returned, a row with the text of each column; a column is null for NULL
 */
// Arrays, because a load may return a row for each it stores; nobody compares parts.
@SuppressWarnings("ArrayRecordComponent")
public record Part(String tag, long count, List<byte[] @Nullable []> rows) {}
