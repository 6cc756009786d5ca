package dev.regauge.copy.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the server answered to one statement.
 *
 * @param tag its command tag, such as {@code INSERT 0 5}; empty when it was not executed, or not yet
 * @param rows what it returned, as text; NULL is empty
 */
public record Answer(String tag, List<List<Optional<String>>> rows) {

    static final Answer NONE = new Answer("", List.of());

    public Answer {
        rows = List.copyOf(rows);
    }

    /** The first column of the first row; empty also for NULL. */
    public Optional<String> value() {
        return rows.isEmpty() || rows.get(0).isEmpty()
                ? Optional.empty()
                : rows.get(0).get(0);
    }

    /** How many rows the tag says; empty for statements that have none. */
    public OptionalLong count() {
        String last = tag.substring(tag.lastIndexOf(' ') + 1);
        boolean number = !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(last)) : OptionalLong.empty();
    }
}
