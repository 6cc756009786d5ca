package dev.regauge.connect.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.jdbc.PgConnection;

/** Work that has been committed, or may have been, is never run again. */
@Timeout(60)
@Tag("waits")
class TransactionsGuardTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final HikariDataSource pool = Pools.of(database, 3);
    private final Transactions transactions = Transactions.on(pool);
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void create() {
        database.execute("create table t (v int)");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"statement", "prepared", "call", "rows", "catalogue", "rows of the catalogue", "made", "unwrap"})
    void noWayLeadsToAConnectionThatCommits(String way) throws SQLException {
        assertThatThrownBy(() -> transactions.run(connection -> {
                    runs.incrementAndGet();
                    Pools.execute(connection, "insert into t values (1)");
                    back(connection, way).commit();
                    throw new SQLException("conflict", "40001");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not call commit()");
        assertThat(runs).hasValue(1);
        assertThat(rows()).isZero();
    }

    private static Connection back(Connection connection, String way) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1")) {
            return switch (way) {
                case "statement" -> statement.getConnection();
                case "prepared" -> connection.prepareStatement("select 1").getConnection();
                case "call" -> connection.prepareCall("{call now()}").getConnection();
                case "rows" -> rows.getStatement().getConnection();
                case "catalogue" -> connection.getMetaData().getConnection();
                case "rows of the catalogue" ->
                    connection.getMetaData().getSchemas().getStatement().getConnection();
                case "made" ->
                    connection
                            .prepareStatement("select 1")
                            .executeQuery()
                            .getStatement()
                            .getConnection();
                default -> connection.unwrap(Connection.class);
            };
        }
    }

    @Test
    void theDriverCanBeReached() {
        transactions.run(connection -> {
            assertThat(connection.isWrapperFor(PgConnection.class)).isTrue();
            assertThat(connection.unwrap(PgConnection.class).getBackendPID()).isEqualTo(Pools.pid(connection));
            assertThat(connection.isWrapperFor(Connection.class)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "rollback", "insert into t values (2); commit", "commit and chain; rollback"})
    void saysThatTheWorkHasEndedTheTransactionByText(String text) {
        assertThatThrownBy(() -> transactions
                        .withIsolation(Isolation.SERIALIZABLE)
                        .run(connection -> {
                            runs.incrementAndGet();
                            Pools.execute(connection, "insert into t values (1)");
                            try {
                                Pools.execute(connection, text);
                            } catch (IllegalStateException swallowed) {
                                throw new SQLException("conflict", "40001");
                            }
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not end it by SQL text");
        assertThat(runs).hasValue(1);
    }

    @Test
    void anUncheckedExceptionOfCommitLeavesTheOutcomeUnknown() throws SQLException {
        Transactions broken = Transactions.on(new ForeignSource(pool, breakingAfterCommit(pool.getConnection())));
        assertThatThrownBy(() -> broken.run(connection -> {
                    runs.incrementAndGet();
                    Pools.execute(connection, "insert into t values (1)");
                }))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(runs).hasValue(1);
        assertThat(rows()).as("it was committed, once").isEqualTo(1);
    }

    private static Connection breakingAfterCommit(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TransactionsGuardTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit")) {
                            throw new IllegalStateException("wrapped", new SQLException("connection lost", "08006"));
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Test
    void anUnknownOutcomeWithinIsNotRunAgainByTheTransactionAroundIt() throws SQLException {
        assertThatThrownBy(() -> transactions.run(connection -> {
                    runs.incrementAndGet();
                    CompletableFuture.runAsync(() -> transactions.run(inner -> {
                                Pools.execute(inner, "insert into t values (1)");
                                throw unknown();
                            }))
                            .join();
                }))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void attemptsWithinAreNotMultipliedByTheTransactionAroundIt() {
        assertThatThrownBy(() -> transactions.run(connection -> {
                    try {
                        transactions.withAttempts(2).run(inner -> {
                            runs.incrementAndGet();
                            throw new SQLException("conflict", "40001");
                        });
                    } catch (TransactionException e) {
                        throw new IllegalStateException("wrapped", e);
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(runs).hasValue(2);
    }

    @Test
    void anUnknownOutcomeIsNotToBeRetriedWhateverItsCauseIs() {
        assertThat(unknown().failureClass()).isEqualTo(FailureClass.DO_NOT_RETRY);
        assertThat(FailureClass.of(unknown())).isEqualTo(FailureClass.DO_NOT_RETRY);
        assertThat(FailureClass.of(new SQLException("wrapped", "40001", unknown())))
                .isEqualTo(FailureClass.DO_NOT_RETRY);
    }

    @Test
    void anExceptionThatKnowsBetterThanItsCausesIsBelieved() {
        assertThatThrownBy(() -> transactions.run(connection -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("wrapped", new Committed(new SQLException("conflict", "40001")));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(runs).hasValue(1);
    }

    private static OutcomeUnknownException unknown() {
        return new OutcomeUnknownException(1, new SQLException("connection lost", "08006"));
    }

    private int rows() throws SQLException {
        return Pools.number(database, "select count(*) from t");
    }

    private static final class Committed extends RuntimeException implements Classified {

        private static final long serialVersionUID = 1L;

        Committed(Throwable cause) {
            super(cause);
        }

        @Override
        public FailureClass failureClass() {
            return FailureClass.DO_NOT_RETRY;
        }
    }
}
