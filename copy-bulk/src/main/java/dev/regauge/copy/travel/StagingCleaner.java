package dev.regauge.copy.travel;

import dev.regauge.connect.session.SessionConnections;
import dev.regauge.copy.wire.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what a load has left of its staging tables. */
final class StagingCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(ParallelCopy.class);

    private final Lanes lanes;
    private final Staging staging;
    private final Duration patience;

    StagingCleaner(Lanes lanes, Staging staging, Duration patience) {
        this.lanes = lanes;
        this.staging = staging;
        this.patience = patience;
    }

    /** On a connection of its own, since those of the load may be lost; says in the log where that fails. */
    void clean() {
        try (Connection connection = lanes.source().getConnection()) {
            Connection beneath = SessionConnections.beneath(connection);
            Patience.during(beneath, patience, "it was to drop the staging tables", () -> drop(beneath));
        } catch (SQLException e) {
            LOG.warn(
                    "Staging tables of a load may be left over: {} (SQLSTATE {}). To fix: drop them",
                    staging.tables(),
                    e.getSQLState());
        }
    }

    private int drop(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '30s'; set local client_min_messages = warning");
            for (String context : lanes.begin().subList(1, lanes.begin().size())) {
                statement.execute(context);
            }
            for (String drop : staging.drops()) {
                statement.execute(drop);
            }
            connection.commit();
            return staging.drops().size();
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }
}
