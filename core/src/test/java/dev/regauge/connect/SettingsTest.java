package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.connect.prepare.PreparedStatementCache;
import dev.regauge.testing.LogCapture;
import dev.regauge.url.Dialects;
import java.lang.reflect.Proxy;
import java.sql.Driver;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String URL = "jdbc:postgresql://db1:5432/orders?user=app&password=s3cr3tly";

    private static Settings from(Map<String, String> environment) {
        return Settings.from(environment, new Properties());
    }

    @Test
    void haveDefaults() {
        Settings settings = Settings.of(URL);
        assertThat(settings.poolSize()).isEqualTo(10);
        assertThat(settings.minimumIdle()).isEqualTo(10);
        assertThat(settings.borrowTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.keepAlive()).hasToString("30s,5s,5");
        assertThat(settings.idleCheck()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.maxLifetime()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.preparePolicy()).isEqualTo(PreparePolicy.fromExecution(5));
        assertThat(settings.applicationName()).isEqualTo("regauge");
        assertThat(settings.statementTimeout()).isEmpty();
    }

    @Test
    void areReadFromTheEnvironment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "REGAUGE_URL", URL,
                "REGAUGE_DIALECT", "pgjdbc",
                "REGAUGE_POOL_SIZE", "7",
                "REGAUGE_BORROW_TIMEOUT", "250ms",
                "REGAUGE_MAX_LIFETIME", "2h",
                "REGAUGE_KEEP_ALIVE", "1m, 10s, 3",
                "REGAUGE_PREPARE", "3",
                "REGAUGE_PREPARED_STATEMENTS", "100",
                "REGAUGE_POOLER_PREPARING", "true"));
        environment.put("REGAUGE_USER", "");
        environment.put("PATH", "/bin");
        Settings settings = from(environment);
        assertThat(Plan.of(settings).settings().poolSize()).isEqualTo(7);
        assertThat(settings.borrowTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.maxLifetime()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.keepAlive()).isEqualTo(new KeepAlive(Duration.ofMinutes(1), Duration.ofSeconds(10), 3));
        assertThat(settings.preparePolicy()).isEqualTo(PreparePolicy.fromExecution(3));
        assertThat(settings.preparedStatementCache()).isEqualTo(new PreparedStatementCache(100, 5));
        assertThat(settings.poolerPreparing()).isTrue();
        assertThat(Plan.of(settings).told()).containsEntry("user", "app");
    }

    @Test
    void takeThePropertyWhereTheEnvironmentSaysSomethingElse() {
        Properties properties = new Properties();
        properties.setProperty("regauge.pool-size", "3");
        properties.setProperty("regauge.keep-alive", "off");
        Settings settings = Settings.from(Map.of("REGAUGE_POOL_SIZE", "7", "REGAUGE_INSTANCES", "4"), properties);
        assertThat(settings.poolSize()).isEqualTo(3);
        assertThat(settings.instances()).isEqualTo(4);
        assertThat(settings.keepAlive().isOn()).isFalse();
    }

    @Test
    void takeWhatIsSaidInCodeBeforeTheUrlAndTheUrlBeforeDefaults() {
        Settings url = Settings.of(URL + "&prepareThreshold=3&connectTimeout=4&ApplicationName=orders"
                + "&preparedStatementCacheQueries=9");
        Settings said = Plan.of(url).settings();
        assertThat(said.preparePolicy()).isEqualTo(PreparePolicy.fromExecution(3));
        assertThat(said.connectTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(said.applicationName()).isEqualTo("orders");
        assertThat(said.preparedStatementCache().statements()).isEqualTo(9);
        Plan plan = Plan.of(url.withPreparePolicy(PreparePolicy.disabled()).withApplicationName("bills"));
        assertThat(plan.told()).containsEntry("prepareThreshold", "0").containsEntry("ApplicationName", "bills");
        assertThat(plan.url()).isEqualTo("jdbc:postgresql://db1:5432/orders");
    }

    @Test
    void takeThePrepareThresholdOfPgjdbcNgForWhatItMeansThere() {
        Settings settings = Settings.of("jdbc:pgsql://db1/orders?prepared-statement.cache.threshold=0");
        assertThat(Plan.of(settings).settings().preparePolicy()).isEqualTo(PreparePolicy.immediately());
    }

    @ParameterizedTest
    @CsvSource({
        "REGAUGE_BORROW_TIMEOUT, 30, a number alone has no unit; write 30s for seconds or 30ms for milliseconds",
        "REGAUGE_BORROW_TIMEOUT, 5 parsecs, 'there is no unit parsecs; write ms, s, m (minutes) or h'",
        "REGAUGE_BORROW_TIMEOUT, soon, 'it is no duration; write for example 250ms, 30s or 5m'",
        "REGAUGE_POOL_SIZE, ten, it is no whole number",
        "REGAUGE_POOLER_PREPARING, yes, write true or false",
        "REGAUGE_KEEP_ALIVE, 30s, 'write idle,interval,count, for example 30s,5s,5, or off'",
        "REGAUGE_PREPARE, 0, '0 would mean never to pgjdbc and always to pgjdbc-ng'",
        "REGAUGE_DIALECT, pgjbdc, Not a dialect",
        "REGAUGE_POOLSIZE, 7, there is no setting REGAUGE_POOLSIZE; the nearest is REGAUGE_POOL_SIZE",
    })
    void sayWhatCannotBeRead(String name, String text, String problem) {
        assertThatThrownBy(() -> Regauge.connect(from(Map.of("REGAUGE_URL", URL, name, text))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void sayEverythingThatIsWrongAtOnce() {
        Settings settings = from(Map.of(
                        "REGAUGE_URL",
                        "mysql://app:s3cr3tly@h/d",
                        "REGAUGE_PASSWROD",
                        "hidden1",
                        "REGAUGE_INSTANCES",
                        "many"))
                .withPoolSize(0)
                .withMinimumIdle(-1)
                .withBorrowTimeout(Duration.ofMillis(10))
                .withMaxLifetime(Duration.ofSeconds(1))
                .withIdleCheck(Duration.ofSeconds(1))
                .withIdleTimeout(Duration.ofSeconds(1))
                .withConnectTimeout(Duration.ZERO)
                .withKeepAlive(new KeepAlive(Duration.ofMillis(5), Duration.ofSeconds(5), 5))
                .withPreparedStatementCache(0, 5);
        SettingsException e = catchThrowableOfType(SettingsException.class, () -> Regauge.connect(settings));
        assertThat(e.problems()).hasSize(13);
        assertThat(e).hasMessageStartingWith("Cannot connect: 13 settings are wrong\n  - ");
        assertThat(e.getMessage()).doesNotContain("s3cr3tly", "hidden1").contains("REGAUGE_PASSWORD");
    }

    @Test
    void refuseADriverThatIsNotSupported() {
        Driver foreign = (Driver) Proxy.newProxyInstance(
                SettingsTest.class.getClassLoader(), new Class<?>[] {Driver.class}, (proxy, method, arguments) -> null);
        assertThatThrownBy(() -> Regauge.connect(Settings.of(URL).withDriver(foreign)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("supported are pgjdbc from 42.7.2 on")
                .hasMessageContaining("pgjdbc-ng 0.8.9");
    }

    @ParameterizedTest
    @CsvSource({"42.2.5, pgjdbc 42.2.5 is too old", "9.4.1212, pgjdbc 9.4.1212 is too old", "42.7.14, of its own"})
    void refuseAPgjdbcThatIsTooOldOrNotTheOneOfTheClassPath(String version, String problem) {
        assertThatThrownBy(() -> Regauge.connect(Settings.of(URL).withDriver(IsolatedDriver.pgjdbc(version))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refuseAPlaceholderThatNobodyFilledIn() {
        assertThatThrownBy(() -> Regauge.connect("jdbc:postgresql://${DB_HOST}:5432/orders"))
                .hasMessageContaining("still holds a placeholder");
    }

    @Test
    void showNoPassword() {
        Settings settings = Settings.of(URL).withPassword("hidden1").withDialect(Dialects.PGJDBC);
        assertThat(settings.withBorrowTimeout(Duration.ofSeconds(90)))
                .hasToString("Settings[url=jdbc:postgresql://db1:5432/orders?user=app&password=***, dialect=pgjdbc,"
                        + " password=***, borrow-timeout=90s]");
    }

    @Test
    void changeNothingInWhatTheyWereMadeFrom() {
        Settings one = Settings.of(URL);
        one.withPoolSize(3);
        assertThat(one.poolSize()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "sokcetTimeout=5, 'the URL says sokcetTimeout, which pgjdbc does not know and would pass over; the nearest is socketTimeout'",
        "pasword=hidden1, the nearest is password",
        "PASSWORD=hidden1, the nearest is password",
        "password=ab&hidden1, in a password write & as %26",
        "password=ab&hidden1=c, in a password write & as %26",
        "password=ab&sslhidden1, in a password write & as %26",
        "pass%77ord=hidden1, does not know",
    })
    void refuseAWordThatTheDriverWouldPassOver(String parameters, String problem) {
        Settings settings = Settings.of("jdbc:postgresql://db1/orders?user=app&" + parameters);
        assertThatThrownBy(() -> Regauge.connect(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("hidden1");
    }

    @Test
    void leaveWordsOfASocketFactoryAlone() {
        Plan plan = Plan.of(Settings.of("jdbc:postgresql:///orders?socketFactory=com.example.Sockets&exampleZone=a"));
        assertThat(plan.url()).contains("exampleZone=a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://app:hidden1@127.0.0.1:5432/orders",
                "jdbc:postgresql://app:5432/hidden1@127.0.0.1",
                "jdbc:postgresql://app@hidden1/orders"
            })
    void refuseALoginThatPgjdbcWouldTakeForTheHost(String url) {
        assertThatThrownBy(() -> Regauge.connect(url))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("write user and password as ?user=...&password=...")
                .hasMessageNotContaining("hidden1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'there is no URL; set regauge.url or REGAUGE_URL'",
        "'  ', there is no URL",
        "jdbc:postgresql://h/d?connectTimeout=0, without a limit an attempt to connect may hang",
        "jdbc:postgresql://h/d?password=${DB_PASSWORD}, still holds a placeholder",
    })
    void refuseAUrl(String url, String problem) {
        assertThatThrownBy(() -> Regauge.connect(url)).hasMessageContaining(problem);
    }

    @Test
    void takeNoBlanksAroundTheUrl() {
        assertThat(Plan.of(Settings.of(" " + URL + "\n")).told()).containsEntry("password", "s3cr3tly");
    }

    @Test
    void takeTheEmptyCacheOfPgjdbcNgForNoPreparing() {
        Plan plan = Plan.of(Settings.of("jdbc:pgsql://db1/orders?preparedStatementCacheSize=0"));
        assertThat(plan.settings().preparePolicy()).isEqualTo(PreparePolicy.disabled());
    }

    @Test
    void refuseAnotherUserWithThePasswordOfTheUrl() {
        assertThatThrownBy(() -> Regauge.connect(Settings.of(URL).withUser("other")))
                .hasMessageContaining("say the password too");
        assertThat(Plan.of(Settings.of(URL).withUser("other").withPassword("p")).told())
                .containsEntry("user", "other");
    }

    @Test
    void refuseAJdbcUrlAsOneOfPgx() {
        assertThatThrownBy(() -> Regauge.connect(from(Map.of("REGAUGE_URL", URL, "REGAUGE_DIALECT", " pgx "))))
                .hasMessageContaining("the URL begins with jdbc:, and the dialect is said to be pgx");
    }

    @Test
    void readDurationsAsIsoWritesThem() {
        assertThat(from(Map.of("REGAUGE_SOCKET_TIMEOUT", "PT90S")).socketTimeout())
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(ServerOptions.statementTimeout("-c statement_timeout=1.5min"))
                .contains(Duration.ofSeconds(90));
    }

    @Test
    void sayOfEveryArgumentThatItIsNull() {
        assertThatThrownBy(() -> Settings.of(null)).hasMessage("url");
        assertThatThrownBy(() -> Settings.of(URL).withUser(null)).hasMessage("user");
    }

    @Test
    void refuseTimesOfKeepAliveWithoutQuestions() {
        assertThatThrownBy(() -> new KeepAlive(Duration.ofSeconds(30), Duration.ofSeconds(5), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuseTimesForEver() {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        assertThatThrownBy(() -> Regauge.connect(
                        Settings.of(URL).withSocketTimeout(forever).withStatementTimeout(forever)))
                .isInstanceOf(SettingsException.class);
    }

    @Test
    void checkIdleConnectionsWithinTheirLifetime() {
        assertThat(Plan.of(Settings.of(URL).withMaxLifetime(Duration.ofMinutes(1)))
                        .settings()
                        .idleCheck())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void refuseForPgjdbcNgWhatItCannotBeTold() {
        Settings settings = Settings.of("jdbc:pgsql://db1/orders").withDriver(IsolatedDriver.pgjdbcNg());
        assertThatThrownBy(() -> Regauge.connect(
                        settings.withKeepAlive(KeepAlive.DEFAULT).withConnectTimeout(Duration.ofSeconds(1))))
                .hasMessageContaining("2 settings are wrong");
        Settings options = Settings.of("jdbc:postgresql://db1/orders?options=-c%20statement_timeout=7s");
        assertThat(Plan.of(options.withDriver(IsolatedDriver.pgjdbcNg()))
                        .settings()
                        .statementTimeout())
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void warnOfWhatTheDriverHasNoWordFor() {
        try (LogCapture log = LogCapture.of("dev.regauge.connect")) {
            Plan.of(Settings.of("Host=db1;Database=d;Username=u;Password=s3cr3tly;Maximum Pool Size=3"));
            assertThat(log.text()).contains("The URL says [Maximum Pool Size]").doesNotContain("s3cr3tly");
        }
    }
}
