package dev.regauge.lint.rules;

import dev.regauge.lint.verify.Verdict;
import dev.regauge.route.Change;
import dev.regauge.route.Route;
import java.util.Optional;

/**
 * A body of a method that a rule finds, and one that it leaves alone.
 *
 * @param rule its id
 * @param route on which the first is found
 * @param change the class of what is found there, by the evidence
 * @param bad Java code; {@code SQL"} begins the text of a statement
 * @param good Java code
 * @param verdict what a server says of the statement, for rules that need one
 */
record Example(String rule, Route route, Change change, String bad, String good, Optional<Verdict> verdict) {

    private static final String TEXT = "SQL\"";

    Example(String rule, Route route, Change change, String bad, String good) {
        this(rule, route, change, bad, good, Optional.empty());
    }

    Example with(Verdict said) {
        return new Example(rule, route, change, bad, good, Optional.of(said));
    }

    /** {@code prepareStatement} of a text, and calls of the statement {@code s}. */
    static String prepared(String sql, String... calls) {
        return "PreparedStatement s = c.prepareStatement(" + literal(sql) + ");" + onStatement(calls);
    }

    static String callable(String sql, String... calls) {
        return "CallableStatement s = c.prepareCall(" + literal(sql) + ");" + onStatement(calls);
    }

    private static String onStatement(String... calls) {
        StringBuilder code = new StringBuilder();
        for (String call : calls) {
            code.append(" s.").append(call).append(';');
        }
        return code.toString();
    }

    static String plain(String method, String sql) {
        return "Statement s = c.createStatement(); s." + method + "(" + literal(sql) + ");";
    }

    static String rows(String sql, String call) {
        return "ResultSet r = c.prepareStatement(" + literal(sql) + ").executeQuery(); Object o = r." + call + ";";
    }

    private static String literal(String sql) {
        return TEXT + sql.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** The code with its texts as constants. */
    static String constant(String code) {
        return code.replace(TEXT, "\"");
    }

    /** The code with its texts put together by the running program, which adds a comment that nobody knows. */
    static String concatenated(String code) {
        return code.replace(TEXT, "\"/* \" + who + \" */ \" + \"");
    }

    @Override
    public String toString() {
        return rule + ": " + bad;
    }
}
