package dev.regauge.parity.report;

import dev.regauge.parity.Cause;
import dev.regauge.parity.Comparison;
import dev.regauge.parity.Difference;
import dev.regauge.route.Outcome;
import java.util.List;
import java.util.Locale;

/** The words that every report uses for the same things. */
final class Words {

    private static final int BEFORE_THE_DIFFERENCE = 20;
    private static final String CUT = "...";

    private Words() {}

    /** A number with its noun: {@code 1 cause}, {@code 2,500 causes}. */
    static String count(int number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** What a reader cannot guess about outcomes. */
    static final String LEGEND =
            "\"rows: 1, a; 2, b\" are two rows of two columns; where a probe reads twice, or its id"
                    + " ends in -sixth, that is the sixth execution, from which on pgjdbc may read binary";

    /** {@code 2,500}. */
    static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A text at the right end of a column. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** What the reader most wants to know, one sentence. */
    static String verdict(Comparison comparison, Overview overview) {
        if (comparison.probes() == 0) {
            return "Nothing was measured, so nothing can be said.";
        }
        int silent = overview.probes(Section.SILENT);
        int breaks = overview.probes(Section.BREAKS);
        if (silent > 0) {
            return count(overview.causes(Section.SILENT), "thing", "things") + " will silently change: seen by "
                    + count(silent, "probe", "probes") + ", with no error.";
        }
        return breaks > 0
                ? "Nothing changes silently; " + count(breaks, "probe works", "probes work") + " today and will fail."
                : overview.probes() == 0 ? "Nothing differs." : "Nothing changes silently, and nothing breaks.";
    }

    /** How much was looked at, and how much of it differs. */
    static String extent(Comparison comparison, Overview overview) {
        String ran = count(comparison.probes(), "probe", "probes");
        return overview.probes() == 0
                ? ran + "; none differs"
                : ran + "; " + count(overview.probes(), "differs", "differ") + ", for "
                        + count(comparison.causes().size(), "distinct cause", "distinct causes");
    }

    /** On what, and in which JVM. */
    static String measuredOn(Comparison comparison) {
        return comparison.server() + ", in a JVM with the time zone " + comparison.timeZone() + " and the locale "
                + comparison.locale();
    }

    /**
     * What a driver did: {@code answers: rows: 1}, {@code fails 42601: syntax error}, {@code hangs}.
     *
     * @param text what of its detail is shown
     */
    static String outcome(Outcome outcome, String text) {
        return verb(outcome) + (text.isBlank() ? "" : ": " + text);
    }

    /** What a driver did, with the SQLSTATE where there is one. */
    static String verb(Outcome outcome) {
        return outcome instanceof Outcome.Failure failure
                ? outcome.verb() + failure.sqlState().map(state -> " " + state).orElse("")
                : outcome.verb();
    }

    /**
     * A long outcome around the place where it parts from the other one.
     *
     * @param limit characters to show, of some more than {@value #BEFORE_THE_DIFFERENCE}
     */
    static String shortened(String text, String other, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int same = 0;
        while (same < Math.min(text.length(), other.length()) && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        int start = same < limit - BEFORE_THE_DIFFERENCE ? 0 : Math.max(0, same - BEFORE_THE_DIFFERENCE);
        return (start > 0 ? CUT : "") + cut(text.substring(boundary(text, start)), limit);
    }

    /** The beginning of a text that is too long. */
    static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, boundary(text, limit - CUT.length())) + CUT;
    }

    /** The last statements of a set-up that is too long: they tell most. */
    static String lastStatements(String sql, int limit) {
        if (sql.length() <= limit) {
            return sql;
        }
        int start = boundary(sql, sql.length() - limit + CUT.length() + 1);
        int statement = sql.indexOf("; ", start);
        return statement < 0 ? CUT + sql.substring(start) : CUT + " " + sql.substring(statement + 2);
    }

    /** Not between the halves of a character. */
    private static int boundary(String text, int offset) {
        return offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset))
                ? offset - 1
                : offset;
    }

    /** The other probes that show a cause. */
    static List<String> others(Cause cause) {
        return cause.differences().stream().skip(1).map(Difference::probe).toList();
    }
}
