package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoadedDriverTest {

    private final TestDatabase direct = EmbeddedServer.shared().newDatabase();
    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private final Database database = Drivers.database(direct.through(proxy));

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({"pgjdbc, ApplicationName", "pgjdbc-ng, application.name"})
    void tellsEveryConnectionWhatItWasTold(String profile, String property) throws Exception {
        try (LoadedDriver driver = Drivers.load(profile).telling(Map.of(property, "told"));
                Connection connection = driver.connect(database);
                Statement statement = connection.createStatement();
                ResultSet name = statement.executeQuery("show application_name")) {
            name.next();
            assertThat(name.getString(1)).isEqualTo("told");
            assertThat(driver.profile().settings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc-ng", "pgjdbc", "pgjdbc:42.2.5"})
    void saysWhenTheServerRefuses(String profile) {
        proxy.refuse();
        failure(profile, database, Duration.ofSeconds(20)).contains("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc-ng", "pgjdbc", "pgjdbc:42.2.5"})
    void saysWhenTheServerVanishes(String profile) {
        proxy.cutAfterBytesToClient(10);
        failure(profile, database, Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc-ng", "pgjdbc", "pgjdbc:42.2.5"})
    void doesNotWaitForEverForAnAnswer(String profile) {
        proxy.blackHole();
        failure(profile, database, Duration.ofSeconds(1)).contains("no connection within 1 second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc-ng", "pgjdbc", "pgjdbc:42.2.5"})
    void saysWhenTheLoginIsWrong(String profile) {
        Database wrong =
                new Database(database.host(), database.port(), database.name(), database.user(), "another@secret:/?%");
        failure(profile, wrong, Duration.ofSeconds(20))
                .contains("password authentication failed for user \"postgres\"")
                .contains("28P01")
                .contains("check host, port, user and password");
    }

    @ParameterizedTest
    @CsvSource({
        "pgjdbc-ng,a b",
        "pgjdbc,a b",
        "pgjdbc:42.2.5,a b",
        "pgjdbc-ng,a/b?c%20+",
        "pgjdbc,a/b?c%20+",
        "pgjdbc:42.2.5,a/b?c%20+"
    })
    void findsDatabasesWithUnusualNames(String profile, String name) throws Exception {
        direct.execute("create database \"" + name + "\"");
        try (LoadedDriver driver = Drivers.load(profile);
                Connection connection = driver.connect(
                        new Database(direct.host(), direct.port(), name, direct.user(), direct.password()));
                Statement statement = connection.createStatement();
                ResultSet current = statement.executeQuery("select current_database()")) {
            current.next();
            assertThat(current.getString(1)).isEqualTo(name);
        } finally {
            direct.execute("drop database \"" + name + "\" with (force)");
        }
    }

    /** Connecting fails with a message that names what was tried and holds no password, nor does its stack trace. */
    private static AbstractStringAssert<?> failure(String profile, Database database, Duration limit) {
        try (LoadedDriver driver = Drivers.load(profile)) {
            LoadedDriver hasty = driver.withConnectLimit(limit);
            Throwable thrown = catchThrowable(() -> hasty.connect(database));
            assertThat(thrown).isInstanceOf(CannotConnectException.class);
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            SecretDetector.of(database.password()).assertClean(trace + driver.toString() + database);
            return assertThat(thrown.getMessage())
                    .contains("Cannot connect to 127.0.0.1:" + database.port())
                    .contains(driver.profile().toString());
        }
    }
}
