package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.load.LoadReport.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("waits")
class WholeTableTest {

    private static final String WRITES = "select concat_ws(' ', n_tup_ins, n_tup_upd, n_tup_del, n_live_tup,"
            + " pg_relation_size('t'), (select last_value from t_id_seq)) from pg_stat_user_tables where relname = 't'";

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() throws SQLException {
        loads = new Loads(folder)
                .given("create table parent (id int primary key); insert into parent values (1), (2)")
                .given("create table t (id serial primary key, name varchar(5) not null, code int unique,"
                        + " parent int references parent, check (code < 100))")
                .given("create index t_name on t (name); create index \"T odd\" on t (lower(name)) where code > 1;"
                        + " insert into t (name, code) values ('there', 7)");
    }

    @Nested
    class WhenItIsDry {

        @Test
        void tellsWhatWouldBeRefusedAndWritesNothing() throws IOException, SQLException {
            loads.ask("select pg_stat_force_next_flush()");
            String before = loads.ask(WRITES);
            LoadReport report = loads.csv(
                    "name,code,parent\na,1,1\nb,7,1\ntoolong,3,\nc,200,2\nd,1,\ne,5,9\n,6,\nf,x,\n",
                    settings -> settings.dry().allowing(100));
            assertThat(report.failure()).isEmpty();
            assertThat(report.outcome()).isEqualTo(Outcome.CHECKED);
            assertThat(report.rejected()).isEqualTo(5);
            assertThat(report.conflicts())
                    .extracting(LoadReport.Conflict::words)
                    .containsExactly(
                            "1 row would be refused by \"t_code_key\", among them (code)=(7)",
                            "1 row would be refused by \"t_parent_fkey\", among them (parent)=(9)");
            assertThat(loads.ask("select pg_stat_force_next_flush()")).isEmpty();
            assertThat(loads.ask(WRITES)).isEqualTo(before);
        }

        @Test
        void letsRowsMeetWhereTheyAreToBeUpserted() throws IOException {
            LoadReport report = loads.csv(
                    "id,name,code\n1,a,7\n1,b,8\n", settings -> settings.dry().upserting(true, "id"));
            assertThat(report.failure()).isEmpty();
            assertThat(report.conflicts()).hasSize(1).first().asString().contains("t_code_key");
        }

        @Test
        void findsParentsInTheTableAndInTheFile() throws IOException, SQLException {
            loads.given("create table s (id int primary key, up int references s); insert into s values (1);"
                    + " drop table t; alter table s rename to t");
            LoadReport report = loads.csv("id,up\n2,1\n3,4\n4,4\n5,9\n", Settings::dry);
            assertThat(report.failure()).isEmpty();
            assertThat(report.conflicts())
                    .extracting(LoadReport.Conflict::words)
                    .containsExactly("1 row would be refused by \"s_up_fkey\", among them (up)=(9)");
        }

        @Test
        void saysWhereParentsHaveKeysThatTheFileDoesNotGive() throws IOException, SQLException {
            loads.given("alter table t add up int references t");
            LoadReport report = loads.csv("name,up\na,1\nb,2\n", Settings::dry);
            assertThat(report.conflicts()).isEmpty();
            assertThat(report.notes())
                    .contains("Not compared with the rows that are there: foreign key \"t_up_fkey\" to rows of the same"
                            + " table, whose keys the file does not give");
        }

        @Test
        void comparesKeysWhoseNamesHaveCommasAndQuotes() throws IOException, SQLException {
            loads.given("create table s (\"a,b\" int, \"c\"\"d\" int, constraint u unique (\"a,b\", \"c\"\"d\"));"
                    + " insert into s values (1, 2); drop table t; alter table s rename to t");
            LoadReport report = loads.csv("\"a,b\",\"c\"\"d\"\n1,2\n1,3\n", Settings::dry);
            assertThat(report.failure()).isEmpty();
            assertThat(report.conflicts())
                    .extracting(LoadReport.Conflict::words)
                    .containsExactly("1 row would be refused by \"u\", among them (\"a,b\",\"c\"\"d\")=(1, 2)");
        }

        @Test
        void saysWhichUniqueIndexesAreNotCompared() throws IOException, SQLException {
            loads.given("create unique index x on t (lower(name)); create unique index y on t (name) where code > 1");
            assertThat(loads.csv("name,code\na,1\n", Settings::dry).notes())
                    .contains(
                            "Not compared with the rows that are there: unique index \"x\" over an expression",
                            "Not compared with the rows that are there: unique index \"y\" with a condition");
        }

