package dev.regauge.copy;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What may be repeated of a server's error, and where it happened. Messages about values quote them, so they are left to the
 * cause; those about constraints name objects only.
 *
 * @param line the row of the COPY that failed, from 1; 0 where it is not known
 */
record ServerWords(String said, long line, Optional<String> column) {

    /** The context says {@code COPY orders, line 7, column placed_at}; the words, not their order, depend on the server's language. */
    private static final Pattern LINE = Pattern.compile("(?m)^COPY .*?, \\D*?(\\d+)(?:, .*)?$");

    static ServerWords of(SQLException failure) {
        @Nullable ServerErrorMessage message = failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
        if (message == null) {
            return failure.getCause() instanceof SQLException cause ? of(cause) : new ServerWords(bare(failure), 0, Optional.empty());
        }
        return new ServerWords(said(message), line(message.getWhere()), Optional.ofNullable(message.getColumn()));
    }

    private static String bare(SQLException failure) {
        return failure.getClass().getSimpleName() + " with SQLSTATE " + failure.getSQLState();
    }

    private static String said(ServerErrorMessage message) {
        String state = String.valueOf(message.getSQLState());
        String words = mayQuoteValues(state) ? "the server's words are in the cause" : String.valueOf(message.getMessage());
        return words + " (SQLSTATE " + state
                + named(", constraint ", message.getConstraint())
                + named(", data type ", message.getDatatype()) + ")";
    }

    /** Data exceptions quote the data, and what functions raise is theirs to word. */
    private static boolean mayQuoteValues(String state) {
        return state.startsWith("22") || state.startsWith("P0") || !state.matches("[0-9A-Z]{5}");
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? "" : what + '"' + name + '"';
    }

    private static long line(@Nullable String where) {
        long line = 0;
        Matcher matcher = LINE.matcher(where == null ? "" : where);
        while (matcher.find()) {
            line = Long.parseLong(matcher.group(1)); // the outermost comes last
        }
        return line;
    }
}
