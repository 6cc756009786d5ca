package dev.regauge.copy.wire;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server says of an error beside its SQLSTATE. */
public final class ServerErrors {

    private ServerErrors() {}

    /** The server's message, of the failure or of the first of its causes that has one; empty for one of the driver's. */
    public static Optional<ServerErrorMessage> message(@Nullable Throwable failure) {
        if (failure instanceof PSQLException said && said.getServerErrorMessage() != null) {
            return Optional.of(said.getServerErrorMessage());
        }
        return failure != null && failure.getCause() instanceof SQLException cause ? message(cause) : Optional.empty();
    }

    /** Row security refuses a row with the SQLSTATE of a missing privilege, which is about no row. */
    public static boolean isRefusedByPolicy(SQLException failure) {
        return message(failure)
                .map(ServerErrorMessage::getRoutine)
                .filter("ExecWithCheckOptions"::equals)
                .isPresent();
    }
}
