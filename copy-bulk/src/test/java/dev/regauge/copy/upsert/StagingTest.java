package dev.regauge.copy.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.upsert.Rule.Meeting;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("waits")
class StagingTest {

    private static final Rule ALL = new Rule(List.of("id"), Meeting.UPDATE_ALL, List.of(), false);
    private static final Rule NOTHING = new Rule(List.of("id"), Meeting.NOTHING, List.of(), false);
    private static final Rule ONLY_A = new Rule(List.of("id"), Meeting.UPDATE_SOME, List.of("a"), false);
    private static final Rule LOCKING = new Rule(List.of("id"), Meeting.UPDATE_ALL, List.of(), true);

    private static TestDatabase database;
    private static Connection connection;

    @BeforeAll
    static void connect() {
        database = EmbeddedServer.shared().newDatabase();
        connection = database.connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void table() {
        database.execute("create table t (id int primary key, a text, b int default 7);"
                + "insert into t values (1, 'one', 1), (2, 'two', 2), (3, 'three', 3)");
    }

    @AfterEach
    void drop() {
        database.execute("drop table if exists t cascade");
    }

    @Test
    void insertsWhatIsNewUpdatesWhatIsOtherAndLeavesTheRest() throws SQLException {
        Counts counts = apply(ALL, "values (1, 'one', 1), (2, 'zwei', 2), (9, 'nine', null)", "id", "a", "b");

        assertThat(counts).isEqualTo(new Counts(1, 1, 1, 0));
        assertThat(rows()).containsExactly("1 one 1", "2 zwei 2", "3 three 3", "9 nine null");
    }

    @Test
    void ofEqualKeysTheLastRowWins() throws SQLException {
        Counts counts =
                apply(ALL, "values (9, 'x', 1), (1, 'x', 1), (9, 'y', 2), (1, 'y', 2), (9, 'z', 3)", "id", "a", "b");

        assertThat(counts).isEqualTo(new Counts(1, 1, 0, 3));
        assertThat(rows()).startsWith("1 y 2").endsWith("9 z 3");
    }

    @Test
    void theLastOfManyWins() throws SQLException {
        apply(ALL, "select i % 10, 'v' || i, i from generate_series(1, 30000) i", "id", "a", "b");

        assertThat(rows()).startsWith("0 v30000 30000", "1 v29991 29991").hasSize(10);
    }

    @Test
    void columnsThatAreNotMappedStayOnUpdateAndGetTheirDefaultOnInsert() throws SQLException {
        apply(ALL, "values (1, 'eins'), (9, 'neun')", "id", "a");

        assertThat(rows()).startsWith("1 eins 1").endsWith("9 neun 7");
    }

    @Test
    void onlyTheNamedColumnsAreUpdated() throws SQLException {
        Counts counts = apply(ONLY_A, "values (1, 'eins', 100), (2, 'two', 100)", "id", "a", "b");

        assertThat(counts).isEqualTo(new Counts(0, 1, 1, 0));
        assertThat(rows()).startsWith("1 eins 1", "2 two 2");
    }

    @Test
    void doingNothingKeepsWhatIsThere() throws SQLException {
        Counts counts = apply(NOTHING, "values (1, 'eins', 100), (9, 'neun', 9)", "id", "a", "b");

        assertThat(counts).isEqualTo(new Counts(1, 0, 1, 0));
        assertThat(rows()).startsWith("1 one 1").endsWith("9 neun 9");
    }

    @Test
    void aMappingOfTheKeyAloneUpdatesNothing() throws SQLException {
        assertThat(apply(ALL, "values (1), (9)", "id")).isEqualTo(new Counts(1, 0, 1, 0));
    }

    @Test
    void aValueThatIsEqualButNotTheSameIsStored() throws SQLException {
        database.execute("drop table t; create table t (id int primary key, n numeric, i interval, j json, p point);"
                + "insert into t values (1, 1.0, '30 days', '{}', '(0,0)'), (2, 1.0, '30 days', '{}', '(0,0)')");

        Counts counts = apply(
                ALL,
                "values (1, 1.00, interval '1 mon', json '{ }', point '(0,0)'), (2, 1.0, '30 days', '{}', '(0,0)')",
                "id",
                "n",
                "i",
                "j",
                "p");

        assertThat(counts).isEqualTo(new Counts(0, 1, 1, 0));
        assertThat(rows()).containsExactly("1 1.00 1 mon { } (0,0)", "2 1.0 30 days {} (0,0)");
    }

    @Test
    void textIsReadByTheServerOnItsWayFromTheStagingTable() throws SQLException {
        database.execute("create type mood as enum ('good', 'bad'); drop table t;"
                + "create table t (id bit(3) primary key, a mood, b varchar(3), c \"char\", d int4range)");

        Staged staged = Staged.on(connection, "t", ALL, Encoder.Format.TEXT, "id", "a", "b", "c", "d");
        staged.apply(connection, "values ('101', 'good', 'abc', 'x', '[1,2]'), ('101', 'bad', 'abc', 'y', '[1,2]')");

        assertThat(rows()).containsExactly("101 bad abc y [1,3)");
        assertThatThrownBy(() -> staged.apply(connection, "values ('101', 'bad', 'abcd', 'y', '[1,2]')"))
                .hasMessageContaining("too long");
        database.execute("drop table t; drop type mood");
    }

    @Test
    void namesAreAlwaysQuoted() throws SQLException {
        database.execute(
                "drop table t; create table \"T \"\"x\" (\"I d\" int, \"ordinal\" int, \"select\" text, unique (\"I d\", ordinal))");
        Rule rule = new Rule(List.of("I d", "ordinal"), Meeting.UPDATE_ALL, List.of(), false);

        Staged staged = Staged.on(connection, "T \"x", rule, "I d", "ordinal", "select");

        assertThat(staged.apply(connection, "values (1, 1, 'a'), (1, 1, 'b')")).isEqualTo(new Counts(1, 0, 0, 1));
        database.execute("drop table \"T \"\"x\"");
    }

    @Test
    void twoLoadsOfOneTransactionDoNotMeet() throws SQLException {
        Staged staged = Staged.on(connection, "t", ALL, "id", "a", "b");
        connection.setAutoCommit(false);
        try {
            staged.apply(connection, "values (8, 'a', 1)");
            assertThat(staged.apply(connection, "values (8, 'b', 1)")).isEqualTo(new Counts(0, 1, 0, 0));
            assertThatThrownBy(() -> staged.apply(connection, "values (null, 'b', 1)"))
                    .isInstanceOf(SQLException.class);
            assertThat(staged.apply(connection, "values (8, 'c', 1)")).isEqualTo(new Counts(0, 1, 0, 0));
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
        assertThat(rows()).endsWith("8 c 1");
    }

    @Test
    void partitionsAreCountedToo() throws SQLException {
        database.execute("drop table t; create table t (id int primary key, a text, b int) partition by range (id);"
                + "create table t1 partition of t for values from (0) to (5);"
                + "create table t2 (junk int, b int, a text, id int not null); alter table t2 drop junk;"
                + "alter table t attach partition t2 for values from (5) to (100);"
                + "insert into t values (1, 'one', 1), (6, 'six', 6), (7, 'seven', 7)");

        String values = "values (1, 'eins', 1), (6, 'sechs', 6), (7, 'seven', 7), (8, 'acht', 8), (8, 'acht', 8)";
        assertThat(apply(ALL, values, "id", "a", "b")).isEqualTo(new Counts(1, 2, 1, 1));
        assertThat(apply(ALL, values, "id", "a", "b")).isEqualTo(new Counts(0, 0, 4, 1));
        assertThat(apply(NOTHING, values, "id", "a", "b")).isEqualTo(new Counts(0, 0, 4, 1));
        assertThat(apply(LOCKING, values.replace("acht", "huit"), "id", "a", "b"))
                .isEqualTo(new Counts(0, 1, 3, 1));
    }

    @Test
    void identitiesAreTakenAsTheyAreGiven() throws SQLException {
        database.execute("drop table t; create table t (id int generated always as identity primary key, a text,"
                + " b int generated always as (1) stored)");

        assertThat(apply(ALL, "values (1, 'x')", "id", "a")).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(apply(ALL, "values (1, 'y')", "id", "a")).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(rows()).containsExactly("1 y 1");
    }

    @Test
    void aTriggerThatKeepsARowOutLeavesItUnchanged() throws SQLException {
        database.execute("create or replace function no_nine() returns trigger language plpgsql as"
                + " 'begin if new.id = 9 then return null; end if; return new; end';"
                + "create trigger no_nine before insert on t for each row execute function no_nine()");

        assertThat(apply(ALL, "values (9, 'x', 1), (10, 'y', 2)", "id", "a", "b"))
                .isEqualTo(new Counts(1, 0, 1, 0));
    }

    @Test
    void aCollationThatKnowsNoCaseFoldsAsItsIndexDoes() throws SQLException {
        database.execute("create collation if not exists no_case (provider = icu, locale = 'und-u-ks-level2',"
                + " deterministic = false); drop table t; create table t (id text, a text);"
                + " create unique index on t (id collate no_case); insert into t values ('A', 'x')");

        assertThat(apply(ALL, "values ('a', 'y'), ('A', 'z'), ('B', 'b')", "id", "a"))
                .isEqualTo(new Counts(1, 1, 0, 1));
        assertThat(rows()).containsExactly("A z", "B b");
    }

    @Test
    void nullMeetsNullWhereTheIndexSaysSo() throws SQLException {
        database.execute("drop table t; create table t (id int unique nulls not distinct, a text)");

        assertThat(apply(ALL, "values (null, 'x'), (null, 'y')", "id", "a")).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(apply(ALL, "values (null::int, 'z')", "id", "a")).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(rows()).containsExactly("null z");
    }

    @Test
    void aNullInAnyOtherKeyIsRefused() throws SQLException {
        database.execute("drop table t; create table t (id int unique, a text)");
        Staged staged = Staged.on(connection, "t", ALL, "id", "a");

        assertThat(staged.plan().neverNull()).containsExactly("id");
        assertThatThrownBy(() -> staged.apply(connection, "values (null::int, 'x')"))
                .hasMessageContaining("null value in column \"id\"");
    }

    @Test
    void withoutAUniqueIndexTheTableIsLocked() throws SQLException {
        database.execute("alter table t drop constraint t_pkey; insert into t values (2, 'deux', 2)");

        Counts counts =
                apply(LOCKING, "values (1, 'one', 1), (2, 'zwei', 2), (9, 'x', 9), (9, 'y', 9)", "id", "a", "b");

        assertThat(counts).isEqualTo(new Counts(1, 1, 1, 1));
        assertThat(rows()).containsExactly("1 one 1", "2 zwei 2", "2 zwei 2", "3 three 3", "9 y 9");
    }

    @Test
    void withoutAUniqueIndexTwoWritersInsertAKeyOnce() throws Exception {
        database.execute("alter table t drop constraint t_pkey");
        Staged staged = Staged.on(connection, "t", LOCKING, "id", "a", "b");

        Writers.both((writer, round) -> {
            try (Connection mine = database.connect()) {
                staged.apply(mine, "select i, 'x', 1 from generate_series(1, 500) i");
            }
        });

        assertThat(rows()).hasSize(500);
    }

    private static Counts apply(Rule rule, String values, String... columns) throws SQLException {
        return Staged.on(connection, "t", rule, columns).apply(connection, values);
    }

    private static List<String> rows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from t order by 1, 2")) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> fields = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    fields.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" ", fields));
            }
            return rows;
        }
    }
}
