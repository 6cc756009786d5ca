package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.run.Address;
import java.sql.Connection;
import java.sql.SQLException;

/** A query on one connection. */
final class PreparedQuery implements Contender {

    private final Prepared how;
    private final Query query;
    private final Connection connection;
    private final Draw draw = new Draw();

    PreparedQuery(Prepared how, Query query, Address address) throws SQLException {
        this.how = how;
        this.query = query;
        this.connection = how.connect(address);
    }

    @Override
    public String name() {
        return how.name();
    }

    @Override
    public Place place() {
        return how.driver() == Prepared.Driver.PGJDBC ? Place.CALLING_THREAD : Place.OTHER_THREADS;
    }

    @Override
    public long run() throws SQLException {
        return query.run(connection, draw.id());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close a connection of " + how.name(), e);
        }
    }
}
