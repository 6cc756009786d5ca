package dev.regauge.connect.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("alone")
@Tag("waits")
@Timeout(60)
class ReadinessTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(600);

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private final Log log = new Log();

    @BeforeEach
    void listen() {
        Log.LOGGER.addHandler(log);
    }

    @AfterEach
    void close() {
        Log.LOGGER.removeHandler(log);
        proxy.close();
        SecretDetector.of(database.password()).assertClean(log.text());
    }

    @Test
    void returnsAtOnceWhereTheDatabaseIsThere() {
        Readiness.await(Pools.unpooled(database), LONG);
        assertThat(log.text()).isEqualTo("The database is ready, attempt 1\n");
    }

    @Test
    void waitsForAServerThatStartsLater() {
        proxy.refuse();
        log.on("attempt 2", proxy::pass);
        Readiness.await(Pools.unpooled(database.through(proxy)), LONG);
        assertThat(log.text())
                .contains("The database is not ready: SQLSTATE 08001 (ConnectException); attempt 1, next in")
                .contains("The database is ready, attempt 3");
    }

    @Test
    void waitsForAServerThatIsSilentAtFirst() {
        proxy.blackHole();
        log.on("attempt 1", proxy::pass);
        PGSimpleDataSource source = Pools.unpooled(database.through(proxy));
        source.setLoginTimeout(1);
        Readiness.await(source, LONG);
        assertThat(log.text()).contains("The database is ready");
    }

    @Test
    void waitsUntilAConnectionIsFree() {
        database.execute("create role crowded login password 'p1p2p3' connection limit 0");
        log.on("53300", () -> database.execute("alter role crowded connection limit 1"));
        Readiness.await(Pools.unpooled(as("crowded", "p1p2p3")), LONG);
        assertThat(log.text()).contains("SQLSTATE 53300").contains("ready, attempt 2");
        database.execute("drop role crowded");
    }

    @Test
    void looksThroughAPool() throws SQLException {
        proxy.refuse();
        try (HikariDataSource pool = Pools.of(database.through(proxy), 1)) {
            log.on("attempt 1", proxy::pass);
            Readiness.await(pool, LONG);
            pool.getConnection().close();
        }
        assertThat(log.text()).contains("SQLSTATE 08001").contains("ready, attempt 2");
    }

    @Test
    void takesALimitOfAnyLength() {
        Readiness.await(Pools.unpooled(database), Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(log.text()).contains("The database is ready");
    }

    @Nested
    class WhenItIsInVain {

        @Test
        void saysHowOftenItTriedAndWhyTheLastTimeFailed() {
            proxy.refuse();
            assertRefused(() -> Readiness.await(Pools.unpooled(database.through(proxy)), SHORT), "08001")
                    .satisfies(e -> assertThat(e.attempts()).isGreaterThan(2))
                    .satisfies(e -> assertThat(e)
                            .hasMessageStartingWith("The database did not become ready within 600 ms")
                            .hasMessageContaining("ConnectException"));
        }

        @Test
        void writesTheLimitAsOtherMessagesDo() {
            proxy.refuse();
            Duration limit = Duration.ofSeconds(1);
            assertRefused(() -> Readiness.await(Pools.unpooled(database.through(proxy)), limit), "08001")
                    .satisfies(e ->
                            assertThat(e).hasMessageStartingWith("The database did not become ready within 1.0 s"));
        }

        @Test
        void endsAtTheLimitThoughTheDriverWouldWaitLonger() {
            proxy.blackHole();
            assertThatThrownBy(() -> Readiness.await(Pools.unpooled(database.through(proxy)), SHORT))
                    .isInstanceOf(NotReadyException.class)
                    .hasMessageContaining("no answer")
                    .satisfies(
                            e -> assertThat(((NotReadyException) e).sqlState()).isEmpty());
        }

        @Test
        void waitsForAHostsNameUntilTheLimit() {
            PGSimpleDataSource source = Pools.unpooled(database);
            source.setUrl("jdbc:postgresql://nowhere.invalid/db");
            assertRefused(() -> Readiness.await(source, SHORT), "08001")
                    .satisfies(e -> assertThat(e).hasMessageContaining("UnknownHostException"));
        }

        @Test
        void endsWhenInterrupted() {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Readiness.await(Pools.unpooled(database), LONG))
                    .isInstanceOf(NotReadyException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT0S", "PT-1S"})
        void refusesALimitThatIsNoTime(Duration limit) {
            assertThatThrownBy(() -> Readiness.await(Pools.unpooled(database), limit))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Each would take the whole long limit if it were tried again. */
    @Nested
    class WhenTimeDoesNotHealIt {

        @Test
        void failsAtOnceOnAWrongPassword() {
            TestDatabase wrong = as(database.user(), "wr0ng-and-secret");
            assertRefused(() -> Readiness.await(Pools.unpooled(wrong), LONG), "28P01")
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1))
                    .satisfies(e -> SecretDetector.of("wr0ng-and-secret").assertClean(trace(e)));
        }

        @Test
        void failsAtOnceOnAWrongPasswordBehindAPool() {
            try (HikariDataSource pool = Pools.of(as(database.user(), "wr0ng-and-secret"), 1)) {
                assertRefused(() -> Readiness.await(pool, LONG), "28P01")
                        .satisfies(e -> SecretDetector.of("wr0ng-and-secret").assertClean(trace(e)));
            }
        }

        @Test
        void failsAtOnceOnAMissingDatabase() {
            TestDatabase absent =
                    new TestDatabase(database.host(), database.port(), "nowhere", database.user(), database.password());
            assertRefused(() -> Readiness.await(Pools.unpooled(absent), LONG), "3D000")
                    .satisfies(e -> assertThat(e).hasMessageContaining("create the database"));
        }

        @Test
        void failsAtOnceWhereTlsIsRefused() {
            PGSimpleDataSource source = Pools.unpooled(database);
            source.setSslMode("require");
            assertRefused(() -> Readiness.await(source, LONG), "08004")
                    .satisfies(e -> assertThat(e).hasMessageContaining("does not support SSL"));
        }

        @Test
        void failsAtOnceWithoutAPassword() {
            PGSimpleDataSource source = Pools.unpooled(database);
            source.setPassword("");
            assertThatThrownBy(() -> Readiness.await(source, LONG)).isInstanceOf(NotReadyException.class);
        }

        @Test
        void failsAtOnceWithoutTheRightToConnect() {
            database.execute("create role stranger login password 'p1p2p3'; revoke connect on database "
                    + database.name() + " from public");
            assertRefused(() -> Readiness.await(Pools.unpooled(as("stranger", "p1p2p3")), LONG), "42501");
            database.execute("drop role stranger");
        }

        @Test
        void failsAtOnceOnAClosedPool() {
            HikariDataSource pool = Pools.of(database, 1);
            pool.close();
            assertThatThrownBy(() -> Readiness.await(pool, LONG))
                    .isInstanceOf(NotReadyException.class)
                    .hasMessageContaining("has been closed");
        }

        @Test
        void letsAMistakeOfTheProgramOut() {
            IllegalStateException own = new IllegalStateException("own");
            assertThatThrownBy(() -> Readiness.await(new FailingSource(own), LONG))
                    .isSameAs(own);
        }

        @Test
        void hidesASecretInADriversWords() {
            SQLException telling = new SQLException("Cannot parse jdbc:postgresql://h/d?password=hunter2hunter2");
            assertThatThrownBy(() -> Readiness.await(new FailingSource(telling), LONG))
                    .isInstanceOf(NotReadyException.class)
                    .satisfies(e -> SecretDetector.of("hunter2hunter2").assertClean(trace(e)));
        }
    }

    private TestDatabase as(String user, String password) {
        return new TestDatabase(database.host(), database.port(), database.name(), user, password);
    }

    private static AbstractThrowableAssert<?, NotReadyException> assertRefused(ThrowingCallable waiting, String state) {
        NotReadyException failure = catchThrowableOfType(NotReadyException.class, waiting);
        assertThat((Throwable) failure).isNotNull();
        assertThat(failure.sqlState()).isEqualTo(Optional.of(state));
        return assertThat(failure);
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** What is said in the log; runs a step when a text is said for the first time. */
    private static final class Log extends Handler {

        /** Held, because the log manager forgets loggers that nobody holds. */
        static final Logger LOGGER = Logger.getLogger(Readiness.class.getName());

        private final StringBuilder text = new StringBuilder();
        private String trigger = "";
        private Runnable step = () -> {};

        void on(String said, Runnable then) {
            trigger = said;
            step = then;
        }

        String text() {
            return text.toString();
        }

        @Override
        public void publish(LogRecord said) {
            String line = new SimpleFormatter().formatMessage(said);
            text.append(line).append('\n');
            if (!trigger.isEmpty() && line.contains(trigger)) {
                trigger = "";
                step.run();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
