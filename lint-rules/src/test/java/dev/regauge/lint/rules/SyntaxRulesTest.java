package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.Sites.array;
import static dev.regauge.lint.rules.Sites.object;
import static dev.regauge.lint.rules.Sites.originates;
import static dev.regauge.lint.rules.Sites.set;
import static dev.regauge.lint.rules.Sites.site;
import static dev.regauge.lint.rules.Sites.sql;
import static dev.regauge.lint.rules.Sites.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.SqlSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules that need no server see in a text, and what they leave alone. */
class SyntaxRulesTest {

    /**
     * A text and what is seen in it.
     *
     * @param expected {@code rule probe} of each match, in the order of the rules
     */
    record Fixture(SqlSite site, List<String> expected) {
        @Override
        public String toString() {
            return site.templates().get(0) + " -> " + expected;
        }
    }

    private static final List<Fixture> FIXTURES = new ArrayList<>();

    static {
        in();
        is();
        several();
        utility();
        literals();
        operators();
        bindings();
    }

    private static void in() {
        String bare = "in-bare-placeholder placeholders/in-bare-array";
        sees("select * from t where id in ?", bare);
        sees("select * from t where id in ?", bare, array(1, "int4"));
        sees("select * from t where id in?", bare, object(1, "java.util.List"));
        sees("select * from t where id IN /* ids */\n ? and a = ?", bare, array(1, "bigint"));
        sees(
                "select * from t where v in ?",
                "in-bare-placeholder placeholders/in-bare-text-array",
                array(1, "varchar"));
        sees(
                "select * from t where v in ?",
                "in-bare-placeholder placeholders/in-bare-text-array",
                object(1, "[Ljava.lang.String;"));
        sees("select * from t where id in ?", "in-bare-placeholder placeholders/in-bare-scalar", set(1, "setInt"));
        sees("select * from {..} where id in ?", bare, set(2, "setInt"));
        sees(
                "delete from t where id not in ?",
                "not-in-bare-placeholder placeholders/not-in-bare-array",
                array(1, "int4"));
        sees(
                "delete from t where id not in ?",
                "not-in-bare-placeholder placeholders/in-bare-scalar",
                set(1, "setLong"));
        String arrays = "in-array-placeholder placeholders/in-array-";
        sees("select * from t where id in (?)", arrays + "int", array(1, "int4"));
        sees("select * from t where id in (?)", arrays + "int", set(1, "setArray"));
        sees("select * from t where id in (?)", arrays + "int", object(1, "[I"));
        sees(
                "select * from t where v not in ( ? )",
                "in-array-placeholder placeholders/not-in-array-text",
                array(1, "text"));
        sees("select * from t where a = ? and id in (?, ?)", arrays + "int", set(1, "setInt"), array(3, "int8"));
        sees(
                "select * from t where id in (?)",
                "in-array-placeholder binding/object-list",
                object(1, "java.util.ArrayList"));
        String joined = "in-joined-string placeholders/in-joined-string";
        sees("select * from t where id in (?)", joined, originates(1, "String.join(..)"));
        sees("select * from t where id in (?)", joined, originates(1, "Collectors.joining(..)"));
        sees("select * from t where id in (?)", joined, originates(1, "StringUtils.join(..)"));
        sees("select * from t where id in (?)", joined, text(1, "1,2"));
        sees("select * from t where id in (?)", joined, text(1, "'1', '-22' ,3"));

        silent("select * from t where id in (?)");
        silent("select * from t where id in (?)", set(1, "setInt"));
        silent("select * from t where id in (?)", set(1, "setString"));
        silent("select * from t where v in (?)", text(1, "Smith, John"));
        silent("select * from t where v in (?)", text(1, "12"));
        silent("select * from t where v = ?", originates(1, "String.join(..)"));
        silent("select * from t where id in (?, ?)", originates(1, "String.join(..)"));
        silent("select * from t where id in (?,?,?)", set(1, "setInt"), set(2, "setInt"), set(3, "setInt"));
        silent("select * from t where id in ({..})", array(1, "int4"));
        silent("select * from t where id in (?{..})", originates(1, "String.join(..)"));
        sees("select * from t where a = {..} and id in (?)", joined, originates(1, "String.join(..)"));
        silent("select * from {..} where id in (?)", array(2, "int4"));
        silent("select * from {..} where id in (?)", array(1, "int4"), set(2, "setInt"));
        silent("select * from t where id in {..}");
        silent("select * from t where id = any(?)", array(1, "int4"));
        sees(
                "select * from t where id in (select unnest(?))",
                "polymorphic-argument placeholders/unnest-array",
                array(1, "int4"));
        silent("select * from t where id in (select id from u where v = any(?))", array(1, "int4"));
        silent("select * from t where a = 'x in ?' and b = $$ in ? $$ and \"in ?\" = 1 -- in ?\n /* in ? */");
        silent("select position(? in ?)");
        silent("select position('x' in ?) from t");
        silent("insert into t (tags) values (?)", array(1, "text"));
        silent(Placeholders.NAMED, "select * from t where id in (:ids)", object(1, "java.util.List"));
        sees(
                Placeholders.NAMED,
                "select * from t where id in :ids",
                "in-bare-placeholder placeholders/in-bare-array",
                object(0, "java.util.List").named("ids"));
        silent(Placeholders.JPA, "select * from t where id in :ids");
        sees(
                Placeholders.NAMED,
                "select * from t where id in (:ids)",
                joined,
                text(0, "1,2").named("ids"));
        silent(
                Placeholders.NAMED,
                "select * from t where id in (:ids)",
                text(0, "1,2").named("other"));
        sees(
                Placeholders.NAMED,
                "select * from {..} where id in (:ids)",
                arrays + "int",
                object(0, "[I").named("ids"));
        silent(Placeholders.NONE, "select * from t where id in (1, 2)");
    }

