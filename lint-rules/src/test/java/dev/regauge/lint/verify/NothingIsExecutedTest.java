package dev.regauge.lint.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.route.Profile;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

@Tag("waits")
class NothingIsExecutedTest {

    /** Stands in every text of the program, and in none of ours. */
    private static final String MARK = "/* of the program */";

    private static final String SCHEMA = """
            create type mood as enum ('sad', 'ok');
            create table audit (at timestamptz default now(), what text);
            create sequence numbers;
            create function note(what text) returns int language plpgsql volatile as
              $$ begin insert into audit (what) values (what); perform nextval('numbers'); return 1; end $$;
            create function immutable_note(what text) returns int language plpgsql immutable as
              $$ begin perform nextval('numbers'); return 1; end $$;
            create domain noted as text check (immutable_note(value) = 1);
            create table orders (
              id serial primary key, name text not null, amount numeric, kind mood, tags text[], data jsonb,
              body oid, token noted, created timestamptz default now());
            create table archive (like orders);
            create function track() returns trigger language plpgsql as
              $$ begin insert into audit (what) values (tg_op); return coalesce(new, old); end $$;
            create trigger track_rows before insert or update or delete on orders
              for each row execute function track();
            create function track_statement() returns trigger language plpgsql as
              $$ begin insert into audit (what) values ('statement ' || tg_op); return null; end $$;
            create trigger track_statements after insert or update or delete or truncate on orders
              for each statement execute function track_statement();
            create view open_orders as select id, name from orders;
            create rule insert_open as on insert to open_orders do instead
              insert into archive (id, name) values (new.id, new.name);
            create rule note_update as on update to open_orders do instead (
              update orders set name = new.name where id = old.id; notify changes);
            create rule note_delete as on delete to open_orders do instead
              insert into audit (what) values (note('deleted')::text);
            create materialized view totals as select count(*) as n from orders;
            create function track_ddl() returns event_trigger language plpgsql as
              $$ begin insert into audit (what) values (tg_tag); perform pg_notify('changes', tg_tag); end $$;
            create event trigger track_ddl_%s on ddl_command_end execute function track_ddl();
            create function loud(n int) returns int language plpgsql volatile as $$ begin
              perform pg_notify('changes', n::text); perform pg_advisory_lock(n); perform lo_create(0);
              insert into audit (what) values ('loud'); return n; end $$;
            select lo_from_bytea(4242, 'kept');
            create procedure clean(n int) language plpgsql as $$ begin delete from orders where id = n; commit; end $$;
            insert into orders (name, amount) select 'o' || i, i from generate_series(1, 20) i;
            """;

    private static final String CONTENT =
            "select count(*) || ' ' || md5(string_agg(t::text, ' ' order by t::text)) from (select * from %s) t";

