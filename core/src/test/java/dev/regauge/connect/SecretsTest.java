package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.LogCapture;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything that is said, by anybody, at the finest level of logging. */
class SecretsTest {

    private static final String WRONG = "wr0ng-but-s3cret/%&";

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private final SecretDetector detector = SecretDetector.of(DATABASE.password(), WRONG);

    @Test
    void standInNoLogOfAConnectionThatWorks() throws SQLException {
        try (LogCapture log = LogCapture.of("")) {
            for (String url :
                    List.of(DATABASE.urlWithLogin(), DATABASE.urlWithLogin() + "&sslpassword=" + "keypassw0rd")) {
                try (RegaugeDataSource source = Regauge.connect(Settings.of(url).withPoolSize(1));
                        Connection connection = source.getConnection()) {
                    Rows.text(connection, "select 1");
                    detector.assertClean(source + " " + source.settings() + " " + connection + " "
                            + connection.getMetaData().getURL());
                    HikariDataSource pool = source.unwrap(HikariDataSource.class);
                    assertThat(pool.getPassword()).isNull();
                    assertThat(pool.getUsername()).isNull();
                    assertThat(pool.getJdbcUrl()).isNull();
                    assertThat(pool.getDataSourceProperties()).isEmpty();
                }
            }
            assertThat(log.messages()).isNotEmpty();
            detector.assertClean(log.text());
            SecretDetector.of("keypassw0rd").assertClean(log.text());
        }
    }

    @Test
    void standInNoExceptionOfALoginThatFails() {
        for (Settings settings : List.of(
                Settings.of(DATABASE.url()).withUser(DATABASE.user()).withPassword(WRONG),
                Settings.of("postgresql://" + DATABASE.user() + ":" + "wr0ng-but-s3cret%2F%25%26@" + DATABASE.host()
                        + ":" + DATABASE.port() + "/" + DATABASE.name()),
                Settings.of(DATABASE.url())
                        .withUser(DATABASE.user())
                        .withPassword(WRONG)
                        .withDriver(ng()))) {
            try (LogCapture log = LogCapture.of("");
                    RegaugeDataSource source =
                            Regauge.connect(settings.withPoolSize(1).withBorrowTimeout(Duration.ofSeconds(1)))) {
                Throwable e = catchThrowable(source::getConnection);
                assertThat(e).isInstanceOf(SQLException.class);
                detector.assertClean(trace(e));
                detector.assertClean(log.text());
            }
        }
    }

    @Test
    void standInNoExceptionOfAUrlThatCannotBeRead() {
        for (String url : List.of(
                "mysql://app:" + WRONG + "@h/d",
                "postgresql://app:" + WRONG + "@h:notaport/d",
                "jdbc:postgresql://app:" + WRONG + "@h/d",
                "jdbc:postgresql://h/d?password=" + WRONG + "&socketTimeout=x&sslMode=require")) {
            Throwable e = catchThrowable(() -> Regauge.connect(url));
            assertThat(e).isInstanceOf(SettingsException.class);
            detector.assertClean(trace(e) + ((SettingsException) e).problems() + Settings.of(url));
        }
    }

    private static Driver ng() {
        return IsolatedDriver.pgjdbcNg();
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
