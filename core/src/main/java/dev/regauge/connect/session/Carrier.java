package dev.regauge.connect.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a connection that carries a context is asked by this package. {@code unwrap} answers it, so that it is found
 * beneath the wrappers of others too.
 */
interface Carrier {

    boolean isRequired();

    Connection beneath();

    /** See {@link SessionConnections#joining}. */
    Connection joining(Optional<SessionContext> context) throws SQLException;
}
