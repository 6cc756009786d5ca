package dev.regauge.connect.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride.Override;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("waits")
@Timeout(60)
class PoolEvictionTest {

    private static final int SIZE = 5;

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final HikariDataSource pool = Pools.of(database, SIZE);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void evictsADeadConnectionAndNoOther() throws SQLException {
        List<Connection> all = borrowAll();
        Set<Integer> before = pids(all);
        int killed = Pools.pid(all.get(2));
        Pools.terminate(database, killed);
        List<String> failures = new ArrayList<>();
        for (Connection connection : all) {
            try {
                Pools.pid(connection);
            } catch (SQLException e) {
                failures.add(e.getSQLState());
            }
        }
        assertThat(failures).containsExactly("57P01");
        giveBack(all);

        List<Connection> again = borrowAll();
        Set<Integer> after = pids(again);
        giveBack(again);
        before.remove(killed);
        assertThat(after).hasSize(SIZE).containsAll(before).doesNotContain(killed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1/0",
                "create table t (v int unique); insert into t values (1), (1)",
                "set local statement_timeout = 10; select pg_sleep(10)",
                "set transaction read only; create table t ()",
                "select count(*) from pg_class for update",
                "do $$ begin raise exception using errcode = '40001'; end $$",
                "do $$ begin raise exception using errcode = '57P01'; end $$",
                "do $$ begin raise exception using errcode = '08001'; end $$",
                "do $$ begin raise exception using errcode = '01002'; end $$",
                "do $$ begin raise exception using errcode = '25P03'; end $$"
            })
    void keepsAHealthyConnection(String failing) throws SQLException {
        int before;
        try (Connection connection = pool.getConnection()) {
            before = Pools.pid(connection);
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> Pools.execute(connection, failing)).isInstanceOf(SQLException.class);
            connection.rollback();
            assertThat(Pools.pid(connection)).isEqualTo(before);
        }
        List<Connection> all = borrowAll();
        assertThat(pids(all)).contains(before);
        giveBack(all);
    }

    /** What HikariCP alone does with 0A000: the reason for the class under test. */
    @Test
    void differsFromHikariAlone() throws SQLException {
        try (HikariDataSource bare = Pools.bare(database, 1);
                Connection connection = bare.getConnection()) {
            assertThatThrownBy(() -> Pools.execute(connection, "select count(*) from pg_class for update"))
                    .extracting("SQLState")
                    .isEqualTo("0A000");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FATAL, 25P03, MUST_EVICT",
        "FATAL, 40001, MUST_EVICT",
        "PANIC, XX000, MUST_EVICT",
        "ERROR, 57P01, DO_NOT_EVICT",
        "ERROR, 08P01, MUST_EVICT",
        "ERROR, 08001, DO_NOT_EVICT",
        "ERROR, 08006, DO_NOT_EVICT"
    })
    void goesByWhetherTheSessionEnded(String severity, String state, Override expected) {
        assertThat(new PoolEviction().adjudicate(FailureClassTest.said(severity, state)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"08006, MUST_EVICT", "57P01, MUST_EVICT", "25P03, MUST_EVICT", "0A000, DO_NOT_EVICT", ", DO_NOT_EVICT"})
    void goesByTheStateWhereNoSeverityIsKnown(String state, Override expected) {
        assertThat(new PoolEviction().adjudicate(new SQLException("another driver's", state)))
                .isEqualTo(expected);
    }

    private List<Connection> borrowAll() throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            all.add(pool.getConnection());
        }
        return all;
    }

    private static Set<Integer> pids(List<Connection> connections) throws SQLException {
        Set<Integer> pids = new HashSet<>();
        for (Connection connection : connections) {
            pids.add(Pools.pid(connection));
        }
        return pids;
    }

    private static void giveBack(List<Connection> connections) throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
