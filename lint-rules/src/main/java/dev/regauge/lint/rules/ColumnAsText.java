package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Read;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code getString} of a column that is no text; silent where no server told the columns' types.
 *
 * @param description of the rule
 * @param probes by name of the column's type
 * @param getters to use instead, by name of the column's type
 */
record ColumnAsText(Description description, Map<String, String> probes, Map<String, String> getters)
        implements SqlRule {

    private static final Set<String> TEXT_GETTERS = Set.of("getString", "getNString");

    static ColumnAsText numbers() {
        return new ColumnAsText(
                Description.of("number-as-text", "A number read as text looks as the driver likes")
                        .why(
                                "A driver that receives numbers in binary writes their text by itself: with three decimals, without"
                                        + " trailing zeros, with other words for infinity. Exports, comparisons of texts and BigDecimals"
                                        + " made of them change without a word.")
                        .bad("rows.getString(\"total\")  -- numeric")
                        .good("rows.getBigDecimal(\"total\")")
                        .probes("reading/string-of-numeric", "reading/string-of-float8"),
                Map.of(
                        "numeric", "reading/string-of-numeric",
                        "float8", "reading/string-of-float8",
                        "float4", "reading/string-of-float8"),
                Map.of("numeric", "getBigDecimal", "float8", "getDouble", "float4", "getFloat"));
    }

    static ColumnAsText timestamps() {
        return new ColumnAsText(
                Description.of("timestamp-as-text", "A timestamp with time zone read as text shows the session's zone")
                        .why(
                                "One driver sets the session's time zone to the JVM's, another leaves the server's. The text of a"
                                        + " timestamptz shows the same moment in another zone, and so do dates cut from it.")
                        .bad("rows.getString(\"placed_at\")  -- timestamptz")
                        .good("rows.getObject(\"placed_at\", OffsetDateTime.class)")
                        .probes("reading/string-of-timestamptz"),
                Map.of("timestamptz", "reading/string-of-timestamptz"),
                Map.of("timestamptz", "getObject"));
    }

    @Override
    public List<Match> matches(SqlText text) {
        List<Match> matches = new ArrayList<>();
        for (Read read : text.site().reads()) {
            boolean asText = TEXT_GETTERS.contains(read.getter())
                    || (read.getter().equals("getObject")
                            && read.targetType().map("java.lang.String"::equals).orElse(false));
            if (asText) {
                text.column(read)
                        .filter(column -> probes.containsKey(column.type()))
                        .ifPresent(column -> matches.add(match(text, read, column)));
            }
        }
        return matches;
    }

    private Match match(SqlText text, Read read, Verdict.Column column) {
        String argument = read.column()
                .map(label -> "\"" + label + "\"")
                .orElse(Integer.toString(read.index().orElse(1)));
        String getter = getters.getOrDefault(column.type(), "getObject");
        String code = getter.equals("getObject")
                ? "getObject(" + argument + ", OffsetDateTime.class)"
                : getter + "(" + argument + ")";
        return Match.at(mention(text, column.label()))
                .probe(probes.getOrDefault(column.type(), ""))
                .judge(Judge.PROBE)
                .line(read.line())
                .message("Column `" + column.label() + "` is " + column.type() + ", and " + read.getter() + "("
                        + argument + ") reads it as text")
                .why(description.why())
                .code(code)
                .advice("Read the value with " + getter + " and format it in the program, null included.");
    }

    /** Where the text first names the column, where it does. */
    private static int mention(SqlText text, String label) {
        for (SqlStatement statement : text.statements()) {
            for (int token = 0; token < statement.size(); token++) {
                if (statement.is(token, label)) {
                    return statement.start(token);
                }
            }
        }
        return Match.NOWHERE;
    }
}