        @Test
        void callsNoDefaultThatMovesSomething() throws IOException, SQLException {
            loads.given("create sequence q; create function nextkey() returns text volatile language sql as"
                    + " $$ select 'k' || nextval('q') $$; create function nextnumber() returns int volatile language sql as"
                    + " $$ select nextval('q')::int $$; create domain numbered as int default nextval('q');"
                    + " create domain keyed as text not null default nextkey(); drop table t; create table t (name text,"
                    + " k text default nextkey() not null check (k <> '' and k is not null) primary key,"
                    + " n int not null default nextnumber(), d numbered not null, e keyed,"
                    + " u uuid not null default gen_random_uuid(), given text not null default nextkey())");
            LoadReport report = loads.csv(
                    "name,given\na,\nb,x\nc,y\n", settings -> settings.dry().allowing(9));
            assertThat(report.failure()).isEmpty();
            assertThat(report.rejected()).isEqualTo(1);
            assertThat(report.notes())
                    .contains("Not tried: the default of \"k\"", "Not tried: the default of \"e\"")
                    .noneMatch(note -> note.matches("Not tried: .*\"(n|d|u|given)\""));
            assertThat(loads.ask("select concat(last_value, is_called) from q")).isEqualTo("1f");
        }
    }

    @Test
    void createsIndexesAgainBehindTheRows() throws IOException, SQLException {
        String indexes = loads.ask("select indexdef from pg_indexes where tablename = 't' order by 1");
        LoadReport report = loads.csv("name,code\na,1\nb,2\n", Settings::deferringIndexes);
        assertThat(report.failure()).isEmpty();
        assertThat(report.notes()).anyMatch(note -> note.contains("public.\"T odd\", public.t_name"));
        assertThat(loads.ask("select indexdef from pg_indexes where tablename = 't' order by 1"))
                .isEqualTo(indexes);
        assertThat(loads.ask("select count(*) from t")).isEqualTo("3");
    }

