package dev.regauge.load.store;

import dev.regauge.connect.failure.FailureClass;
import dev.regauge.copy.table.Guard;
import dev.regauge.copy.wire.ServerErrors;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.util.ServerErrorMessage;

/** What an error of the server's means for a load. */
public final class ServerSays {

    /** Data, constraints, check options, what triggers raise, index rows too large, two rows of a key in one upsert. */
    private static final Pattern ABOUT_ROWS = Pattern.compile("22|23|44|P0|38|39|54000|21000");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private ServerSays() {}

    /** Whether other rows might be stored where these were not. */
    public static boolean isAboutRows(SQLException failure) {
        return !(failure instanceof NotBegunException)
                && !isLost(failure)
                && !Guard.failed(failure)
                && (ABOUT_ROWS.matcher(String.valueOf(failure.getSQLState())).lookingAt()
                        || ServerErrors.isRefusedByPolicy(failure));
    }

    /** Whether the same transaction may succeed when it is tried again; so it may for want of a lock, since a load can wait. */
    public static boolean isPassing(SQLException failure) {
        return FailureClass.of(failure) == FailureClass.RETRY_NOW || LOCK_NOT_AVAILABLE.equals(failure.getSQLState());
    }

    /** Whether the role has not the right. */
    public static boolean isForbidden(SQLException failure) {
        return "42501".equals(failure.getSQLState());
    }

    /** Whether the connection, or the whole server, is gone. */
    public static boolean isLost(SQLException failure) {
        return FailureClass.of(failure) == FailureClass.RETRY_ON_NEW_CONNECTION
                || failure instanceof SQLTransientConnectionException; // a pool's that could not connect
    }

    /** The constraint that was violated. */
    public static Optional<String> constraint(SQLException failure) {
        return ServerErrors.message(failure).map(ServerErrorMessage::getConstraint);
    }

    /** The table that a constraint is of. */
    public static Optional<String> table(SQLException failure) {
        return ServerErrors.message(failure).map(ServerErrorMessage::getTable);
    }

    static Optional<String> column(SQLException failure) {
        return ServerErrors.message(failure).map(ServerErrorMessage::getColumn);
    }

    static String message(SQLException failure) {
        return ServerErrors.message(failure)
                .map(said -> String.valueOf(said.getMessage()))
                .orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    static Optional<String> detail(SQLException failure) {
        return ServerErrors.message(failure).map(ServerErrorMessage::getDetail);
    }

    /** Its words and its detail, in one line: they quote the value, as whoever looks for it needs. */
    public static String words(SQLException failure) {
        return message(failure) + detail(failure).map(detail -> ": " + detail).orElse("");
    }
}