    private static void is() {
        String isNull = "is-placeholder placeholders/is-null";
        sees("select * from t where v is ?", isNull);
        sees("select * from t where v is ?", isNull, sql(1, "setNull", "VARCHAR"));
        sees("select * from t where lower(a.v) IS\n ? and b = ?", isNull, set(1, "setNull"));
        sees(
                "select * from t where v is ?",
                "is-placeholder placeholders/is-string,placeholders/is-null",
                set(1, "setString"));
        sees("select * from t where v is ?", "is-placeholder placeholders/is-string", text(1, "a"));
        sees(
                "select * from t where v is ?",
                "is-placeholder placeholders/is-string,placeholders/is-null",
                set(1, "setLong"),
                set(1, "setNull"));
        sees("select * from t where v is ?", "is-placeholder placeholders/is-boolean", set(1, "setBoolean"));
        sees("select * from t where v is not ?", "is-placeholder placeholders/is-not-null", set(1, "setNull"));
        sees(
                "select * from t where v is not ?",
                "is-placeholder placeholders/is-boolean,placeholders/is-not-null",
                object(1, "java.lang.Boolean"));
        sees(
                "select * from t where v is ?",
                "is-placeholder placeholders/is-string,placeholders/is-null",
                set(1, "setString"),
                set(1, "setNull"));
        sees(Placeholders.NAMED, "select * from t where v is :v", isNull);

        silent("select * from t where v is not distinct from ?", set(1, "setNull"));
        silent("select * from t where v is distinct from ?");
        silent("select * from t where v is null and b = ?");
        silent("select 'is ?' from t where this = ?");
        silent("select * from t where ? is null");
        silent("select v is {..} from t");
        silent(Placeholders.NAMED, "select * from t where v = :is");
    }

