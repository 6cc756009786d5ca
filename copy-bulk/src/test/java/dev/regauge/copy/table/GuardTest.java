package dev.regauge.copy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.sql.Identifier;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("waits")
class GuardTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    private Connection connection = DATABASE.connect();
    private Table table = read();
    private List<Column> written = table.columns();

    private Table read() {
        DATABASE.execute(
                "drop schema public cascade; create schema public; create type pair as (x numeric(9,4), y numeric(9,4));"
                        + " create table t (a int8, \"b'\\\" int8, c numeric(12,4), gone text, d pair[], m money);"
                        + " alter table t drop column gone; create table other (a int8)");
        try {
            return TableReader.read(connection, Identifier.of("t"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() throws SQLException {
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void holdsWhileNothingChanged() throws SQLException {
        assertThat(holds()).isTrue();
        DATABASE.execute("alter table t add column e int; alter table t rename column e to f; analyze t;"
                + " create index on t (a); alter table t alter a set not null");
        assertThat(holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table t alter a type timestamptz using null",
                "alter table t alter c type numeric(12,2)",
                "alter table t alter c type numeric",
                "alter table t rename a to z",
                "alter table t rename a to z; alter table t rename \"b'\\\" to a; alter table t rename z to \"b'\\\"",
                "alter table t drop column a; alter table t add column a int8",
                "alter table t drop column a",
                "alter table t drop column a; alter table t add column a int8 generated always as (1) stored",
                "create table copied (like t); drop table t; alter table copied rename to t",
                "alter table t rename to kept; create table t (like kept)",
                "alter type pair rename attribute x to z; alter type pair rename attribute y to x;"
                        + " alter type pair rename attribute z to y"
            })
    void failsAfterAChange(String change) throws SQLException {
        DATABASE.execute(change);
        assertThat(holds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table t alter a type timestamptz using null",
                "alter table t alter c type numeric(12,2)",
                "alter table t rename a to z; alter table t rename \"b'\\\" to a; alter table t rename z to \"b'\\\"",
                "create table copied (like t); drop table t; alter table copied rename to t"
            })
    void failsAfterAChangeThatTheSnapshotDoesNotShow(String change) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        run("select 1 from other");
        DATABASE.execute(change);
        assertThat(holds()).isFalse();
    }

    @Test
    void holdsAfterAChangeThatWasRolledBackOnceItIsReadAgain() throws SQLException {
        DATABASE.execute("begin; alter table t alter c type numeric(12,2); rollback");
        assertThat(holds()).isFalse();
        table = TableReader.read(connection, Identifier.of("t"));
        written = table.columns();
        assertThat(holds()).isTrue();
    }

    @Test
    void seesChangesOfItsOwnTransaction() throws SQLException {
        run("alter table t alter c type numeric(12,3)");
        Table first = TableReader.read(connection, Identifier.of("t"));
        written = first.columns();
        assertThat(holds()).isTrue();
        run("alter table t alter c type numeric(12,2)");
        assertThat(holds()).isFalse();
    }

    @Test
    void holdsAfterItsOwnTransactionTookAChangeBackOnceItIsReadAgain() throws SQLException {
        run("savepoint before_change");
        run("alter table t alter c type numeric(12,3)");
        run("rollback to before_change");
        written = TableReader.read(connection, Identifier.of("t")).columns();
        assertThat(holds()).isTrue();
    }

    @Test
    void takesNoTemporaryTableForTheOneThatWasRead() throws SQLException {
        run("create temporary table t (a int8)");
        assertThat(holds()).isTrue();
    }

    @Test
    void aPreparedInsertNoticesWhatChangedBetweenItsExecutions() throws SQLException {
        connection.setAutoCommit(true);
        List<Column> one = table.written(List.of("c"));
        run("prepare p as insert into public.t (c) select 1.2345 where " + Guard.condition(table, one));
        for (int i = 0; i < 10; i++) {
            assertThat(count("execute p")).isEqualTo(1);
        }
        DATABASE.execute("alter table t alter c type numeric(12,2)");
        assertThat(count("execute p")).isZero();
    }

    /** Both forms agree, in a transaction that can still be used after the failure of one. */
    private boolean holds() throws SQLException {
        boolean holds;
        try (Statement sql = connection.createStatement();
                ResultSet answer = sql.executeQuery("select " + Guard.condition(table, written))) {
            answer.next();
            holds = answer.getBoolean(1);
        }
        run("savepoint s");
        if (holds) {
            run(Guard.statement(table, written));
        } else {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> run(Guard.statement(table, written)));
            assertThat(Guard.failed(failure)).isTrue();
            run("rollback to s");
        }
        return holds;
    }

    private int count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
