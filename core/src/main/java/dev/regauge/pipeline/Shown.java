package dev.regauge.pipeline;

import dev.regauge.url.Secrets;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What of a statement and its failure may stand in a message. */
final class Shown {

    private static final int LONGEST = 400;

    /** Texts in quotes and between dollars. */
    private static final Pattern LITERAL = Pattern.compile("(?s)'(?:[^']|'')*'|\\$(\\w*)\\$.*?\\$\\1\\$");

    /** In a failure about a value the server quotes it. */
    private static final Pattern QUOTED = Pattern.compile("(?s)\".*\"");

    private static final String DATA_EXCEPTION = "22";

    private Shown() {}

    /** A statement's text, cut, without its literals. */
    static String of(String sql) {
        String shown = Secrets.mask(LITERAL.matcher(sql).replaceAll("'…'"));
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + " ...";
    }

    /** The primary message and the SQLSTATE, without the detail, in which the server quotes values of rows. */
    static String why(Throwable cause) {
        if (cause instanceof SQLException failure) {
            String state = String.valueOf(failure.getSQLState());
            String message = Secrets.mask(primary(failure));
            return (state.startsWith(DATA_EXCEPTION) ? QUOTED.matcher(message).replaceAll("\"…\"") : message) + " ("
                    + state + ")";
        }
        return cause.getClass().getSimpleName() + ": " + Secrets.mask(String.valueOf(cause.getMessage()));
    }

    private static String primary(SQLException failure) {
        ServerErrorMessage said = failure instanceof PSQLException ofDriver ? ofDriver.getServerErrorMessage() : null;
        return String.valueOf(said == null ? failure.getMessage() : said.getMessage());
    }
}