    @Test
    void keepsIndexesWhenTheLoadFails() throws IOException, SQLException {
        LoadReport report = loads.csv("name,code\na,1\nb,x\n", Settings::deferringIndexes);
        assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_KEPT);
        assertThat(loads.ask("select count(*) from pg_indexes where tablename = 't'"))
                .isEqualTo("4");
    }

    @Nested
    class WhenItReplaces {

        private static final String MAKING = "select string_agg(x, '; ' order by x) from ("
                + "select indexdef from pg_indexes where tablename = 't' union all"
                + " select pg_get_constraintdef(oid) || conname from pg_constraint where conrelid = 't'::regclass union all"
                + " select concat_ws(' ', relowner::regrole, relpersistence, relacl, reloptions, obj_description(oid))"
                + " from pg_class where oid = 't'::regclass union all"
                + " select concat_ws(' ', attname, attnotnull, format_type(atttypid, atttypmod), col_description(attrelid, attnum),"
                + " pg_get_serial_sequence('t', attname)) from pg_attribute where attrelid = 't'::regclass and attnum > 0) a(x)";

        @Test
        void putsATableOfTheSameMakingInItsPlace() throws IOException, SQLException {
            loads.given("create role reader; grant select on t to reader; alter table t set (fillfactor = 70);"
                    + " comment on table t is 'it''s'; comment on column t.code is 'c';"
                    + " select setval('t_id_seq', 41)");
            String making = loads.ask(MAKING);
            LoadReport report = loads.csv("name,code,parent\na,1,2\nb,2,\n", Settings::replacing);
            assertThat(report.failure()).isEmpty();
            assertThat(loads.ask(MAKING)).isEqualTo(making);
            assertThat(loads.ask("select concat(id, name) from t order by id")).isEqualTo("42a, 43b");
            loads.given("revoke all on t from reader; drop role reader");
        }

        @Test
        void givesNoRightsThatTheOldOneHasNot() throws IOException, SQLException {
            loads.given("create role heir; alter table t alter id drop default;"
                    + " alter table t alter id add generated by default as identity");
            try {
                String privileges = "alter default privileges grant all on ";
                loads.given(privileges + "tables to heir, public; " + privileges + "sequences to heir, public");
                String rights = "select string_agg(concat(relname, relacl), ' ' order by relname) from pg_class"
                        + " where relname in ('t', 't_id_seq1')";
                assertThat(loads.csv("name\na\n", Settings::replacing).failure())
                        .isEmpty();
                assertThat(loads.ask(rights)).doesNotContain("heir").doesNotContain("{=");
                loads.given("revoke all on t from current_user; grant select on t to heir, current_user;"
                        + " grant usage on sequence t_id_seq1 to heir");
                String before = loads.ask(rights);
                assertThat(before).contains("heir=r/").contains("heir=U/");
                assertThat(loads.csv("name\na\n", Settings::replacing).failure())
                        .isEmpty();
                assertThat(sorted(loads.ask(rights))).isEqualTo(sorted(before));
            } finally {
                loads.given("drop owned by heir; drop role heir");
            }
        }

        @Test
        void leavesItToItsOwner() throws IOException, SQLException {
            loads.given("create role lord; alter table t owner to lord; grant select on t to current_user;"
                    + " revoke delete on t from lord");
            try {
                String rights = "select string_agg(concat(relname, relowner::regrole, relacl), ' ' order by relname)"
                        + " from pg_class where relname in ('t', 't_id_seq')";
                String before = loads.ask(rights);
                assertThat(loads.csv("name\na\n", Settings::replacing).failure())
                        .isEmpty();
                assertThat(sorted(loads.ask(rights))).isEqualTo(sorted(before));
            } finally {
                loads.given("drop owned by lord; drop role lord");
            }
        }

        /** Rights come in any order. */
        private static String sorted(String rights) {
            return String.join(",", new TreeSet<>(List.of(rights.split("[,{} ]"))));
        }

        @Test
        void goesOnNumberingUnderTheOldNameOfTheSequence() throws IOException, SQLException {
            loads.given("drop table t; create table t (gone int, id int generated always as identity (sequence name"
                    + " \"My numbers\" increment 2) primary key, name text); alter table t drop gone;"
                    + " insert into t (name) select 'x' from generate_series(1, 5)");
            assertThat(loads.csv("name\na\nb\n", Settings::replacing).failure()).isEmpty();
            loads.given("insert into t (name) values ('c')");
            assertThat(loads.ask("select concat(id, name) from t order by id")).isEqualTo("11a, 13b, 15c");
            assertThat(loads.ask("select pg_get_serial_sequence('t', 'id')")).isEqualTo("public.\"My numbers\"");
            assertThat(loads.ask("select count(*) from pg_class where relname like 'regauge%'"))
                    .isEqualTo("0");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                alter table t alter code set statistics 7 | the statistics target of column code of t
                alter table t alter code set (n_distinct = 5) | options of column code
                comment on index t_name is 'x' | the comment on index t_name
                comment on constraint t_code_key on t is 'x' | the comment on constraint t_code_key on table t
                alter table t set (toast.autovacuum_enabled = false) | options of its TOAST table
                alter index t_code_key set (fillfactor = 50) | options of the index of constraint t_code_key
                create statistics e on code, parent from t; alter statistics e set statistics 7 | of statistics e
                create statistics e on code, parent from t; comment on statistics e is 'x' | statistics object e
                create access method other type table handler heap_tableam_handler; \
                  create table o (id int) using other; drop table t; alter table o rename to t | its access method
                """)
        void refusesWhatTheNewOneWouldNotHave(String making, String found) throws SQLException {
            loads.given("alter table t alter name type text").given(making);
            String column = making.contains("access") ? "id\n1\n" : "name\na\n";
            assertThatThrownBy(() -> loads.csv(column, Settings::replacing))
                    .isInstanceOf(LoadRefusedException.class)
                    .hasMessageContaining(found);
        }

        @Test
        void leavesTheOldOneWhenARowIsRefused() throws IOException, SQLException {
            LoadReport report = loads.csv("name,code\na,1\nb,1\n", Settings::replacing);
            assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_KEPT);
            assertThat(loads.ask("select name from t")).isEqualTo("there");
        }

        @Test
        void refusesWhatWouldBeLost() throws SQLException {
            loads.given("create view v as select name from t; create table child (t int references t)");
            assertThatThrownBy(() -> loads.csv("name,code\na,1\n", Settings::replacing))
                    .isInstanceOf(LoadRefusedException.class)
                    .hasMessageContaining("foreign key child_t_fkey of child; view v");
        }
    }
}
