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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            create materialized view totals as select count(*) as n from orders;
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
                    Sites.prepared("select pg_advisory_lock(42)"),
                    Sites.prepared("select pg_notify('c', 'x')"),
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
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute(SCHEMA);
        Map<String, String> before = state(database);
        List<Verdict> verdicts;
        try (Tap tap = new Tap(database)) {
            verdicts = verdicts(profile, tap.database());
            assertThat(tap.executed()).as("executed").noneMatch(text -> text.contains(MARK));
            assertThat(tap.executed())
                    .as("executed")
                    .noneMatch(text -> text.toLowerCase(Locale.ROOT).startsWith("commit"));
            assertThat(tap.parsed())
                    .as("parsed")
                    .filteredOn(text -> text.contains(MARK))
                    .hasSizeGreaterThan(70);
        }
        assertThat(state(database)).isEqualTo(before);
        assertThat(verdicts).filteredOn(Verdict.Accepted.class::isInstance).hasSizeGreaterThan(40);
        assertThat(verdicts).filteredOn(Verdict.Rejected.class::isInstance).hasSizeLessThan(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc:42.7.14", "pgjdbc:42.2.5"})
    void notices_a_connection_in_simple_mode_that_its_profile_does_not_mention(String profile) throws Exception {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute(SCHEMA);
        Map<String, String> before = state(database);
        Profile simple = Profile.parse(profile + "?preferQueryMode=simple");
        try (Connection connection = Drivers.connect(simple, database)) {
            Verifier verifier = Verifier.on(connection, Profile.parse(profile));
            for (SqlSite site : SITES) {
                assertThat(verifier.verify(site, Sites.template(site))).isInstanceOf(Verdict.NotVerified.class);
            }
            assertThat(verifier.lost()).isEmpty();
        }
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
            })
    void would_not_pass_if_anything_were_executed(String sql) throws Exception {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute(SCHEMA);
        Map<String, String> before = state(database);
        try {
            database.execute(sql);
        } catch (IllegalStateException e) {
            assertThat(sql).contains("raise");
        }
        assertThat(state(database)).isNotEqualTo(before);
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
            for (String table : List.of("orders", "archive", "audit", "totals", "numbers", "orders_id_seq")) {
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
