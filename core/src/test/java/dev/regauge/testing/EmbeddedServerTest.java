package dev.regauge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EmbeddedServerTest {

    private final EmbeddedServer server = EmbeddedServer.shared();

    @Test
    void isOneForTheWholeJvm() {
        assertThat(EmbeddedServer.shared()).isSameAs(server);
    }

    @Test
    void givesEachTestAnEmptyDatabase() throws Exception {
        TestDatabase first = server.newDatabase();
        TestDatabase second = server.newDatabase();
        first.execute("create table only_here (id int)");
        assertThat(first.name()).isNotEqualTo(second.name());
        assertThat(scalar(second.connect(), "select count(*) from pg_tables where tablename = 'only_here'"))
                .isEqualTo("0");
    }

    @Test
    void runsTheVersionThatEvidenceIsAbout() throws Exception {
        assertThat(scalar(server.newDatabase().connect(), "show server_version"))
                .isEqualTo("17.11");
    }

    @Test
    void asksForThePassword() {
        TestDatabase database = server.newDatabase();
        TestDatabase wrong = new TestDatabase(database.host(), database.port(), database.name(), database.user(), "no");
        assertThatThrownBy(wrong::connect)
                .hasRootCauseMessage("FATAL: password authentication failed for user \"postgres\"");
    }

    @Test
    void givesAUrlThatLogsInAndTextThatDoesNot() throws Exception {
        TestDatabase database = server.newDatabase();
        assertThat(scalar(DriverManager.getConnection(database.urlWithLogin()), "select 1"))
                .isEqualTo("1");
        SecretDetector.of(database.password()).assertClean(database.toString());
        assertThat(SecretDetector.of(database.password()).leaks(database.urlWithLogin()))
                .isNotEmpty();
    }

    @Test
    @Timeout(60)
    void leavesNoProcessAndNoDataBehindItsJvm() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Another.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String[] said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        assertThat(other.waitFor()).isZero();
        while (Files.exists(Path.of(said[1]))) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(said[0])).close())
                .isInstanceOf(ConnectException.class);
    }

    /** Run in a JVM of its own. */
    static final class Another {

        private Another() {}

        public static void main(String[] arguments) throws Exception {
            TestDatabase database = EmbeddedServer.shared().newDatabase();
            String data = scalar(database.connect(), "show data_directory");
            System.out.println(database.port() + " " + data);
        }
    }

    private static String scalar(Connection connection, String sql) throws Exception {
        try (connection;
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
