package dev.regauge.connect.session;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * What the text of a statement says about transactions and settings.
 *
 * <p>Every semicolon counts as the start of a statement, also one inside of quotes: a statement too many is no loss,
 * since the context is only set again. What a function or a DO block does is not seen.
 *
 * @param mayLoseContext some statement in it may end the transaction, roll back a part of it, or change a setting
 * @param onlySetsModes it is {@code SET TRANSACTION} and no more, which the server takes only before the first query
 */
record StatementText(boolean mayLoseContext, boolean onlySetsModes) {

    /** Not known, and nothing to do with transactions. */
    static final StatementText PLAIN = new StatementText(false, false);

    /** With PREPARE for PREPARE TRANSACTION. */
    private static final List<String> ENDINGS = List.of("commit", "end", "rollback", "abort", "prepare");

    private static final List<String> CHANGES_OF_SETTINGS = List.of("set", "reset", "discard");

    static StatementText of(String sql) {
        return new StatementText(mayLose(sql), setsModes(sql));
    }

    StatementText and(StatementText other) {
        return new StatementText(mayLoseContext || other.mayLoseContext, onlySetsModes && other.onlySetsModes);
    }

    private static boolean mayLose(String sql) {
        for (int start = 0; start >= 0; start = afterSemicolon(sql, start)) {
            int word = skipBlank(sql, start);
            if (isAt(word, sql, ENDINGS) || changesSetting(sql, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean changesSetting(String sql, int at) {
        return isAt(at, sql, CHANGES_OF_SETTINGS) && afterSetTransaction(sql, at) < 0;
    }

    private static boolean isAt(int at, String sql, List<String> words) {
        return words.stream().anyMatch(word -> afterWord(sql, at, word) >= 0);
    }

    private static boolean setsModes(String sql) {
        int after = afterSetTransaction(sql, skipEmpty(sql, 0));
        int next = after < 0 ? -1 : afterSemicolon(sql, after);
        return after >= 0 && (next < 0 || skipEmpty(sql, next) == sql.length());
    }

    /** Where the two words end, or -1 when they do not stand there. */
    private static int afterSetTransaction(String sql, int at) {
        int afterSet = afterWord(sql, at, "set");
        return afterSet < 0 ? -1 : afterWord(sql, skipBlank(sql, afterSet), "transaction");
    }

    /** Where the first statement that is not empty begins. */
    private static int skipEmpty(String sql, int from) {
        int at = skipBlank(sql, from);
        while (sql.startsWith(";", at)) {
            at = skipBlank(sql, at + 1);
        }
        return at;
    }

    private static int afterSemicolon(String sql, int from) {
        return sql.indexOf(';', from) < 0 ? -1 : sql.indexOf(';', from) + 1;
    }

    /** Where the word ends, or -1 when it does not stand there. */
    private static int afterWord(String sql, int at, String word) {
        int end = at + word.length();
        boolean whole = end >= sql.length() || !Character.isJavaIdentifierPart(sql.charAt(end));
        return whole && sql.regionMatches(true, at, word, 0, word.length()) ? end : -1;
    }

    /** The first character that is neither white space nor in a comment. */
    private static int skipBlank(String sql, int from) {
        int at = skip(sql, from, Character::isWhitespace);
        while (sql.startsWith("--", at) || sql.startsWith("/*", at)) {
            int after = sql.charAt(at) == '-' ? skip(sql, at, c -> c != '\n' && c != '\r') : afterBlockComment(sql, at);
            at = skip(sql, after, Character::isWhitespace);
        }
        return at;
    }

    private static int skip(String sql, int from, IntPredicate skipped) {
        int at = from;
        while (at < sql.length() && skipped.test(sql.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Comments nest in PostgreSQL. */
    private static int afterBlockComment(String sql, int from) {
        int depth = 0;
        int at = from;
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
