package dev.regauge.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL 17.11 on a free port of the loopback interface, one for all tests of a JVM.
 *
 * <p>It starts on first use in one to two seconds and is abandoned, its data deleted, when the JVM ends. It asks for a password (SCRAM), offers no
 * TLS, its time zone is UTC and its messages are English. Tests share the server and not the data: each takes a database
 * of its own with {@link #newDatabase}. Safe for use by several threads.
 */
public final class EmbeddedServer {

    static final String HOST = "127.0.0.1";

    static final String ADMINISTRATOR = "postgres";

    /** A superuser whose password is hashed by MD5, because drivers before 42.2.0 know no SCRAM. */
    static final String OLD_LOGIN = "legacy";

    /**
     * Holds the characters that some spelling of a URL must escape, so that a wrong escape cannot log in. No space: pgjdbc
     * 42.2.5 loses it on the way to SCRAM (measured), and cannot log in at all.
     */
    static final String PASSWORD = "s3cr@t:/#%+&=?pw";

    /** Immediate shutdown (PostgreSQL manual, 18.5), in a process that outlives the JVM. */
    private static final String QUIT_AND_DELETE =
            "kill -QUIT \"$0\"; for i in $(seq 100); do kill -0 \"$0\" || break; sleep 0.1; done; rm -rf \"$1\"";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres postgres;

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * The server of this JVM, started by the first call.
     *
     * @throws UncheckedIOException when the server's binaries cannot be unpacked or started
     */
    public static EmbeddedServer shared() {
        return Shared.SERVER;
    }

    /** A fresh and empty database, owned by the superuser that its {@link TestDatabase#user} names. */
    public TestDatabase newDatabase() {
        return newDatabase(port());
    }

    static TestDatabase newDatabase(int port) {
        String name = "test_" + DATABASES.incrementAndGet();
        new TestDatabase(HOST, port, ADMINISTRATOR, ADMINISTRATOR, PASSWORD).execute("create database " + name);
        return new TestDatabase(HOST, port, name, ADMINISTRATOR, PASSWORD);
    }

    /** Always the loopback address. */
    public String host() {
        return HOST;
    }

    /** A free port, chosen when the server started. */
    public int port() {
        return postgres.getPort();
    }

    /**
     * A server of another major, whose binaries the long profile sets aside. It stops when the JVM ends.
     *
     * @param major 14 or 18
     */
    public static EmbeddedServer start(int major) {
        Path folder = Path.of(System.getProperty("regauge.root", ".."), "core/target/servers", String.valueOf(major));
        return start(EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> Files.newInputStream(
                        folder.resolve("postgres-" + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz"))));
    }

    /**
     * A server of the caller's own with the same login, which may be stopped and started again.
     *
     * @throws UncheckedIOException when the server's binaries cannot be unpacked or started
     */
    public static OwnServer startOwn() {
        return startOwn(Map.of());
    }

    /**
     * The same with settings of its own.
     *
     * @param settings names and values of server settings, without blanks, such as {@code max_connections} and {@code 10}
     */
    public static OwnServer startOwn(Map<String, String> settings) {
        return OwnServer.start(settings);
    }

    private static EmbeddedServer start(EmbeddedPostgres.Builder builder) {
        try {
            Path data = Files.createTempDirectory("embedded-server");
            EmbeddedPostgres postgres = configured(builder)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> abandon(postgres, data), "stop-embedded-server"));
            demandPassword(postgres);
            return new EmbeddedServer(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded server started but could not be set up", e);
        }
    }

    /** Fast instead of durable, and the same on every machine. */
    static EmbeddedPostgres.Builder configured(EmbeddedPostgres.Builder builder) {
        return builder.setLocaleConfig("locale", "C")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "200")
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("wal_level", "minimal");
    }

    /** The library starts a server that trusts everybody; a test about logins needs one that does not. */
    static void demandPassword(EmbeddedPostgres postgres) throws IOException, SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + ADMINISTRATOR + " password '" + PASSWORD + "'");
            statement.execute("set password_encryption = 'md5'");
            statement.execute("create role " + OLD_LOGIN + " superuser login password '" + PASSWORD + "'");
            try (ResultSet file = statement.executeQuery("show hba_file")) {
                file.next();
                Files.writeString(
                        Path.of(file.getString(1)),
                        "host all " + OLD_LOGIN + " 127.0.0.1/32 md5\n"
                                + "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    /**
     * Nobody needs the data any more, and the JVM does not wait: writing out and deleting 300 databases took 100 s (measured
     * on a busy machine), and Surefire kills a JVM that needs more than 30 s to end.
     */
    private static void abandon(EmbeddedPostgres postgres, Path data) {
        try {
            String process = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
            new ProcessBuilder("sh", "-c", QUIT_AND_DELETE, process, data.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noShell) {
            stop(postgres, data);
        }
    }

    private static void stop(EmbeddedPostgres postgres, Path data) {
        try {
            postgres.close();
            Folders.delete(data);
        } catch (IOException | UncheckedIOException e) {
            // The JVM is ending and its temporary folder goes with it.
        }
    }

    private static final class Shared {
        static final EmbeddedServer SERVER = start(EmbeddedPostgres.builder());
    }
}
