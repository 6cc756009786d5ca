package dev.regauge.connect.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.application.TroubledApplication;
import dev.regauge.parity.Database;
import dev.regauge.parity.DriverLoader;
import dev.regauge.parity.LoadedDriver;
import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.PgBouncer;
import dev.regauge.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Where the server cannot tell what the pool's sessions do. */
@Tag("alone")
@Timeout(60)
class JudgedByThreadsTest {

    private static final int SIZE = 2;

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    /** Gets an application into trouble. */
    private interface Trouble {
        void make(TroubledApplication application) throws Exception;
    }

    /** Opens connections. */
    private interface Opening {
        Connection open();
    }

    @Test
    void serverThatAdmitsNobodyToAsk() throws Exception {
        DataSource full = TroubledApplication.source(roleWithoutASpareConnection());
        assertThat(diagnosis(full, full, it -> it.forgetInWorkersThatGoOn(SIZE)).verdict())
                .isEqualTo(Verdict.LEAK);
        assertThat(diagnosis(full, full, it -> it.query(SIZE, "select pg_sleep(60)"))
                        .verdict())
                .isEqualTo(Verdict.SLOW_QUERIES);
        assertThat(diagnosis(full, full, it -> it.waitInTransaction(SIZE, "select 1"))
                        .verdict())
                .isEqualTo(Verdict.IDLE_IN_TRANSACTION);
        assertThat(diagnosis(full, full, it -> it.holdWithoutUse(SIZE)).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void poolerMakesUpTheNumbersOfSessions() throws Exception {
        try (PgBouncer pooler = PgBouncer.inFrontOf(database, PgBouncer.Mode.TRANSACTION, 2 * SIZE)) {
            DataSource pooled = TroubledApplication.source(pooler.database());
            PoolDiagnosis slow = diagnosis(pooled, pooled, it -> it.query(SIZE, "select pg_sleep(60)"));
            assertThat(slow.verdict()).isEqualTo(Verdict.SLOW_QUERIES);
            assertThat(slow.text()).contains("judged by the borrowers alone: a pooler is in between");
            assertThat(slow.figures().serverAsked()).isFalse();
            assertThat(slow.figures().limits()).isPresent();
        }
    }

    @Test
    void otherDriversDoNotTellWhichSessionsTheyHave() throws Exception {
        Profile ng = Profile.parse("pgjdbc-ng:0.8.9");
        Database login =
                new Database(database.host(), database.port(), database.name(), database.user(), database.password());
        try (LoadedDriver driver = DriverLoader.load(ng, DriverJars.of(ng))) {
            DataSource source = source(() -> driver.connect(login));
            PoolDiagnosis leak = diagnosis(source, source, it -> it.forgetInThreadsThatEnd(SIZE));
            assertThat(leak.verdict()).isEqualTo(Verdict.LEAK);
            assertThat(leak.text()).contains("the driver does not tell which sessions of the server the pool has");
            assertThat(leak.figures().limits()).isPresent();
        }
    }

    @Test
    void wayBesideThePoolThatIsBroken() throws Exception {
        DataSource broken = source(() -> {
            throw new IllegalStateException("s3cret");
        });
        PoolDiagnosis leak =
                diagnosis(TroubledApplication.source(database), broken, it -> it.forgetInThreadsThatEnd(SIZE));
        assertThat(leak.verdict()).isEqualTo(Verdict.LEAK);
        assertThat(leak.text())
                .contains("asking the server failed: java.lang.IllegalStateException")
                .doesNotContain("s3cret");
    }

    @Test
    void driverThatIsBrokenCostsNobodyTheException() throws Exception {
        DataSource source = TroubledApplication.source(database);
        PoolDiagnosis failed = diagnosis(source, source, it -> {
            it.holdWithoutUse(SIZE);
            it.watch().borrowed(broken());
        });
        assertThat(failed.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(failed.text()).contains("the diagnosis itself failed: java.lang.IllegalStateException");
    }

    private PoolDiagnosis diagnosis(DataSource driver, DataSource outside, Trouble trouble) throws Exception {
        try (TroubledApplication application = TroubledApplication.on(database, driver, outside, SIZE)) {
            trouble.make(application);
            return application.exhausted().diagnosis();
        }
    }

    private TestDatabase roleWithoutASpareConnection() {
        String role = "full_" + database.name();
        database.execute(
                "create role " + role + " login password '" + database.password() + "' connection limit " + SIZE);
        return new TestDatabase(database.host(), database.port(), database.name(), role, database.password());
    }

    private static Connection broken() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "unwrap" -> proxy;
                    case "isClosed" -> false;
                    default -> throw new IllegalStateException();
                });
    }

    private static DataSource source(Opening opening) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                return opening.open();
            }

            @Override
            public Connection getConnection(String user, String password) {
                return opening.open();
            }
        };
    }
}
