package dev.regauge.lint.verify;

import dev.regauge.route.Profile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The connection of one end: opened when it is first needed, checked once, and opened anew when it was lost. */
final class Session {

    /** A program whose statements cost more connections than this has told enough. */
    private static final int MOST_CONNECTIONS = 10;

    private final Profile profile;
    private final Optional<Verifier.Connector> connector;
    private volatile Optional<Connection> connection;
    private volatile boolean usable;
    private int opened;

    Session(Profile profile, Optional<Connection> connection, Optional<Verifier.Connector> connector) {
        this.profile = profile;
        this.connection = connection;
        this.connector = connector;
    }

    /** Whether a connection is there that has answered before. */
    boolean isUsable() {
        return usable;
    }

    boolean canOpen() {
        return connector.isPresent() && opened < MOST_CONNECTIONS;
    }

    /**
     * Asks over a connection that is fit for it.
     *
     * @throws SQLException when none can be opened, or it cannot be checked
     * @throws ConnectionLost when it was lost while it was checked
     * @throws DescribingExecutes when it is not fit
     */
    Describer describer() throws SQLException, ConnectionLost, DescribingExecutes {
        if (connection.isEmpty()) {
            opened++;
            connection = Optional.ofNullable(connector.orElseThrow().open());
        }
        Describer describer = new Describer(
                connection.orElseThrow(() -> new SQLException("The driver does not take this URL for its own")),
                profile);
        if (!usable && describer.executes()) {
            throw new DescribingExecutes();
        }
        usable = true;
        return describer;
    }

    /** Gives the connection up: it is closed without a word to the server, and nobody waits for that. */
    void drop() {
        Optional<Connection> given = connection;
        connection = Optional.empty();
        usable = false;
        given.ifPresent(lost -> Watchdog.forget(() -> lost.abort(Runnable::run)));
    }

    /** What is described over this connection runs. */
    static final class DescribingExecutes extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
