package dev.regauge.copy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                        + " create type kind as enum ('a'); create domain code as varchar(3) collate \"C\" not null;"
                        + " create table t (a int8, \"b'\\\" int8, c numeric(12,4), gone text, d pair[], m money,"
                        + " v varchar(10) collate \"C\", at timestamptz, n numeric(12,4)[], i interval day to second(3), s \"char\","
                        + " w varbit(9), k kind, low code, txt text);"
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

    /** The rows are stored by the names of columns as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table t rename a to z; alter table t rename \"b'\\\" to a; alter table t rename z to \"b'\\\"",
                "alter table t drop column a; alter table t add column a int8",
                "alter table t alter v type varchar(10) collate \"und-x-icu\"",
                "alter table t alter c type numeric; alter table t alter v type varchar",
                "begin; alter table t alter c type numeric(12,2); rollback"
            })
    void holdsAfterAChangeThatMakesNoDifference(String change) throws SQLException {
        DATABASE.execute(change);
        assertThat(holds()).isTrue();
    }

    @Test
    void findsTypesWhateverTheSearchPath() throws SQLException {
        run("create schema app; create domain app.int8 as text; create domain app.timestamptz as text");
        run("set local search_path = app, pg_catalog");
        assertThat(holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table t alter a type timestamptz using null",
                "alter table t alter a type float8",
                "alter table t alter txt type name",
                "alter domain code rename to old; create domain code as text; alter table t alter low type code",
                "alter table t alter c type numeric(12,2)",
                "alter table t alter n type float8[]",
                "alter table t alter at type timestamp",
                "alter table t rename a to z",
                "alter table t rename c to z; alter table t rename a to c; alter table t rename z to a",
                "alter table t drop column a",
                "create rule aside as on insert to t do instead nothing",
                "alter table t alter v type varchar(9)",
                "alter table t alter at type timestamptz(3)",
                "alter table t alter i type interval day to second(2)",
                "alter table t alter w type varbit(3)",
                "alter table t alter k type text",
                "alter table t alter low type varchar(3)",
                "alter table t alter n type numeric(12,2)[]",
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
                "alter table t rename c to z; alter table t rename a to c; alter table t rename z to a",
                "create table copied (like t); drop table t; alter table copied rename to t"
            })
    void failsAfterAChangeThatTheSnapshotDoesNotShow(String change) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        run("select 1 from other");
        DATABASE.execute(change);
        assertThat(holds()).isFalse();
    }

    @Test
    void looksTypesOfAnExtensionUp() throws SQLException {
        DATABASE.execute("create extension citext; create table e (a citext, b citext)");
        table = TableReader.read(connection, Identifier.of("e"));
        written = table.columns();
        assertThat(holds()).isTrue();
        DATABASE.execute("alter table e alter a type text");
        assertThat(holds()).isFalse();
    }

    @Test
    void holdsAfterAChangeThatWasRolledBackOnceItIsReadAgain() throws SQLException {
        DATABASE.execute("create extension citext; create table e (a citext, b citext)");
        DATABASE.execute("begin; alter table e alter a type text; rollback");
        table = TableReader.read(connection, Identifier.of("e"));
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
        List<Column> one = table.written(List.of("c", "low"));
        run("prepare p as insert into public.t (c, low) select 1.2345, 'abc' where " + Guard.condition(table, one));
        for (int i = 0; i < 10; i++) {
            assertThat(count("execute p")).isEqualTo(1);
        }
        DATABASE.execute("alter table t alter c type numeric(12,2)");
        assertThatThrownBy(() -> count("execute p"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(Guard.failed(failure)).isTrue());
        DATABASE.execute("alter table t alter c type numeric(12,4)");
        assertThat(count("execute p")).isEqualTo(1);
    }

    @Test
    void aPreparedStatementNoticesWhatChangedBetweenItsExecutions() throws SQLException {
        run("prepare p as " + Guard.statement(forCopy(table, table.written(List.of("c", "low")))));
        for (int i = 0; i < 10; i++) {
            run("execute p");
        }
        DATABASE.execute("alter table t alter c type numeric(12,2)");
        run("savepoint s; lock table t in row exclusive mode");
        assertThatThrownBy(() -> run("execute p"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(Guard.failed(failure)).isTrue());
        run("rollback to s");
        DATABASE.execute("drop table t; create table t (like other); alter table t add c numeric(12,4), add low code");
        run("lock table t in row exclusive mode");
        assertThatThrownBy(() -> run("execute p"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(Guard.failed(failure)).isTrue());
    }

    /** Both forms agree, in a transaction that can still be used after the failure of one. */
    private boolean holds() throws SQLException {
        boolean condition = run(() -> {
            try (Statement sql = connection.createStatement();
                    ResultSet answer = sql.executeQuery("select " + forCopy(table, written))) {
                answer.next();
                return answer.getBoolean(1);
            }
        });
        boolean statement = run(() -> {
            run(Guard.statement(forCopy(table, written)));
            return true;
        });
        assertThat(statement).isEqualTo(condition);
        return condition;
    }

    private static String forCopy(Table table, List<Column> written) {
        return Guard.condition(table, written) + " and " + Guard.noRule(table);
    }

    private interface Asking {
        boolean ask() throws SQLException;
    }

    @Test
    void anErrorWithoutAStateIsNotAGuards() {
        assertThat(Guard.failed(new SQLException("a pool has no connection left")))
                .isFalse();
    }

    /** Behind a lock, as everywhere. False also where the server could not make sense of it any more. */
    private boolean run(Asking asking) throws SQLException {
        run("savepoint s");
        try {
            run("lock table public." + table.name().names().get(1) + " in row exclusive mode");
            return asking.ask();
        } catch (SQLException failure) {
            assertThat(Guard.failed(failure) || List.of("42P01", "42703").contains(failure.getSQLState()))
                    .as(failure.getMessage())
                    .isTrue();
            return false;
        } finally {
            run("rollback to s");
        }
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
