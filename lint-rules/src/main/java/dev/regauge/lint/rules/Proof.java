package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.Use;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Set;
import java.util.function.Predicate;

/** What makes a correction certain: what is bound, and what stands around it. */
final class Proof {

    /** How far back the beginning of a comparison is looked for. */
    private static final int FAR = 200;

    private static final Set<String> MOMENTS = Set.of("setDate", "setTime", "setTimestamp");

    private Proof() {}

    static Certainty that(Certainty certainty, boolean holds) {
        return holds ? certainty : Certainty.NONE;
    }

    /** Whether it is known what is bound to the parameter, and all of it is such. */
    static boolean bound(SqlText text, SqlText.Place place, Predicate<Binding> such) {
        var bindings = text.bindings(place.parameter());
        return !bindings.isEmpty() && bindings.stream().allMatch(such) && knowsAll(text);
    }

    /** Whether no value is bound with an index that the program computes, nor by code that nobody follows. */
    static boolean knowsAll(SqlText text) {
        return text.site().bindings().stream()
                        .noneMatch(binding ->
                                binding.index() == 0 && binding.name().isEmpty())
                && text.site().uses().stream().noneMatch(use -> use.method().equals(Use.HANDED_ON));
    }

    /** Whether parameters 1 to a number are bound, each, and no other. */
    static boolean boundExactly(SqlText text, int parameters) {
        Set<Integer> indexes = text.site().bindings().stream()
                .map(Binding::index)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        return knowsAll(text)
                && indexes.size() == parameters
                && indexes.stream().allMatch(index -> index > 0 && index <= parameters);
    }

    static boolean moment(Binding binding) {
        return MOMENTS.contains(binding.setter());
    }

    /**
     * Whether a condition can become a comparison with {@code =} without taking part of what stands around it, or
     * becoming part of that: {@code =} binds less than IN does.
     *
     * @param first token behind the condition's left side
     * @param last of the condition
     */
    static boolean standsApart(SqlStatement statement, int first, int last) {
        return endsBehind(statement, last) && beginsBefore(statement, first);
    }

    /** Whether nothing goes on behind a value or a condition that would bind more than it does. */
    static boolean endsBehind(SqlStatement statement, int last) {
        int behind = last + 1;
        return behind == statement.size()
                || statement.is(behind, TokenKind.RIGHT_PARENTHESIS)
                || statement.is(behind, TokenKind.COMMA)
                || statement.is(
                        behind,
                        "AND",
                        "OR",
                        "ORDER",
                        "GROUP",
                        "HAVING",
                        "LIMIT",
                        "OFFSET",
                        "FETCH",
                        "FOR",
                        "THEN",
                        "ELSE",
                        "END",
                        "UNION",
                        "EXCEPT",
                        "INTERSECT",
                        "RETURNING",
                        "WINDOW",
                        "WHERE");
    }

    private static boolean beginsBefore(SqlStatement statement, int first) {
        int level = statement.enclosing(first);
        for (int token = first - 1; token >= Math.max(0, first - FAR); token--) {
            if (token == level) {
                return true;
            }
            if (statement.enclosing(token) != level) {
                continue;
            }
            if (statement.is(token, "WHERE", "AND", "OR", "NOT", "ON", "WHEN", "HAVING")) {
                return true;
            }
            boolean comparison = statement.is(token, TokenKind.OPERATOR)
                    && Set.of("=", "<", ">", "<=", ">=", "<>", "!=").contains(statement.text(token));
            if (comparison || statement.is(token, "LIKE", "ILIKE", "SIMILAR", "BETWEEN", "IN", "IS")) {
                return false;
            }
        }
        return false;
    }
}
