package dev.regauge.connect.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.Settings;
import dev.regauge.connect.session.Scope;
import dev.regauge.connect.session.SessionContext;
import dev.regauge.pipeline.Pipeline;
import dev.regauge.pipeline.PipelineException;
import dev.regauge.pipeline.Reply;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions over the layer's own data source, with the session context and with pipelines. */
@Timeout(60)
@SuppressWarnings("try") // a scope is opened for its effect on the thread
@Tag("alone")
@Tag("waits")
class TransactionsInContextTest {

    private static final SessionContext BLUE = SessionContext.tenant("blue");
    private static final String CONFLICT = "do $$ begin raise exception using errcode = '40001'; end $$";
    private static final String STATE = "select coalesce(current_setting('app.tenant_id', true), 'null') || ' '"
            + " || current_setting('transaction_isolation') || ' ' || current_setting('transaction_read_only')";

    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final RegaugeDataSource free = source(false);
    private final RegaugeDataSource strict = source(true);
    private final AtomicInteger runs = new AtomicInteger();

    private RegaugeDataSource source(boolean contextRequired) {
        return Regauge.connect(Settings.of(database.through(proxy).urlWithLogin())
                .withPoolSize(1)
                .withContextRequired(contextRequired));
    }

    private RegaugeDataSource of(boolean contextRequired) {
        return contextRequired ? strict : free;
    }

    @BeforeEach
    void create() {
        database.execute("create table t (v int)");
    }

    @AfterEach
    void close() {
        free.close();
        strict.close();
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void carryTheContext(boolean required) {
        try (Scope scope = BLUE.open()) {
            assertThat(state(of(required).transactions())).isEqualTo("blue read committed off");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, REPEATABLE_READ, blue repeatable read on",
        "false, SERIALIZABLE, blue serializable on",
        "true, REPEATABLE_READ, blue repeatable read on",
        "true, SERIALIZABLE, blue serializable on"
    })
    void carryTheContextInAnyIsolationAndReadOnly(boolean required, Isolation isolation, String expected) {
        Transactions strictest =
                of(required).transactions().withIsolation(isolation).withReadOnly();
        try (Scope scope = BLUE.open()) {
            assertThat(state(strictest)).isEqualTo(expected);
            assertThat(state(strictest)).as("again").isEqualTo(expected);
        }
    }

    @Test
    void setTheContextOnceForEachAttempt() throws SQLException {
        connectBoth();
        try (Scope scope = BLUE.open()) {
            free.transactions().run(connection -> insert(connection, 1));
            proxy.forget();
            free.transactions().withIsolation(Isolation.SERIALIZABLE).run(connection -> {
                insert(connection, 2);
                insert(connection, 3);
                if (runs.incrementAndGet() < 3) {
                    Pools.execute(connection, CONFLICT);
                }
            });
        }
        int attempt = 4; // isolation, context, two inserts
        assertThat(proxy.roundTrips()).isEqualTo(2 * (attempt + 2) + attempt + 1);
    }

    @Test
    void needNoRoundTripForAContextThatNobodyUses() throws SQLException {
        connectBoth();
        try (Scope scope = BLUE.open()) {
            strict.transactions().run(connection -> insert(connection, 1));
            proxy.forget();
            strict.transactions().run(connection -> {});
        }
        assertThat(proxy.roundTrips()).isZero();
    }

    @Test
    void carryTheContextOnAnotherConnectionToo() throws SQLException {
        try (Scope scope = BLUE.open()) {
            String state = strict.transactions().call(connection -> {
                insert(connection, 1);
                if (runs.incrementAndGet() == 1) {
                    Pools.terminate(database, Pools.pid(connection));
                }
                return text(connection, STATE);
            });
            assertThat(state).startsWith("blue");
        }
        assertThat(runs).hasValue(2);
        assertThat(Pools.number(database, "select count(*) from t")).isEqualTo(1);
    }

    @Test
    void sayPlainlyThatAContextIsMissing() {
        assertThatThrownBy(() -> strict.transactions().run(connection -> insert(connection, 1)))
                .isInstanceOf(TransactionException.class)
                .hasMessageContaining("statements need a session context here, and none is current")
                .hasMessageContaining("SQLSTATE 28000, attempt 1");
    }

    @Test
    void takeAContextThatIsOpenedInsideOfTheWork() {
        Transactions serializable = strict.transactions().withIsolation(Isolation.SERIALIZABLE);
        String state = serializable.call(connection -> {
            try (Scope scope = BLUE.open()) {
                return text(connection, STATE);
            }
        });
        assertThat(state).isEqualTo("blue serializable off");
    }

    @Test
    void findTheContextBehindAnothersWrapper() {
        try (Scope scope = BLUE.open()) {
            Transactions wrapped = Transactions.on(new WrappedSource(strict)).withIsolation(Isolation.SERIALIZABLE);
            assertThat(state(wrapped)).isEqualTo("blue serializable off");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takeJoinedPipelines(boolean inScope) throws SQLException {
        Optional<Scope> scope = inScope ? Optional.of(BLUE.open()) : Optional.empty();
        try {
            String tenant = of(inScope).transactions().call(connection -> {
                Pipeline pipeline = Pipeline.create();
                Reply<Long> updated = pipeline.update("insert into t values (?)", 1);
                Reply<List<String>> seen = pipeline.query(STATE, row -> String.valueOf(row.getString(1)));
                pipeline.run(connection);
                assertThat(updated.value()).isEqualTo(1);
                return seen.value().get(0);
            });
            assertThat(tenant).startsWith(inScope ? "blue" : "null");
        } finally {
            scope.ifPresent(Scope::close);
        }
        assertThat(Pools.number(database, "select count(*) from t")).isEqualTo(1);
    }

    @Test
    void runAJoinedPipelineAgainByItsCause() throws SQLException {
        strict.transactions().run(connection -> {
            try (Scope scope = BLUE.open()) {
                Pipeline pipeline = Pipeline.create();
                pipeline.update("insert into t values (1)");
                if (runs.incrementAndGet() < 3) {
                    pipeline.update(CONFLICT);
                }
                pipeline.run(connection);
            }
        });
        assertThat(runs).hasValue(3);
        assertThat(Pools.number(database, "select count(*) from t")).isEqualTo(1);
    }

    @Test
    void letAPipelinesOwnMistakeOutUnchanged() {
        assertThatThrownBy(() -> free.transactions().run(connection -> {
                    runs.incrementAndGet();
                    Pipeline pipeline = Pipeline.create();
                    pipeline.update("insert into nowhere values (1)");
                    pipeline.run(connection);
                }))
                .isInstanceOf(PipelineException.class);
        assertThat(runs).hasValue(1);
    }

    /** Otherwise a pool that still connects in the background is counted too. */
    private void connectBoth() throws SQLException {
        free.getConnection().close();
        strict.getConnection().close();
    }

    private static String state(Transactions transactions) {
        return transactions.call(connection -> text(connection, STATE));
    }

    private static void insert(Connection connection, int v) throws SQLException {
        Pools.execute(connection, "insert into t values (" + v + ")");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
