package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.SqlParameter;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** {@code interval '? days'}, and {@code '%?%'} where a value is bound to it. */
record QuotedPlaceholder() implements SqlRule {

    private static final String WHY =
            "Inside quotes, dollar quotes too, a question mark is a question mark. The server sees no parameter"
                    + " there, and the driver refuses a value for one that does not exist.";

    private static final Set<String> UNITS =
            Set.of("second", "sec", "minute", "min", "hour", "day", "week", "month", "mon", "year");

    @Override
    public Description description() {
        return Description.of("quoted-placeholder", "A question mark inside quotes is no parameter")
                .why(WHY)
                .bad("SELECT * FROM orders WHERE placed_at > now() - interval '? days'")
                .good("SELECT * FROM orders WHERE placed_at > now() - ? * interval '1 day'")
                .brokenEverywhere()
                .probes("placeholders/interval-quoted");
    }

    @Override
    public List<Match> matches(SqlText text) {
        boolean boundTooMany = boundTooMany(text);
        List<Match> matches = new ArrayList<>();
        for (SqlStatement statement : text.jdbc() ? text.statements() : List.<SqlStatement>of()) {
            for (int token = 0; token < statement.size(); token++) {
                boolean interval = statement.is(token - 1, "INTERVAL")
                        || (statement.is(token + 1, TokenKind.CAST) && statement.is(token + 2, "INTERVAL"));
                boolean dollars = statement.is(token, TokenKind.DOLLAR_STRING);
                boolean marked = (dollars || statement.is(token, TokenKind.STRING))
                        && statement.text(token).indexOf('?') >= 0;
                if (marked && dollars && boundTooMany) {
                    matches.add(inDollars(statement, token));
                } else if (marked && !dollars && (interval || boundTooMany)) {
                    matches.add(match(text, statement, token, interval));
                }
            }
        }
        return matches;
    }

    /** A question mark in a text is harmless by itself; a value bound beyond the parameters of the one text shows that it was meant. */
    private static boolean boundTooMany(SqlText text) {
        if (text.site().templates().size() > 1 || text.tokens().text().indexOf(Lexer.HOLE) >= 0) {
            return false;
        }
        int parameters = text.tokens().parameters().size();
        return text.site().bindings().stream().mapToInt(Binding::index).anyMatch(index -> index > parameters);
    }

    private static Match match(SqlText text, SqlStatement statement, int token, boolean interval) {
        String quoted = statement.text(token);
        Match.Builder match = Match.at(statement.start(token) + quoted.indexOf('?'))
                .probe("placeholders/interval-quoted")
                .judge(Judge.SERVER_REFUSING)
                .message("`" + (interval ? "interval " : "") + Operands.oneLine(quoted)
                        + "`: a question mark inside quotes is no parameter")
                .why(WHY);
        if (interval) {
            return inInterval(text, match, statement, token);
        }
        if (quoted.startsWith("'") && quoted.endsWith("'") && quoted.indexOf('?') == quoted.lastIndexOf('?')) {
            match.replace(statement.start(token), statement.end(token), concatenated(quoted))
                    .certain(Proof.that(
                            Certainty.REPAIRS,
                            statement.is(token - 1, "LIKE", "ILIKE")
                                    && Proof.endsBehind(statement, token)
                                    && binds(text, statement.start(token), Bound::text)));
        }
        return match.advice("Take the question mark out of the quotes and join the pieces with ||."
                + (quoted.startsWith("'%")
                        ? " Its price, as before: no B-tree index serves a pattern that begins with %."
                        : ""));
    }

    /** The body of a block or a function, most of the time, which the server reads when it runs it. */
    private static Match inDollars(SqlStatement statement, int token) {
        return Match.at(statement.start(token) + statement.text(token).indexOf('?'))
                .probe("placeholders/interval-quoted")
                .judge(Judge.SERVER_REFUSING)
                .message("A question mark between dollar quotes is no parameter, and a value is bound for it")
                .why(WHY)
                .advice(
                        statement.is(0, "DO")
                                ? "DO takes no values. Make a function with arguments of the block, or hand them over with"
                                        + " set_config('app.id', ?, true) before it and current_setting('app.id') in it."
                                : "Take the question mark out of the quotes.");
    }

    private static Match inInterval(SqlText text, Match.Builder match, SqlStatement statement, int token) {
        String quoted = statement.text(token);
        String unit = quoted.substring(1, quoted.length() - 1).replace("?", "").strip();
        boolean simple = statement.is(token - 1, "INTERVAL")
                && quoted.startsWith("'?")
                && !unit.isEmpty()
                && unit.chars().allMatch(Character::isLetter);
        if (simple) {
            match.replace(statement.start(token - 1), statement.end(token), "? * interval '1 " + singular(unit) + "'")
                    .certain(Proof.that(
                            Certainty.REPAIRS,
                            UNITS.contains(singular(unit).toLowerCase(Locale.ROOT))
                                    && Proof.endsBehind(statement, token)
                                    && binds(text, statement.start(token), QuotedPlaceholder::counts)));
        }
        return match.advice("Multiply: ? * interval '1 day' with setInt; or build it with make_interval(days => ?).");
    }

    /** Whether the parameter that comes in at an offset is one for which a value is bound that no other is for. */
    private static boolean binds(SqlText text, int offset, Predicate<Binding> such) {
        List<SqlParameter> parameters = text.tokens().parameters();
        int ordinal = 1
                + (int) parameters.stream()
                        .filter(known -> known.end() <= offset)
                        .count();
        return Proof.boundExactly(text, parameters.size() + 1)
                && text.site().bindings().stream()
                        .filter(binding -> binding.index() == ordinal)
                        .allMatch(such);
    }

    private static boolean counts(Binding binding) {
        return Set.of("setInt", "setLong", "setShort", "setDouble").contains(binding.setter());
    }

    private static String singular(String unit) {
        return unit.endsWith("s") && unit.length() > 2 ? unit.substring(0, unit.length() - 1) : unit;
    }

    private static String concatenated(String quoted) {
        int mark = quoted.indexOf('?');
        String before = quoted.substring(0, mark) + "'";
        String after = "'" + quoted.substring(mark + 1);
        return (before.equals("''") ? "" : before + " || ") + "?" + (after.equals("''") ? "" : " || " + after);
    }
}
