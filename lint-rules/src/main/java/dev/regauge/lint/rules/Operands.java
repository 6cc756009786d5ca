package dev.regauge.lint.rules;

import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.sql.SqlParameter;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Optional;
import java.util.Set;

/** Finds where values begin and end in a statement, without parsing it. */
final class Operands {

    private static final int LONGEST = 60;

    /** Words behind which a value begins, so that none can end with them. */
    private static final Set<String> BEFORE_A_VALUE = Set.of(
            "ALL",
            "AND",
            "ANY",
            "ARRAY",
            "AS",
            "ASYMMETRIC",
            "ASC",
            "BETWEEN",
            "BY",
            "CASE",
            "CALL",
            "DEFAULT",
            "DESC",
            "DISTINCT",
            "ELSE",
            "ESCAPE",
            "EXCEPT",
            "GROUPS",
            "RANGE",
            "VARIADIC",
            "BOTH",
            "LEADING",
            "TRAILING",
            "EXISTS",
            "FETCH",
            "FILTER",
            "FOR",
            "FROM",
            "GROUP",
            "HAVING",
            "ILIKE",
            "IN",
            "INSERT",
            "INTERSECT",
            "INTO",
            "IS",
            "JOIN",
            "LIKE",
            "LIMIT",
            "NOT",
            "OFFSET",
            "ON",
            "OR",
            "ORDER",
            "OVERLAPS",
            "PLACING",
            "RETURNING",
            "ROW",
            "ROWS",
            "SELECT",
            "SET",
            "SIMILAR",
            "SOME",
            "SYMMETRIC",
            "TABLE",
            "THEN",
            "TO",
            "UNION",
            "UPDATE",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE",
            "WINDOW",
            "WITH",
            "ZONE");

    private static final Set<String> AFTER_A_VALUE = Set.of(
            "AT",
            "COLLATE",
            "END",
            "ISNULL",
            "NOTNULL",
            "NULLS",
            "OVER",
            "WITHIN",
            "DO",
            "DAY",
            "HOUR",
            "MINUTE",
            "MONTH",
            "SECOND",
            "YEAR",
            "PRECEDING",
            "FOLLOWING",
            "PASSING",
            "CASCADE",
            "RESTRICT",
            "ROW",
            "ONLY",
            "FIRST",
            "NEXT",
            "NATURAL",
            "LEFT",
            "RIGHT",
            "FULL",
            "INNER",
            "CROSS",
            "TABLESAMPLE",
            "PLACING",
            "SIMILAR");

    private static final Set<String> JSON_ARROWS = Set.of("->", "->>", "#>", "#>>");

    private Operands() {}

    /** Whether a value can end with this token; a hole can be anything and counts as no end. */
    static boolean ends(SqlStatement statement, int token) {
        return switch (statement.kind(token)) {
            case STRING, DOLLAR_STRING, NUMBER, QUOTED_NAME, RIGHT_BRACKET, NUMBERED_PARAMETER -> true;
            case RIGHT_PARENTHESIS -> !closesDistinctOn(statement, token);
            case WORD -> !BEFORE_A_VALUE.contains(statement.upper(token));
            default -> false;
        };
    }

    private static boolean closesDistinctOn(SqlStatement statement, int parenthesis) {
        int open = statement.partner(parenthesis);
        return open != SqlStatement.NONE && statement.follows(open - 2, "DISTINCT", "ON");
    }

    /** Whether a value certainly begins with this token, and nothing that may follow one. */
    static boolean begins(SqlStatement statement, int token) {
        return switch (statement.kind(token)) {
            case STRING, DOLLAR_STRING, NUMBER, PLACEHOLDER, NUMBERED_PARAMETER -> true;
            case LEFT_PARENTHESIS -> true;
            default -> statement.is(token, "ARRAY", "CAST", "COALESCE", "CONCAT");
        };
    }

    /** Whether the word names a column and can begin a value: no keyword that may follow one. */
    static boolean isName(SqlStatement statement, int token) {
        return !BEFORE_A_VALUE.contains(statement.upper(token)) && !AFTER_A_VALUE.contains(statement.upper(token));
    }

    /** The first token of the value that ends with this one: a name, a call, a text, with its casts and keys of json. */
    static int start(SqlStatement statement, int last) {
        int token = simpleStart(statement, last);
        while (token >= 2 && JSON_ARROWS.contains(statement.text(token - 1)) && ends(statement, token - 2)) {
            token = simpleStart(statement, token - 2);
        }
        return token;
    }

