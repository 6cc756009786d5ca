package dev.regauge.pipeline;

import java.util.Optional;

/** The word a statement begins with, behind blanks, comments and parentheses: it tells what cannot be part of a pipeline. */
enum FirstWord {
    /** BEGIN, COMMIT and the like. */
    CONTROLS_TRANSACTION("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release"),
    /** COPY. */
    COPIES("copy"),
    /** After these, what is prepared or looked up may mean something else. */
    CHANGES_MEANING("create", "alter", "drop", "set", "reset", "discard", "deallocate"),
    /** A plain INSERT, UPDATE or DELETE. */
    CHANGES_ROWS("insert", "update", "delete"),
    /** Any other. */
    OTHER();

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
    private final String[] words;

    FirstWord(String... words) {
        this.words = words;
    }

    static FirstWord of(String sql) {
        int from = skip(sql, 0);
        int to = from;
        while (to < sql.length() && Character.isLetter(sql.charAt(to))) {
            to++;
        }
        for (FirstWord kind : KINDS) {
            if (kind.has(sql, from, to - from)) {
                return kind;
            }
        }
        return OTHER;
    }

    private static final FirstWord[] KINDS = values();

    /** Why such a statement cannot be part of a pipeline. */
    Optional<String> refusal() {
        return switch (this) {
            case CONTROLS_TRANSACTION ->
                Optional.of("it controls the transaction, which the pipeline itself begins and ends");
            case COPIES -> Optional.of("COPY speaks a protocol of its own; use the driver's CopyManager");
            default -> Optional.empty();
        };
    }

    private boolean has(String sql, int from, int length) {
        for (String word : words) {
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