    private static final List<SqlSite> SITES = Stream.of(
                    Sites.prepared("insert into orders (name) values (?) returning id", "1 setString"),
                    Sites.prepared("insert into orders (name, amount) values (?, ?)", "1 setString", "2 setBigDecimal"),
                    Sites.prepared("insert into orders (name) select note(name)::text from orders"),
                    Sites.prepared("insert into orders (name) values (?) on conflict (id) do update set name = ?"),
                    Sites.prepared("insert into open_orders (id, name) values (?, ?)", "1 setInt", "2 setString"),
                    Sites.prepared("update orders set name = ? where id = ?", "1 setString", "2 setInt"),
                    Sites.prepared("update orders set amount = note('u') where id = ?", "1 setLong"),
                    Sites.prepared("update orders set token = 'x'"),
                    Sites.prepared("update orders set body = ? where id = 1", "1 setBlob"),
                    Sites.prepared("update orders set name = ?", "1 setClob java.sql.Clob"),
                    Sites.prepared("update orders set name = ?", "1 setCharacterStream"),
                    Sites.prepared("delete from orders where id = ?", "1 setInt"),
                    Sites.prepared("delete from orders where id = any(?)", "1 setArray int4"),
                    Sites.prepared("delete from orders"),
                    Sites.prepared("delete from orders using archive where orders.id = archive.id returning orders.*"),
                    Sites.prepared("with gone as (delete from orders where id = ? returning *) select * from gone"),
                    Sites.prepared("merge into orders o using archive a on o.id = a.id when matched then delete"),
                    Sites.prepared("truncate orders restart identity cascade"),
                    Sites.prepared("select note('x')"),
                    Sites.prepared("select note(?) from orders", "1 setString"),
                    Sites.prepared("select immutable_note('constant')"),
                    Sites.prepared("select 'x'::noted"),
                    Sites.prepared("select nextval('numbers')"),
                    Sites.prepared("select setval('numbers', 1000)"),
                    Sites.prepared("select lo_creat(-1)"),
                    Sites.prepared("select lo_from_bytea(0, ?)", "1 setBytes"),
                    Sites.prepared("select lo_put(4242, 0, ?)", "1 setBytes"),
                    Sites.prepared("select lo_unlink(4242)"),
                    Sites.prepared("select pg_advisory_lock(42)"),
                    Sites.prepared("select pg_advisory_xact_lock(?)", "1 setLong"),
                    Sites.prepared("select pg_try_advisory_lock(1, ?)", "1 setInt"),
                    Sites.prepared("select pg_notify('changes', 'x')"),
                    Sites.prepared("select pg_notify('changes', ?)", "1 setString"),
                    Sites.prepared("select loud(?)", "1 setInt"),
                    Sites.prepared("select * from orders where id = loud(?)", "1 setInt"),
                    Sites.prepared("select * from generate_series(1, loud(?)) i", "1 setInt"),
                    Sites.prepared("values (loud(1), nextval('numbers'))"),
                    Sites.prepared("select setval('numbers', ?)", "1 setLong"),
                    Sites.prepared("select set_config('work_mem', ?, false)", "1 setString"),
                    Sites.prepared("select pg_stat_reset()"),
                    Sites.prepared("select pg_terminate_backend(pid) from pg_stat_activity"),
                    Sites.prepared(
                            "with added as (insert into orders (name) values (?) returning id) select * from added",
                            "1 setString"),
                    Sites.prepared(
                            "with ids as (select nextval('numbers') as id) insert into archive (id) select id from ids"),
                    Sites.prepared("update open_orders set name = ? where id = ?", "1 setString", "2 setInt"),
                    Sites.prepared("delete from open_orders where id = ?", "1 setInt"),
                    Sites.prepared(
                            "insert into orders (name, amount) values (note(?)::text, loud(?))",
                            "1 setString",
                            "2 setInt"),
                    Sites.prepared("copy archive (id) from program 'echo 1'"),
                    Sites.prepared("copy (select loud(id) from orders) to stdout"),
                    Sites.prepared("select * from orders for update"),
                    Sites.prepared("select * into copied from orders"),
                    Sites.prepared("create table copied as select * from orders where id > ?", "1 setInt"),
                    Sites.prepared("create table made (id int)"),
                    Sites.prepared("create temp table made (id int default ?)", "1 setInt"),
                    Sites.prepared("create view seen as select * from orders"),
                    Sites.prepared("create index on orders (name)"),
                    Sites.prepared("create index concurrently on orders (amount)"),
                    Sites.prepared("create schema app"),
                    Sites.prepared("create role somebody"),
                    Sites.prepared("create database other"),
                    Sites.prepared("alter table orders add column more int"),
                    Sites.prepared("alter system set work_mem = '5MB'"),
                    Sites.prepared("alter sequence numbers restart"),
                    Sites.prepared("drop table orders cascade"),
                    Sites.prepared("drop function note(text) cascade"),
                    Sites.prepared("comment on table orders is 'x'"),
                    Sites.prepared("grant all on orders to public"),
                    Sites.prepared("copy orders from stdin"),
                    Sites.prepared("copy orders to stdout"),
                    Sites.prepared("copy (delete from orders returning *) to stdout"),
                    Sites.prepared("copy orders to program 'touch /tmp/regauge-was-here'"),
                    Sites.prepared("do $$ begin perform note('do'); end $$"),
                    Sites.prepared("call clean(?)", "1 setInt"),
                    Sites.call("{call note(?)}", "1 setString"),
                    Sites.call("{? = call note(?)}", "2 setString"),
                    Sites.prepared("explain analyze delete from orders"),
                    Sites.prepared("vacuum orders"),
                    Sites.prepared("analyze orders"),
                    Sites.prepared("reindex table orders"),
                    Sites.prepared("cluster orders using orders_pkey"),
                    Sites.prepared("checkpoint"),
                    Sites.prepared("notify c, 'x'"),
                    Sites.prepared("listen c"),
                    Sites.prepared("lock table orders in access exclusive mode"),
                    Sites.prepared("refresh materialized view totals"),
                    Sites.prepared("set search_path to nowhere"),
                    Sites.prepared("set role nobody"),
                    Sites.prepared("reset all"),
                    Sites.prepared("discard all"),
                    Sites.prepared("deallocate all"),
                    Sites.prepared("prepare p as delete from orders"),
                    Sites.prepared("declare c cursor for select note(name) from orders"),
                    Sites.prepared("insert into orders (name) values (?); delete from orders where id = ?"),
                    Sites.prepared("delete from orders; drop table archive"),
                    Sites.prepared("begin; delete from orders; commit"),
                    Sites.prepared("commit"),
                    Sites.plain("delete from orders"),
                    Sites.plain("delete from orders; truncate archive"),
                    Sites.plain("select data ? 'a', note('x') from orders"),
                    Sites.plain("begin; delete from orders; commit"),
                    Sites.named("delete from orders where name = :name and id in (:ids)"),
                    Sites.named("update orders set name = :name; delete from orders"))
            .map(NothingIsExecutedTest::marked)
            .toList();