    private static int simpleStart(SqlStatement statement, int last) {
        int token = last;
        while (true) {
            if (statement.is(token, TokenKind.RIGHT_BRACKET)) {
                token = openBracket(statement, token) - 1;
                continue;
            }
            if (statement.is(token, TokenKind.RIGHT_PARENTHESIS) && statement.partner(token) >= 0) {
                token = statement.partner(token);
                boolean call =
                        statement.is(token - 1, TokenKind.WORD) && !BEFORE_A_VALUE.contains(statement.upper(token - 1));
                token = call ? token - 1 : token;
            }
            while (statement.is(token - 1, TokenKind.DOT) && token >= 2) {
                token -= 2;
            }
            if (!statement.is(token - 1, TokenKind.CAST) || token < 2) {
                return Math.max(0, token);
            }
            token -= 2;
        }
    }

    private static int openBracket(SqlStatement statement, int close) {
        int token = close;
        while (token > 0 && !statement.is(token, TokenKind.LEFT_BRACKET)) {
            token--;
        }
        return Math.max(1, token);
    }

    /** The text from the value that ends before {@code token} to the end of {@code last}, on one line. */
    static String snippet(SqlStatement statement, String whole, int token, int last) {
        int first = ends(statement, token - 1) ? start(statement, token - 1) : token;
        int end = statement.end(last);
        int start = Math.max(statement.start(first), end - 2 * LONGEST);
        String line = joined(whole.substring(start, end));
        return line.length() > LONGEST
                ? "…" + line.substring(line.length() - LONGEST + 1).stripLeading()
                : line;
    }

    /** Shortened to what a message bears, blanks joined. */
    static String oneLine(String text) {
        String line = joined(text.substring(0, Math.min(text.length(), 2 * LONGEST)));
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1).stripTrailing() + "…" : line;
    }

    private static String joined(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    /** The column a parameter of {@code INSERT INTO t (a, b) VALUES (?, ?)} goes into. */
    static Optional<String> insertedColumn(SqlStatement statement, int token) {
        int open = statement.enclosing(token);
        boolean row = statement.is(open - 1, "VALUES") || statement.is(open - 1, TokenKind.COMMA);
        int into = open < 0 || !row ? SqlStatement.NONE : columnList(statement);
        if (into == SqlStatement.NONE) {
            return Optional.empty();
        }
        int index = statement.argumentIndex(token);
        int column = into + 1;
        for (int i = 0; i < index && column < statement.partner(into); column++) {
            i += statement.is(column, TokenKind.COMMA) ? 1 : 0;
        }
        return column < statement.partner(into) ? Optional.of(statement.text(column)) : Optional.empty();
    }

    private static int columnList(SqlStatement statement) {
        for (int token = 0; token < statement.size(); token++) {
            if (statement.is(token, "INTO")) {
                int open = token + 2;
                while (statement.is(open, TokenKind.DOT)) {
                    open += 2;
                }
                return statement.is(open, TokenKind.LEFT_PARENTHESIS) ? open : SqlStatement.NONE;
            }
        }
        return SqlStatement.NONE;
    }

    /** As a literal of Java source; a text of several lines as a text block. */
    static String javaText(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\r\n", "\n").replace(SqlTemplate.HOLE + "", "{..}");
        return escaped.contains("\n")
                ? "\"\"\"\n" + escaped.replace("\"\"\"", "\\\"\"\"") + "\"\"\""
                : "\"" + escaped.replace("\"", "\\\"") + "\"";
    }

    /** What a parameter is compared with or goes into, in the user's own names. */
    static String role(SqlText text, SqlText.Place place) {
        SqlStatement statement = place.statement();
        int token = place.token();
        Optional<String> column = insertedColumn(statement, token);
        if (column.isPresent()) {
            return "`" + column.get() + "`";
        }
        boolean compared = statement.is(token - 1, TokenKind.OPERATOR) && ends(statement, token - 2);
        return compared
                ? "`" + snippet(statement, text.tokens().text(), token - 1, token) + "`"
                : "parameter " + name(place.parameter());
    }

    /** The parameter as the program knows it. */
    static String name(SqlParameter parameter) {
        return parameter.name().isEmpty() ? Integer.toString(parameter.ordinal()) : "\"" + parameter.name() + "\"";
    }
}