    private static void several() {
        String several = "several-statements-with-parameters statements/several-";
        sees("delete from a where x = ?; delete from b where y = ?", several + "with-parameters");
        sees("delete from a where x = ?; delete from b", several + "with-parameters");
        sees("delete from a; delete from b;", several + "prepared-without-parameters");
        sees(Placeholders.NONE, "delete from a; delete from b;", several + "without-parameters");
        sees(Placeholders.NAMED, "delete from a where x = :x; delete from b where x = :x", several + "with-parameters");
        sees("update {..} set a = ?; delete from b where c = '{..}'", several + "with-parameters");
        String control = "transaction-control-in-sql statements/transaction-control";
        sees("begin; delete from a where x = ?; commit", control);
        sees("savepoint s; delete from a where x = ?", control);
        sees("BEGIN; delete from a; END", several + "prepared-without-parameters");

        silent("delete from a where x = ?;");
        silent("delete from a where x = ?; -- done; really\n ;");
        silent("insert into a values (?, 'x; y')");
        silent("insert into a values (?, $$x; y$$)");
        silent("delete from a where x = ?;{..}");
        sees(
                "create function f() returns int language sql begin atomic select 1; select 2; end",
                "atomic-function-body statements/body-atomic-prepared");
        silent("select case when a = ? then 1 else 2 end from t");
        silent(Placeholders.NONE, "commit");
        silent(Placeholders.NONE, "do $$ begin delete from a; end $$");
    }

    private static void utility() {
        String utility = "utility-placeholder placeholders/";
        sees("set app.tenant = ?", utility + "set");
        sees("SET SESSION app.tenant = ?", utility + "set");
        sees("set search_path to ?", utility + "set-to");
        sees("set local app.tenant = ?", utility + "set-local");
        sees("set role ?", utility + "set-role");
        sees("set session authorization ?", utility + "set-role");
        sees("set time zone ?", utility + "set");
        sees("notify orders, ?", utility + "notify");
        sees("listen ?", utility + "listen");
        sees("comment on table t is ?", utility + "comment");
        sees("alter role app password ?", utility + "alter-role-password");
        sees("create user app with encrypted password ? valid until ?", utility + "alter-role-password");
        sees("truncate ?", utility + "truncate");
        sees("drop table ? cascade", utility + "truncate");
        sees("grant select on t to ?", utility + "truncate");
        sees("select * from ?", utility + "from");
        sees("select * from t where a in (select b from ? where c = 1)", utility + "from");
        sees("select * from t join ? on true", utility + "from");
        sees("insert into ? values (1)", utility + "from");
        sees("update ? set a = 1", utility + "from");
        sees("create table t (a int default ?)", utility + "create-default");
        sees("alter table t alter a set default ?", utility + "create-default");
        sees("create view v as select * from t where a = ?", utility + "create-view");
        sees(Placeholders.NAMED, "set app.tenant = :tenant", utility + "set");

        silent("select set_config('app.tenant', ?, false)");
        silent("update t set x = ?");
        silent("update t set a = ?, b = ? where c = ? returning d");
        silent("insert into t (a) values (?) on conflict (a) do update set b = ?");
        silent("select extract(year from ?::date), substring(? from ? for 3), trim(both ? from ?)");
        silent("select * from t where a is distinct from ?");
        silent("select * from generate_series(?, ?)");
        silent("select * from unnest(?) u");
        silent("create table t as select * from u where a = ?");
        silent("explain select * from t where a = ?");
        silent("call p(?)");
        sees("{call p(?, ?)}", "call-escape-in-statement calls/function-in-prepared");
        silent("select 'set x = ?'");
        silent("merge into t using s on t.a = s.a when matched then update set b = ?");
        silent("with d as (delete from t where a = ? returning *) insert into u select * from d where b = ?");
        silent(Placeholders.NONE, "set app.tenant = 'a'");
    }

