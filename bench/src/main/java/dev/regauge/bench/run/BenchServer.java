package dev.regauge.bench.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL for measuring: no disk, no background work that comes and goes, everybody trusted. Its data lies in {@code
 * /dev/shm}, where that is a folder, and is gone after {@link #close}.
 */
public final class BenchServer implements AutoCloseable {

    /** Everybody logs in as this one. */
    public static final String USER = "postgres";

    /** The only one that is used. */
    public static final String DATABASE = "postgres";

    private final EmbeddedPostgres postgres;

    private BenchServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts one of its own.
     *
     * @throws UncheckedIOException when it cannot be started
     */
    public static BenchServer start() {
        try {
            Path memory = Path.of("/dev/shm");
            Path data = Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "regauge-bench")
                    : Files.createTempDirectory("regauge-bench");
            return new BenchServer(configured(EmbeddedPostgres.builder().setDataDirectory(data))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Builder configured(EmbeddedPostgres.Builder builder) {
        return builder.setLocaleConfig("locale", "C")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("autovacuum", "off")
                .setServerConfig("jit", "off");
    }

    /** An address of this machine. */
    public String host() {
        return "127.0.0.1";
    }

    /** Where it listens. */
    public int port() {
        return postgres.getPort();
    }

    /** Of the server itself. */
    public Address address() {
        return new Address(host(), port());
    }

    /** Runs SQL on a connection of its own, several statements where semicolons part them. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot execute " + sql, e);
        }
    }

    /** For example {@code 17.11}. */
    public String version() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("show server_version")) {
            version.next();
            return version.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask the server for its version", e);
        }
    }

    /** A new connection by the driver itself, with none of its settings changed. */
    public Connection connect() throws SQLException {
        return connect(address(), "");
    }

    /** A new connection through a network, with properties of the driver in the form {@code &name=value}. */
    public static Connection connect(Address address, String properties) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl() + "?user=" + USER + properties);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
