package dev.regauge.bench.load;

import dev.regauge.bench.copy.WideRows;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.ServerProcessor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The table that files are loaded into, and the connection that looks at it between the turns. */
final class Target implements AutoCloseable {

    static final String TABLE = "wide";

    /** Of ours with {@code --resume}, and of Liquibase. */
    private static final String LEDGERS =
            "regauge_load_part, regauge_load_file, regauge_load, databasechangelog, databasechangeloglock";

    private final BenchServer server;
    private final Connection connection;
    private final ServerProcessor processor;

    private Target(BenchServer server, Connection connection, ServerProcessor processor) {
        this.server = server;
        this.connection = connection;
        this.processor = processor;
    }

    /** An empty table without an index. */
    static Target at(BenchServer server) throws SQLException {
        server.execute("drop table if exists " + TABLE + "; " + WideRows.create(TABLE));
        Connection connection = server.connect();
        return new Target(server, connection, ServerProcessor.of(connection));
    }

    String table() {
        return TABLE;
    }

    /** Without a password. */
    String url() {
        return "postgres://" + BenchServer.USER + "@" + server.host() + ":" + server.port() + "/"
                + BenchServer.DATABASE;
    }

    BenchServer server() {
        return server;
    }

    Connection connection() {
        return connection;
    }

    /** Empties it, has SQL run behind that, and has the server write out what it owes. */
    void makeReady(String behind) throws SQLException {
        execute("truncate " + TABLE);
        execute("drop table if exists " + LEDGERS);
        execute(behind);
        execute("checkpoint");
    }

    double processorNanos() {
        return processor.nanos();
    }

    Contents contents() throws SQLException {
        return Contents.of(connection, TABLE);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