    static Stream<Profile> profiles() {
        return Stream.of(Drivers.NEW, Drivers.OLD, Drivers.NG);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void leaves_rows_sequences_catalog_locks_and_statistics_as_they_were(Profile profile) throws Exception {
        TestDatabase database = newDatabase();
        Map<String, String> before = state(database);
        String counted = counters(database);
        List<Verdict> verdicts;
        try (Tap tap = new Tap(database);
                Listener listener = new Listener(database)) {
            verdicts = verdicts(profile, tap.database());
            assertThat(listener.heard()).as("notifications").isEmpty();
            assertThat(tap.executed()).as("executed").noneMatch(text -> text.contains(MARK));
            assertThat(tap.executed())
                    .as("executed")
                    .noneMatch(text -> text.toLowerCase(Locale.ROOT).startsWith("commit"));
            assertThat(tap.parsed())
                    .as("parsed")
                    .filteredOn(text -> text.contains(MARK))
                    .hasSizeGreaterThan(95);
        }
        assertThat(counters(database)).as("scans, rows, calls").isEqualTo(counted);
        assertThat(state(database)).isEqualTo(before);
        assertThat(verdicts).filteredOn(Verdict.Accepted.class::isInstance).hasSizeGreaterThan(60);
        assertThat(verdicts).filteredOn(Verdict.Rejected.class::isInstance).hasSizeLessThan(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc:42.7.14", "pgjdbc:42.2.5"})
    void notices_a_connection_in_simple_mode_that_its_profile_does_not_mention(String profile) throws Exception {
        TestDatabase database = newDatabase();
        Map<String, String> before = state(database);
        String counted = counters(database);
        Profile simple = Profile.parse(profile + "?preferQueryMode=simple");
        try (Connection connection = Drivers.connect(simple, database);
                Listener listener = new Listener(database)) {
            Verifier verifier = Verifier.on(connection, Profile.parse(profile));
            for (SqlSite site : SITES) {
                assertThat(verifier.verify(site, Sites.template(site))).isInstanceOf(Verdict.NotVerified.class);
            }
            assertThat(verifier.lost()).isEmpty();
            assertThat(listener.heard()).as("notifications").isEmpty();
        }
        assertThat(counters(database)).as("scans, rows, calls").isEqualTo(counted);
        assertThat(state(database)).isEqualTo(before);
    }

    @Test
    void never_opens_a_connection_for_a_profile_in_simple_mode() {
        Verifier verifier = Verifier.on(
                () -> {
                    throw new AssertionError("opened");
                },
                Profile.parse("pgjdbc:42.2.5?preferQueryMode=simple"));
        for (SqlSite site : SITES) {
            Verdict verdict = verifier.verify(site, Sites.template(site));
            assertThat(verdict)
                    .isEqualTo(new Verdict.NotVerified("pgjdbc:42.2.5?preferQueryMode=simple works in simple query"
                            + " mode: describing would execute the statement there"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from orders where id = 1",
                "select nextval('numbers')",
                "select note('x')",
                "create table made (id int)",
                "insert into archive (id, name) values (1, 'back'); do $$ begin raise 'no'; end $$",
                "update open_orders set name = 'x' where id = 1",
                "delete from open_orders where id = 1",
                "select lo_put(4242, 0, 'lost')",
                "select lo_create(0)",
                "with added as (insert into archive (id, name) values (1, 'x') returning id) select * from added",
                "copy archive (id, name) from program 'echo 1,a' with (format csv)",
            })
    void would_not_pass_if_anything_were_executed(String sql) throws Exception {
        TestDatabase database = newDatabase();
        Map<String, String> before = state(database);
        try {
            database.execute(sql);
        } catch (IllegalStateException e) {
            assertThat(sql).contains("raise");
        }
        assertThat(state(database)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select count(*) from orders", "select 1 from orders where id = 1", "select note('x')"})
    void would_be_counted_if_it_only_read(String sql) throws Exception {
        TestDatabase database = newDatabase();
        String counted = counters(database);
        database.execute(sql);
        assertThat(counters(database)).isNotEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select loud(1)", "update open_orders set name = 'x' where id = 1", "create table made (id int)"
            })
    void would_be_heard_if_it_notified(String sql) throws Exception {
        TestDatabase database = newDatabase();
        try (Listener listener = new Listener(database)) {
            database.execute(sql);
            assertThat(listener.heard()).isNotEmpty();
        }
    }

    private static TestDatabase newDatabase() {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        // calls of functions are counted, which shows those that leave nothing else behind
        database.execute("alter database \"" + database.name() + "\" set track_functions = 'all'");
        database.execute(SCHEMA.formatted(database.name()));
        return database;
    }

    /** A session that hears what the others say. */
    private static final class Listener implements AutoCloseable {

        private final Connection connection;

        Listener(TestDatabase database) throws SQLException {
            connection = database.connect();
            try (Statement statement = connection.createStatement()) {
                statement.execute("listen changes; listen c");
            }
        }

        /** Channels and texts, of all that was said until now. */
        List<String> heard() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1");
            }
            PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications();
            return heard == null
                    ? List.of()
                    : Stream.of(heard)
                            .map(said -> said.getName() + " " + said.getParameter())
                            .toList();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** What the server counts: scans, rows read and written, calls of functions. Asking for it scans no table. */
    private static String counters(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            awaitNobodyElse(statement);
            return one(
                    statement,
                    "select concat((select string_agg(concat_ws(':', relname, seq_scan, seq_tup_read, idx_scan,"
                            + " idx_tup_fetch, n_tup_ins, n_tup_upd, n_tup_del, n_tup_hot_upd, vacuum_count,"
                            + " analyze_count), ' ' order by relname) from pg_stat_user_tables), ' ',"
                            + " (select string_agg(concat_ws(':', funcname, calls), ' ' order by funcname)"
                            + " from pg_stat_user_functions))");
        }
    }

    private static List<Verdict> verdicts(Profile profile, TestDatabase database) throws SQLException {
        List<Verdict> verdicts = new ArrayList<>();
        try (Connection connection = Drivers.connect(profile, database)) {
            Verifier verifier = Verifier.on(connection, profile);
            for (SqlSite site : SITES) {
                verdicts.add(verifier.verify(site, Sites.template(site)));
            }
            assertThat(verifier.lost()).isEmpty();
            assertThat(connection.getAutoCommit()).isTrue();
        }
        return verdicts;
    }

    private static SqlSite marked(SqlSite site) {
        String sql = Sites.template(site).text();
        SqlSite marked = Sites.site(sql.startsWith("{") ? sql.replace("(", "(" + MARK) : MARK + sql, site.sink());
        return new SqlSite(marked.templates(), site.sink(), site.location(), site.bindings(), site.reads(), site.via());
    }

    /** All that executing could have changed; statistics count rolled back rows too. */
    private static Map<String, String> state(TestDatabase database) throws SQLException, IOException {
        Map<String, String> state = new LinkedHashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            awaitNobodyElse(statement);
            for (String table : tables(statement)) {
                state.put(table, one(statement, CONTENT.formatted(table)));
            }
            for (String catalog : List.of(
                    "pg_class",
                    "pg_proc",
                    "pg_type",
                    "pg_authid",
                    "pg_database",
                    "pg_namespace",
                    "pg_description",
                    "pg_largeobject_metadata",
                    "pg_largeobject",
                    "pg_rewrite",
                    "pg_event_trigger",
                    "pg_index",
                    "pg_db_role_setting",
                    "pg_attribute",
                    "pg_trigger",
                    "pg_statistic",
                    "pg_prepared_xacts")) {
                state.put(catalog, one(statement, CONTENT.formatted(catalog)));
            }
            state.put(
                    "locks",
                    one(
                            statement,
                            "select count(*) from pg_locks where pid <> pg_backend_pid()"
                                    + " and database = (select oid from pg_database where datname = current_database())"));
            state.put("advisory locks", one(statement, "select count(*) from pg_locks where locktype = 'advisory'"));
            state.put(
                    "statistics",
                    one(
                            statement,
                            "select string_agg(concat_ws(':', relname, n_tup_ins, n_tup_upd,"
                                    + " n_tup_del, vacuum_count, analyze_count), ' ' order by relname)"
                                    + " from pg_stat_user_tables"));
        }
        return state;
    }

    /** Tables, materialized views and sequences: of those the last value, and whether it was given away. */
    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select relname from pg_class where relkind in ('r', 'm', 'S')"
                + " and relnamespace = 'public'::regnamespace order by relname")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).contains("orders", "archive", "audit", "totals", "numbers", "orders_id_seq");
        return tables;
    }

    /** A session hands in its statistics when it ends, and then disappears from the list. */
    private static void awaitNobodyElse(Statement statement) throws SQLException {
        String others = "select count(*) from pg_stat_activity where datname = current_database()"
                + " and backend_type = 'client backend' and pid <> pg_backend_pid()";
        long end = System.nanoTime() + 10_000_000_000L;
        while (!one(statement, others).equals("0")) {
            assertThat(System.nanoTime()).as("sessions are still open").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
