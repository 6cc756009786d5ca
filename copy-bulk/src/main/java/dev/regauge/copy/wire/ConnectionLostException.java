package dev.regauge.copy.wire;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The connection ended in the middle of a load, by the network, the server or our patience. What the COPY has sent is gone,
 * unless {@link #afterSent}.
 */
public final class ConnectionLostException extends SQLException {

    private static final long serialVersionUID = 1;

    private static final String ENDED_BY_COMMAND = "57P01";

    /** The server's own function: the words of a pooler that stands in between name none. */
    private static final String ROUTINE = "ProcessInterrupts";

    private final boolean afterSent;

    ConnectionLostException(String found, String state, boolean afterSent, Throwable cause) {
        super(message(found, afterSent), state, cause);
        this.afterSent = afterSent;
    }

    private ConnectionLostException(String message, String state, Throwable cause) {
        super(message, state, cause);
        this.afterSent = false;
    }

    /** It had ended before anything was sent. */
    static ConnectionLostException unused(Exception found) {
        return new ConnectionLostException(
                "The connection had ended before the load sent anything: " + found.getMessage(), state(found), found);
    }

    /** Whether these are the words with which the server itself ends a session at an administrator's command. */
    public static boolean isEndByCommand(SQLException failure) {
        ServerErrorMessage words = failure instanceof PSQLException said ? said.getServerErrorMessage() : null;
        return words != null && ENDED_BY_COMMAND.equals(words.getSQLState()) && ROUTINE.equals(words.getRoutine());
    }

    /** It has ended before anything that was sent could be kept. */
    public static ConnectionLostException unexecuted(SQLException words) {
        return new ConnectionLostException(
                "The connection has ended before the load was kept: " + words.getMessage(), state(words), words);
    }

    private static String state(Exception found) {
        return found instanceof SQLException said && said.getSQLState() != null ? said.getSQLState() : "08006";
    }

    private static String message(String found, boolean afterSent) {
        return "The connection was lost during a COPY: " + found
                + (afterSent
                        ? ". The statements behind the COPY were under way: whether they were executed is not known here"
                        : ". Nothing of it was stored");
    }

    /**
     * Whether the statements behind the COPY, such as {@code commit}, were under way, so that nobody can tell from here
     * whether they were executed.
     */
    public boolean afterSent() {
        return afterSent;
    }
}
