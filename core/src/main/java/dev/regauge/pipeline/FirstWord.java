package dev.regauge.pipeline;

import java.util.List;
import java.util.Optional;

/** The word a statement begins with, behind blanks, comments and parentheses: it tells what cannot be part of a pipeline. */
final class FirstWord {

    private static final List<String> TRANSACTION =
            List.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release");

    /** After these, what is prepared or looked up may mean something else. */
    private static final List<String> CHANGES_MEANING =
            List.of("create", "alter", "drop", "set", "reset", "discard", "deallocate");

    private static final List<String> CHANGES_ROWS = List.of("insert", "update", "delete");

    private static final List<String> COPY = List.of("copy");

    private final String sql;
    private final int from;
    private final int length;

    private FirstWord(String sql, int from, int length) {
        this.sql = sql;
        this.from = from;
        this.length = length;
    }

    static FirstWord of(String sql) {
        int from = skip(sql, 0);
        int to = from;
        while (to < sql.length() && Character.isLetter(sql.charAt(to))) {
            to++;
        }
        return new FirstWord(sql, from, to - from);
    }

    /** Why such a statement cannot be part of a pipeline. */
    Optional<String> refusal() {
        if (isOneOf(TRANSACTION)) {
            return Optional.of("it controls the transaction, which the pipeline itself begins and ends");
        }
        return isOneOf(COPY)
                ? Optional.of("COPY speaks a protocol of its own; use the driver's CopyManager")
                : Optional.empty();
    }

    /** Whether statements behind it may have to be parsed anew. */
    boolean changesMeaning() {
        return isOneOf(CHANGES_MEANING);
    }

    /** Whether it is a plain INSERT, UPDATE or DELETE. */
    boolean changesRows() {
        return isOneOf(CHANGES_ROWS);
    }

    private boolean isOneOf(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.length() == length && sql.regionMatches(true, from, word, 0, length)) {
                return true;
            }
        }
        return false;
    }

    private static int skip(String sql, int start) {
        int at = start;
        int before;
        do {
            before = at;
            while (at < sql.length() && (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == '(')) {
                at++;
            }
            if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", at)) {
                at = behindComment(sql, at);
            }
        } while (at > before);
        return at;
    }

    /** Comments nest in PostgreSQL. */
    private static int behindComment(String sql, int start) {
        int depth = 0;
        int at = start;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        return Math.min(at, sql.length());
    }
}
