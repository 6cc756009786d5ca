package dev.regauge.pipeline;

import java.util.Optional;

/** The word a statement begins with, behind blanks, comments and parentheses: it tells what cannot be part of a pipeline. */
enum FirstWord {
    /** BEGIN, COMMIT and the like; PREPARE too, which may prepare a transaction to be committed by another. */
    CONTROLS_TRANSACTION("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare"),
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

    /** Whether the text may answer rows although it changes some: too often yes, never wrongly no. */
    static boolean mayReturn(String sql) {
        int length = RETURNING.length();
        for (int at = 0; at + length <= sql.length(); at++) {
            if (sql.regionMatches(true, at, RETURNING, 0, length)) {
                return true;
            }
        }
        return false;
    }

    private static final String RETURNING = "returning";

    private static final FirstWord[] KINDS = values();

    /** Why such a statement cannot be part of a pipeline. */
    Optional<String> refusal() {
        return switch (this) {
            case CONTROLS_TRANSACTION ->
                Optional.of(
                        "it controls the transaction, which the pipeline begins and ends by itself, or prepares a statement in SQL");
            case COPIES ->
                Optional.of(
                        "COPY speaks a protocol of its own; use the driver's CopyManager, for example of dataSource.copyManager(connection)");
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
            while (at < sql.length() && isSkipped(sql.charAt(at))) {
                at++;
            }
            if (sql.startsWith("--", at)) {
                at = behindLine(sql, at);
            } else if (sql.startsWith("/*", at)) {
                at = behindComment(sql, at);
            }
        } while (at > before);
        return at;
    }

    /** Empty statements are nothing to the driver. */
    private static boolean isSkipped(char c) {
        return Character.isWhitespace(c) || c == '(' || c == ';';
    }

    /** The server ends a comment at either. */
    private static int behindLine(String sql, int start) {
        int at = start;
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
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