    private static void literals() {
        String typed = "typed-literal-placeholder placeholders/";
        sees("select now() - interval ?", typed + "interval-literal");
        sees("select now() - INTERVAL\n? day", typed + "interval-literal");
        sees("select interval(3) ?", typed + "interval-literal");
        sees("select * from t where d > date ?", typed + "date-literal");
        sees("select * from t where d > timestamp ? and e = ?", typed + "timestamp-literal");
        sees("select timestamp with time zone ?", typed + "timestamp-literal");
        sees(Placeholders.NAMED, "select now() - interval :age", typed + "interval-literal");
        String quoted = "quoted-placeholder placeholders/interval-quoted";
        sees("select now() - interval '? days'", quoted);
        sees("select now() - '? days'::interval", quoted);
        sees("select * from t where v like '%?%'", quoted, set(1, "setString"));
        sees("do $$ begin delete from t where id = ?; end $$", quoted, set(1, "setInt"));
        sees("select $a$?$a$", quoted, set(1, "setInt"));

        silent("values (?, now() - interval '1 day')");
        silent("select ?::interval, ? * interval '1 day', make_interval(days => ?)");
        silent("select cast(? as date), ?::timestamp with time zone");
        silent("select now() at time zone ?");
        silent("select t.date from t where t.date = ?");
        silent("insert into t (date, time) values (?, ?)");
        silent("update t set date = ?, interval = ?");
        silent("select * from t where v like '%?%'");
        silent("do $$ begin delete from t where id = ?; end $$");
        silent("select $$ how? $$, ?", set(1, "setInt"));
        silent("select '?' from t where v = ?", set(1, "setString"));
        silent("select '?' from {..} where v = ?", set(2, "setString"));
        FIXTURES.add(new Fixture(
                Sites.eitherOf(
                        List.of("select 'really?' from t where id = ?", "select n from t where id = ? and k = ?"),
                        set(1, "setInt"),
                        set(2, "setInt")),
                List.of()));
        silent("select date '2020-01-01', interval '1 day' from t where a = ?");
    }

    private static void operators() {
        String op = "question-operator operators/";
        sees("select * from t where tags ?| array['a', 'b']", op + "question-bar");
        sees("select * from t where t.tags ?| ?", op + "question-bar", set(1, "setArray"));
        sees("select * from t where (data -> 'tags') ?| array[?, ?]", op + "question-bar");
        sees("select * from t where data->'tags' ?& array['a']", op + "question-amp");
        sees("select * from t where data ? 'a'", op + "question");
        sees("select * from t where data::jsonb ? 'a' and b = ?", op + "question");
        sees("select * from t where \"data\" ? ?", op + "question");
        sees("select * from t where jsonb_strip_nulls(data) ? key_name", op + "question");
        sees("select '{\"a\":1}'::jsonb ? 'a'", op + "question");
        sees("select * from t where ?::jsonb ? 'a'", op + "question");
        sees("select * from t where date ? 'a'", op + "question");
        sees("select * from t where data @? '$.a'", op + "at-question");
        sees("select * from t where {..} ?| array['a']", op + "question-bar");
        sees("update t set n = 1 where tags?|array['a']", op + "question-bar");
        sees(Placeholders.NAMED, "select * from t where tags ?| array[:tags]", op + "question-bar");
        silent(Placeholders.NONE, "select * from t where tags ?| array['a'] or tags ?& array['b']");
        sees(Placeholders.NONE, "select * from t where data @? '$.a'", op + "question-plain-statement");
        sees(Placeholders.NONE, "select * from t where data ? 'a'", op + "question-plain-statement");
        sees(Placeholders.NONE, "select * from t where data ?? 'a'", op + "question-escaped-plain-statement");

        silent("select * from t where v like '%'||?||'%'");
        silent("select * from t where v like ?||'%' or v = ? || ?");
        silent("select * from t where tags ??| array['a'] and data ?? 'b' and data ??& array[?]");
        silent("select * from t where data @?? '$.a'");
        silent("select * from t where flags & ? = ?|1 and (?&2) > 0");
        silent("select ?|?, ?&?, a|?, a&?");
        silent("select ? as a, ? b, ? from t where c between ? and ? order by 1 limit ? offset ?");
        silent("select distinct on (a) ? from t");
        silent("select case when ? then ? else ? end");
        silent("select * from t where tags <@ ? and tags @> ?");
        silent("select sum(a) over (order by b rows ? preceding) from t fetch first ? rows only");
        silent("select * from t where a = any(?) and not ? and (? or b)");
        silent("select '?|' || ? from t -- ?| \n where /* ?& */ $$ ? $$ = ?");
        silent("select * from t where a like ? escape '!' and b similar to ? and c ilike ?");
        silent("select * from t where {..} ? {..}");
        silent("select * from t where a = {..} limit ? {..}");
        silent("insert into t values (?, ?, default), (?, ?, ?) returning id");
        silent("select a[?], a[?:?] from t");
        silent("select * from xmltable('/r' passing ? columns id int path '@id')");
        silent("select json_object('k' value ? absent on null), json_object('k' value ? format json)");
        silent("select xmlparse(document ? preserve whitespace), xmlparse(content ? strip whitespace)");
        silent("select xmlexists('/a' passing by ref ? by ref), json_value(j, '$.a' passing ? as x) from t");
        silent("select overlay(v placing ? from 1), a between asymmetric ? and 2 from t");
        silent("select * from t where data ? key_name", set(1, "setString"));
        sees("select * from t where document ? 'a' or json_array_length(value) = 1", op + "question");
        sees("select * from t where document ? key_name", op + "question");
        silent(Placeholders.NONE, "select * from t where v = '?' or v like '%?|%'");
    }

