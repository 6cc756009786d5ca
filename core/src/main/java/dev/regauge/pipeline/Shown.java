package dev.regauge.pipeline;

import dev.regauge.url.Secrets;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What of a statement and its failure may stand in a message. */
final class Shown {

    private static final int LONGEST = 400;

    private Shown() {}

    /** A statement's text, cut, with secrets masked. */
    static String of(String sql) {
        String shown = Secrets.mask(sql);
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + " ...";
    }

    /** The primary message and the SQLSTATE, without the detail, in which the server quotes values of rows. */
    static String why(Throwable cause) {
        if (cause instanceof PSQLException failure) {
            ServerErrorMessage said = failure.getServerErrorMessage();
            String message = said == null ? failure.getMessage() : said.getMessage();
            return Secrets.mask(String.valueOf(message)) + " (" + failure.getSQLState() + ")";
        }
        return Secrets.mask(String.valueOf(cause.getMessage()));
    }
}
