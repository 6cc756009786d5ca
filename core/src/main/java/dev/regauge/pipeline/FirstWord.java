package dev.regauge.pipeline;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The word a statement begins with, behind blanks, comments and parentheses: it tells what cannot be part of a pipeline. */
final class FirstWord {

    private static final Set<String> TRANSACTION =
            Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release");

    /** After these, what is prepared or looked up may mean something else. */
    private static final Set<String> CHANGES_MEANING =
            Set.of("create", "alter", "drop", "set", "reset", "discard", "deallocate");

    private static final Set<String> CHANGES_ROWS = Set.of("insert", "update", "delete");

    private final String word;

    private FirstWord(String word) {
        this.word = word;
    }

    static FirstWord of(String sql) {
        int from = skip(sql, 0);
        int to = from;
        while (to < sql.length() && Character.isLetter(sql.charAt(to))) {
            to++;
        }
        return new FirstWord(sql.substring(from, to).toLowerCase(Locale.ROOT));
    }

    /** Why such a statement cannot be part of a pipeline. */
    Optional<String> refusal() {
        if (TRANSACTION.contains(word)) {
            return Optional.of("it controls the transaction, which the pipeline itself begins and ends");
        }
        return word.equals("copy")
                ? Optional.of("COPY speaks a protocol of its own; use the driver's CopyManager")
                : Optional.empty();
    }

    /** Whether statements behind it may have to be parsed anew. */
    boolean changesMeaning() {
        return CHANGES_MEANING.contains(word);
    }

    /** Whether it is a plain INSERT, UPDATE or DELETE. */
    boolean changesRows() {
        return CHANGES_ROWS.contains(word);
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
