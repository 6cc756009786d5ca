package dev.regauge.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PgBouncer in front of a database, on a free port of the loopback interface: the machine's own program (Debian's
 * {@code pgbouncer}), run for one test.
 *
 * <p>It asks clients for the database's password (SCRAM) and takes every start-up parameter that it knows and
 * {@code extra_float_digits}; others, such as {@code options}, it refuses as PgBouncer does. Its configuration stands in a
 * folder that only its user can read; where tests run as root, that user is {@code postgres} or {@code nobody}, for it
 * refuses to be root. A lost server is tried again after one second. It stops with {@link #close} or when the JVM ends.
 * Safe for use by several threads.
 */
public final class PgBouncer implements AutoCloseable {

    /** When a client's server connection goes back to the others. */
    public enum Mode {
        /** After each transaction: the next one may run on another server connection. */
        TRANSACTION,
        /** When the client disconnects. */
        SESSION
    }

    private static final String PROGRAM = "pgbouncer";

    private static final String READY = "process up:";

    private final TestDatabase behind;
    private final int port;
    private final Path folder;
    private final Process process;
    private final Thread stopWithJvm = new Thread(this::end, "stop-pgbouncer");

    private PgBouncer(TestDatabase behind, Mode mode, int serverConnections) throws IOException {
        Path program = Program.require("nothing is tested behind a pooler", PROGRAM);
        this.behind = behind;
        this.port = freePort();
        this.folder = Files.createTempDirectory(PROGRAM);
        write("users.txt", quoted(behind.user()) + " " + quoted(behind.password()) + "\n");
        write("pgbouncer.ini", configuration(mode, serverConnections));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        Optional<UserPrincipal> user = userInsteadOfRoot();
        if (user.isPresent()) {
            handOver(user.get());
            command.addAll(List.of("-u", user.get().getName()));
        }
        command.add(folder.resolve("pgbouncer.ini").toString());
        this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(stopWithJvm);
        awaitReadiness();
    }

    /** Whether this machine has the program. */
    public static boolean installed() {
        return Program.find(PROGRAM).isPresent();
    }

    /**
     * Starts one; where the program is not installed the calling test skips, or fails where nothing may skip (see
     * {@link Program}).
     *
     * @param serverConnections how many connections to the server the clients share at most
     * @throws IllegalStateException when it ends at once, with what it said
     */
    public static PgBouncer inFrontOf(TestDatabase database, Mode mode, int serverConnections) {
        try {
            return new PgBouncer(database, mode, serverConnections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database as clients of the pooler see it. */
    public TestDatabase database() {
        return new TestDatabase(EmbeddedServer.HOST, port, behind.name(), behind.user(), behind.password());
    }

    /** Stops it at once, with all connections, and deletes its folder. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(stopWithJvm);
        end();
    }

    private String configuration(Mode mode, int serverConnections) {
        return String.join(
                "\n",
                "[databases]",
                "* = host=" + behind.host() + " port=" + behind.port(),
                "[pgbouncer]",
                "listen_addr = " + EmbeddedServer.HOST,
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = scram-sha-256",
                "auth_file = " + folder.resolve("users.txt"),
                "pool_mode = " + mode.name().toLowerCase(Locale.ROOT),
                "default_pool_size = " + serverConnections,
                "max_client_conn = 200",
                "server_login_retry = 1",
                "ignore_startup_parameters = extra_float_digits",
                "log_connections = 0",
                "log_disconnections = 0",
                "");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** As PgBouncer's auth_file wants it. */
    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static Optional<UserPrincipal> userInsteadOfRoot() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return root ? Stream.of("postgres", "nobody").flatMap(PgBouncer::user).findFirst() : Optional.empty();
    }

    private static Stream<UserPrincipal> user(String name) {
        try {
            return Stream.of(
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (UserPrincipalNotFoundException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handOver(UserPrincipal user) throws IOException {
        for (String name : List.of("users.txt", "pgbouncer.ini", "")) {
            Files.setOwner(folder.resolve(name), user);
        }
    }

    /** It says so when it listens; what it says later is read and dropped, or its pipe would fill up. */
    private void awaitReadiness() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.contains(READY)) {
            said.append('\n').append(line);
            line = output.readLine();
        }
        if (line == null) {
            close();
            throw new IllegalStateException("PgBouncer did not start. It said:" + said);
        }
        Threads.start("pgbouncer-output", () -> drop(output));
    }

    private static void drop(BufferedReader output) {
        try (output) {
            while (output.readLine() != null) {}
        } catch (IOException e) {
            // It was stopped.
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Folders.delete(folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
