package dev.regauge.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * A real PostgreSQL that one test has for itself and may stop and start again, on the same port and with the same data.
 *
 * <p>It starts in one to two seconds and stops with {@link #close} or when the JVM ends; then its data is gone. Login,
 * time zone and language are those of the {@link EmbeddedServer}. Safe for use by several threads.
 */
public final class OwnServer implements AutoCloseable {

    private final Path data;
    private final Map<String, String> settings;
    private final Thread stopWithJvm = new Thread(this::end, "stop-own-server");
    private EmbeddedPostgres postgres;
    private boolean running;

    private OwnServer(Path data, Map<String, String> settings) throws IOException, SQLException {
        this.data = data;
        this.settings = Map.copyOf(settings);
        this.postgres = builder().start();
        this.running = true;
        Runtime.getRuntime().addShutdownHook(stopWithJvm);
        EmbeddedServer.demandPassword(postgres);
    }

    static OwnServer start(Map<String, String> settings) {
        try {
            return new OwnServer(Files.createTempDirectory("own-server"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("A server started but could not be set up", e);
        }
    }

    /** A fresh and empty database, owned by the superuser that its {@link TestDatabase#user} names. */
    public TestDatabase newDatabase() {
        return EmbeddedServer.newDatabase(port());
    }

    /** Always the loopback address. */
    public String host() {
        return EmbeddedServer.HOST;
    }

    /** A free port, chosen at the first start; the same for the life of this object. */
    public synchronized int port() {
        return postgres.getPort();
    }

    /** Ends every session, which hears of it (SQLSTATE 57P01), and then the server. Nothing happens where it stands. */
    public synchronized void stop() {
        try {
            if (running) {
                running = false;
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the stopped server again; returns when it takes connections. */
    public synchronized void restart() {
        try {
            stop();
            postgres = builder().setPort(port()).start();
            running = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server for good and deletes its data. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(stopWithJvm);
        end();
    }

    /** The password is for the library's look whether a restarted server is ready; a new one trusts everybody. */
    private EmbeddedPostgres.Builder builder() {
        EmbeddedPostgres.Builder builder = EmbeddedServer.configured(EmbeddedPostgres.builder())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", EmbeddedServer.PASSWORD);
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    private void end() {
        stop();
        Folders.delete(data);
    }
}