    private static void bindings() {
        sees("select * from t limit ?", "limit-text placeholders/limit-string", set(1, "setString"));
        sees("select * from t where a = ? offset ?", "limit-text placeholders/limit-string", set(2, "setString"));
        sees("insert into t (v) values (?)", "clob-binding binding/clob-into-text", set(1, "setClob"));
        sees("insert into t (v) values (?)", "clob-binding binding/clob-into-text", object(1, "java.sql.Clob"));
        sees("insert into {..} (v) values (?)", "clob-binding binding/clob-into-text", set(1, "setClob"));
        sees("insert into t (at) values (?)", "object-binding binding/object-instant", object(1, "java.time.Instant"));
        sees("insert into t (at) values (?)", "object-binding binding/object-util-date", object(1, "java.util.Date"));
        sees("select * from t where a = any(?)", "object-binding binding/object-list", object(1, "java.util.List"));

        silent("select * from t limit ?", set(1, "setInt"));
        silent("select * from t where a = ? limit ?", set(1, "setString"), set(2, "setLong"));
        silent("insert into t (v) values (?)", set(1, "setString"));
        silent("{..}", set(1, "setClob"));
        silent("select {..} from t", set(0, "setClob"), set(0, "setObject"));
        silent(
                "insert into {..}",
                set(0, "setClob"),
                set(0, "setInt"),
                set(0, "setLong"),
                set(0, "setNull"),
                set(0, "setString"),
                set(0, "setDate"));
        sees(
                "insert into t (a, v) values (?, ?)",
                "clob-binding binding/clob-into-text",
                set(0, "setInt"),
                set(0, "setClob"));
        silent("insert into t (v) values (?)", set(1, "setCharacterStream"));
        silent("insert into t (at) values (?)", object(1, "java.time.OffsetDateTime"));
        silent("insert into t (v) values (?)", object(1, "java.lang.String"));
    }

    private static void sees(String sql, String expected, Binding... bindings) {
        sees(Placeholders.JDBC, sql, expected, bindings);
    }

    private static void sees(Placeholders placeholders, String sql, String expected, Binding... bindings) {
        FIXTURES.add(new Fixture(site(placeholders, sql, bindings), List.of(expected)));
    }

    private static void silent(String sql, Binding... bindings) {
        silent(Placeholders.JDBC, sql, bindings);
    }

    private static void silent(Placeholders placeholders, String sql, Binding... bindings) {
        FIXTURES.add(new Fixture(site(placeholders, sql, bindings), List.of()));
    }

    static List<Fixture> fixtures() {
        return FIXTURES;
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void seesWhatDependsOnTheDriverAndNothingElse(Fixture fixture) {
        assertThat(seen(fixture.site())).isEqualTo(fixture.expected());
    }

    private static List<String> seen(SqlSite site) {
        SqlText text = SqlText.of(site, site.templates().get(0), Optional.empty());
        List<String> seen = new ArrayList<>();
        List<Integer> blamed = new ArrayList<>();
        for (SqlRule rule : Rules.sql()) {
            for (Match match : rule.matches(text)) {
                if (match.ordinal() == 0 || !blamed.contains(match.ordinal())) {
                    seen.add(rule.description().id() + " " + String.join(",", match.probes()));
                    blamed.add(match.ordinal());
                    assertThat(rule.description().probes()).containsAll(match.probes());
                    assertThat(match.offset())
                            .isBetween(Match.NOWHERE, text.tokens().text().length());
                }
            }
        }
        return seen;
    }
}
