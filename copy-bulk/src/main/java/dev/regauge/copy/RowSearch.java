package dev.regauge.copy;

import dev.regauge.copy.travel.Rows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Which of some rows the server refuses, where an INSERT of many did not tell. COPY does, so it is given the same rows, and
 * rolled back whatever becomes of it.
 */
final class RowSearch {

    /**
     * A row that was found.
     *
     * @param line its place from 1
     * @param column where the server tells it
     * @param refusal what the server said about it alone
     */
    record Found(long line, Optional<String> column, SQLException refusal) {}

    private RowSearch() {}

    /** The row; empty where COPY does not tell either. */
    static Optional<Found> byCopy(
            LoadSession session, Target target, Rows rows, SQLException failure, Duration patience) {
        try {
            Footing footing = session.footing();
            CopyTransfer.begin(session, footing.leftOpen(), target.copy().withoutGuard(), patience)
                    .finish(rows);
            session.execute(footing.undo());
            return Optional.empty();
        } catch (SQLException again) {
            if (isTheSame(again, failure)) {
                return target.row(again, target.bareName()).map(found -> new Found(found.row(), found.column(), again));
            }
            failure.addSuppressed(again);
            return Optional.empty();
        }
    }

    /** Whether a row alone was refused for the reason that all were refused for. */
    static boolean isTheSame(SQLException again, SQLException failure) {
        return Objects.equals(again.getSQLState(), failure.getSQLState())
                && Objects.equals(constraint(again), constraint(failure));
    }

    private static @Nullable String constraint(SQLException failure) {
        ServerErrorMessage words = failure instanceof PSQLException said ? said.getServerErrorMessage() : null;
        return words == null ? null : words.getConstraint();
    }
}
