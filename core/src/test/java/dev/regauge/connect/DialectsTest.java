package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One URL of each dialect, on a server without TLS. */
class DialectsTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    /** How a dialect says that there must be TLS, where it is not sslmode=require. */
    private static final Map<String, String> TLS = Map.of(
            "pgjdbc-ng", "sslMode=require",
            "r2dbc", "sslMode=require",
            "sqlalchemy+asyncpg", "ssl=require",
            "postgres-js", "ssl=require",
            "npgsql", "SSL Mode=Require");

    static Stream<Dialect> dialects() {
        return Dialects.all().stream();
    }

    /** SQLAlchemy's pg8000 takes no word about TLS in a URL, and refuses those of others. */
    static Stream<Arguments> tlsWords() {
        return dialects()
                .filter(dialect -> !dialect.id().contains("pg8000"))
                .map(dialect -> Arguments.of(dialect, TLS.getOrDefault(dialect.id(), "sslmode=require")));
    }

    private static String url(Dialect dialect, String more) {
        String id = dialect.id();
        if (id.startsWith("libpq-dsn")) {
            return list(" ", "host", "port", "dbname", "user", "password") + " " + more;
        }
        if (id.equals("npgsql")) {
            return list(";", "Host", "Port", "Database", "Username", "Password") + ";" + more;
        }
        if (id.equals("spring") || id.equals("hibernate")) {
            String key = id.equals("spring") ? "spring.datasource.url=" : "jakarta.persistence.jdbc.url=";
            return key + DATABASE.urlWithLogin() + "&" + more;
        }
        if (id.equals("pgjdbc") || id.startsWith("pgjdbc:")) {
            return DATABASE.urlWithLogin() + "&" + more;
        }
        String slashes = dialect.prefix().endsWith("//") ? "" : "//";
        return dialect.prefix() + slashes + DATABASE.user() + ":" + escaped(DATABASE.password()) + "@" + DATABASE.host()
                + ":" + DATABASE.port() + "/" + DATABASE.name() + "?" + more;
    }

    private static String list(String between, String... keys) {
        List<String> values = List.of(
                DATABASE.host(),
                Integer.toString(DATABASE.port()),
                DATABASE.name(),
                DATABASE.user(),
                "'" + DATABASE.password() + "'");
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < keys.length; i++) {
            list.append(i == 0 ? "" : between).append(keys[i]).append('=').append(values.get(i));
        }
        return list.toString();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void reachesTheServer(Dialect dialect) throws SQLException {
        String more = dialect.id().equals("lib-pq") ? "sslmode=disable" : ""; // it demands TLS where nothing is said
        Settings settings = Settings.of(url(dialect, more)).withDialect(dialect).withPoolSize(1);
        try (RegaugeDataSource source = Regauge.connect(settings);
                Connection connection = source.getConnection()) {
            assertThat(Rows.text(connection, "select current_database()")).isEqualTo(DATABASE.name());
        }
    }

    @ParameterizedTest
    @MethodSource("tlsWords")
    void neverGetsLessTlsThanItSays(Dialect dialect, String tls) {
        Plan plan = Plan.of(Settings.of(url(dialect, tls)).withDialect(dialect));
        NewConnections connections = new NewConnections(plan, new SocketTimeouts(Duration.ZERO));
        assertThatThrownBy(connections::getConnection).hasMessage("The server does not support SSL.");
    }

    @Test
    void getsTheTlsThatItsDialectMeansWithoutAWord() {
        Settings settings = Settings.of(url(Dialects.byId("lib-pq"), "")).withDialect(Dialects.byId("lib-pq"));
        NewConnections connections = new NewConnections(Plan.of(settings), new SocketTimeouts(Duration.ZERO));
        assertThatThrownBy(connections::getConnection).hasMessage("The server does not support SSL.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/d?sslMode=require",
                "jdbc:postgresql://h/d?SSLMODE=require",
                "jdbc:postgresql://h/d?ssl.mode=require",
                "jdbc:postgresql://h/d?ssl-mode=require",
                "jdbc:postgresql://h/d?channel_binding=require",
                "jdbc:postgresql://h/d?tls=true",
                "jdbc:postgresql://h/d?requiressl=1",
                "jdbc:postgresql://h/d?useSSL=true",
                "jdbc:postgresql://h/d?encrypt=true",
                "jdbc:postgresql://h/d?trustServerCertificate=false"
            })
    void isRefusedWhereTheDriverWouldPassOverAWordAboutTls(String url) {
        assertThatThrownBy(() -> Regauge.connect(url))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("it would connect without that protection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:pgsql://h/d?sslmode=require", "jdbc:pgsql://h/d?ssl=true"})
    void isRefusedWherePgjdbcNgWouldPassOverAWordAboutTls(String url) {
        assertThatThrownBy(() -> Regauge.connect(Settings.of(url).withDriver(IsolatedDriver.pgjdbcNg())))
                .hasMessageContaining("it would connect without that protection")
                .hasMessageContaining("write sslMode");
    }

    @Test
    void isRefusedWithATlsModeThatDoesNotExist() {
        assertThatThrownBy(() -> Regauge.connect("jdbc:postgresql://h/d?sslmode=requre"))
                .hasMessageContaining("write one of disable, allow, prefer, require, verify-ca and verify-full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://h/d", "jdbc:oracle:thin:@h:1:d", "db1"})
    void isRefusedWhenItIsNone(String url) {
        assertThatThrownBy(() -> Regauge.connect(url))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("jdbc:pgsql: (pgjdbc-ng)");
    }

    @Test
    void isRefusedWithAWrapperInFront() {
        assertThatThrownBy(() -> Regauge.connect("jdbc:p6spy:postgresql://h/d?password=s3cr3tly"))
                .hasMessageContaining("in front of the URL stands p6spy")
                .hasMessageNotContaining("s3cr3tly");
    }
}
