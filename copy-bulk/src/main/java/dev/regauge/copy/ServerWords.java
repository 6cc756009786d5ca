package dev.regauge.copy;

import dev.regauge.copy.wire.ConnectionLostException;
import dev.regauge.copy.wire.ServerErrors;
import dev.regauge.copy.wire.SilentServerException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What may be repeated of a server's error. Messages about values quote them, so they are left to the cause; those about
 * constraints name objects only.
 *
 * @param column the one that the server names beside its words; that of a COPY is in its {@code ServerRow}
 */
record ServerWords(String said, Optional<String> column) {

    private static final Pattern ABOUT_A_ROW = Pattern.compile("22|23|P0|44");

    static ServerWords of(SQLException failure) {
        if (failure instanceof SilentServerException) {
            return bare(failure); // whose cause, the driver's, knows less
        }
        @Nullable ServerErrorMessage message = failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
        if (message == null) {
            return failure.getCause() instanceof SQLException cause ? of(cause) : bare(failure);
        }
        return new ServerWords(said(message), Optional.ofNullable(message.getColumn()));
    }

    private static ServerWords bare(SQLException failure) {
        boolean ours = failure instanceof SilentServerException || failure instanceof ConnectionLostException;
        String state = failure.getSQLState() == null ? "" : " (SQLSTATE " + failure.getSQLState() + ")";
        String said = (ours ? failure.getMessage() : failure.getClass().getSimpleName()) + state;
        return new ServerWords(said, Optional.empty());
    }

    /** Whether other rows might be stored where these were not. */
    static boolean areAboutARow(SQLException failure) {
        return ABOUT_A_ROW.matcher(String.valueOf(failure.getSQLState())).lookingAt()
                || ServerErrors.isRefusedByPolicy(failure);
    }

    /** Whether it is about one row by itself: a foreign key is about what all rows of a statement leave behind. */
    static boolean areAboutOneRow(SQLException failure) {
        return areAboutARow(failure) && !"23503".equals(failure.getSQLState());
    }

    private static String said(ServerErrorMessage message) {
        String state = String.valueOf(message.getSQLState());
        return (mayQuoteValues(state)
                        ? ServerRefusals.kind(state).orElse("a refusal") + "; the server's words are in the cause"
                        : message.getMessage())
                + " (SQLSTATE " + state
                + named(", constraint ", message.getConstraint())
                + named(", data type ", message.getDatatype()) + ")";
    }

    /** Data exceptions quote the data, and what functions raise is theirs to word. */
    private static boolean mayQuoteValues(String state) {
        return state.startsWith("22") || state.startsWith("P0");
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? "" : what + '"' + name + '"';
    }
}
