package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the password of a load comes from: a real server asks for it. */
@DisabledOnOs(value = WINDOWS, disabledReason = "file permissions of POSIX")
class LoadPasswordsTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private Optional<String> typed = Optional.empty();

    @AfterEach
    void nothingIsShownAndTheDriverReadsItsFileAgain() {
        System.clearProperty(PasswordFile.PROPERTY);
        SecretDetector.of(DATABASE.password()).assertClean(err + String.join("", asked));
    }

    @Test
    void theUrlHasIt() throws Exception {
        assertLogsIn(DATABASE.urlWithLogin(), Map.of("PGPASSWORD", "another one"));
    }

    @Test
    void theEnvironmentHasIt() throws Exception {
        assertLogsIn(url(), Map.of("PGPASSWORD", DATABASE.password()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rwx------", "r--------"})
    void thePasswordFileHasIt(String permissions) throws Exception {
        passwordFile(
                permissions,
                "*:*:*:" + DATABASE.user() + ":" + DATABASE.password().replace(":", "\\:"));
        assertLogsIn(url(), Map.of());
        assertThat(asked).isEmpty();
    }

    @Test
    void aPasswordFileThatOthersMayReadIsPassedOver() throws Exception {
        passwordFile(
                "rw-r-----",
                "*:*:*:" + DATABASE.user() + ":" + DATABASE.password().replace(":", "\\:"));
        Path file = Path.of(System.getProperty(PasswordFile.PROPERTY));
        CommandException refused = refusal(url(), Map.of("PGPASSFILE", file.toString()));
        assertThat(err.toString()).contains("warning: the password file " + file, "chmod 600");
        assertThat(refused).hasMessageContaining("asks for a password");
    }

    @Test
    void whoSitsAtTheTerminalIsAskedOnceTheServerAsks() throws Exception {
        typed = Optional.of(DATABASE.password());
        assertLogsIn(url(), Map.of());
        assertThat(asked).hasSize(1).first().asString().contains("Password for jdbc:postgresql://127.0.0.1");
    }

    @Test
    void whereNobodyCanBeAskedItSaysWhereThePasswordGoes() {
        CommandException refused = refusal(url(), Map.of());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.NO_SERVER);
        assertThat(refused).hasMessageContainingAll("PGPASSWORD", ".pgpass");
    }

    @Test
    void aWrongPasswordIsNotAskedForAgain() {
        CommandException refused = refusal(url(), Map.of("PGPASSWORD", "wrong password"));
        assertThat(refused).hasMessageContaining("28P01").message().doesNotContain("wrong password");
        assertThat(asked).isEmpty();
    }

    /** Without a file of the user's own that would get in the way. */
    private LoadLogin login(String url, Map<String, String> environment) {
        if (System.getProperty(PasswordFile.PROPERTY) == null) {
            System.setProperty(PasswordFile.PROPERTY, "/dev/null");
        }
        Object[] command = {"-", "--format", "csv", "--into", url, "--table", "t", "--jobs", "3"};
        return new LoadLogin(
                LoadPlans.of(command),
                new LoadSurroundings(
                        InputStream.nullInputStream(),
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err, true),
                        false,
                        environment,
                        folder,
                        typing()));
    }

    private Dialogue typing() {
        return new Dialogue() {
            @Override
            public Optional<String> answer(String question) {
                return Optional.empty();
            }

            @Override
            public Optional<String> password(String question) {
                asked.add(question);
                return typed;
            }
        };
    }

    private void assertLogsIn(String url, Map<String, String> environment) throws SQLException {
        try (RegaugeDataSource source = login(url, environment).open();
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('application_name')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("regauge load");
            assertThat(source.settings().poolSize()).isEqualTo(4);
        }
    }

    private CommandException refusal(String url, Map<String, String> environment) {
        return catchThrowableOfType(
                CommandException.class, () -> login(url, environment).open());
    }

    private void passwordFile(String permissions, String line) throws IOException {
        Path file = Files.writeString(folder.resolve("passwords"), "# mine\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        System.setProperty(PasswordFile.PROPERTY, file.toString());
    }

    private static String url() {
        return DATABASE.url() + "?user=" + DATABASE.user();
    }
}
