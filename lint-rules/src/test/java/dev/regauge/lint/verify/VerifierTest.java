package dev.regauge.lint.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.route.Profile;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("waits")
class VerifierTest {

    private static final List<Connection> CONNECTIONS = new ArrayList<>();
    private static final Map<Profile, Verifier> VERIFIERS =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    private static TestDatabase database;

    @BeforeAll
    static void connect() throws SQLException {
        database = EmbeddedServer.shared().newDatabase();
        database.execute("""
                create type mood as enum ('sad', 'ok');
                create table orders (
                  id int primary key, name text, code varchar(9), amount numeric, small int2, big int8, ok boolean,
                  token uuid, kind mood, tags text[], numbers int[], data jsonb, born date, at timestamptz, body bytea);
                create function twice(n int) returns int language sql as 'select n * 2';
                create function halves(n int, out a int, out b int) language sql as 'select n / 2, n - n / 2';
                create procedure clean(n int) language sql as 'delete from orders where id = n';
                create schema hidden;
                create function hidden.secret(n int) returns int language sql as 'select n';
                create role stranger login password 'stranger-password';
                create schema closed;
                create table closed.safe (id int);
                """);
        for (Profile profile : List.of(Drivers.NEW, Drivers.OLD, Drivers.NG)) {
            Connection connection = Drivers.connect(profile, database);
            CONNECTIONS.add(connection);
            VERIFIERS.put(profile, Verifier.on(connection, profile));
        }
    }

    @AfterAll
    static void close() throws SQLException {
        for (Connection connection : CONNECTIONS) {
            connection.close();
        }
        database.execute("drop role stranger");
    }

    private static Verdict verdict(Profile profile, SqlSite site) {
        return VERIFIERS.get(profile).verify(site, Sites.template(site));
    }

    /** {@code accepted}, {@code ? STATE}, {@code 42601}: what a table of expectations has room for. */
    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected) {
            return rejected.sqlState();
        }
        return verdict instanceof Verdict.Accepted ? "ok" : "?";
    }

    private static String[] bindings(String text) {
        return text == null ? new String[0] : text.split(", ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            # statement                                        ¦ what is bound                       ¦ ng    ¦ pgjdbc
            select * from orders where id = ?                  ¦ 1 setInt                            ¦ ok    ¦ ok
            select * from orders where id = ?                  ¦                                     ¦ ok    ¦ ok
            select * from orders where id = ?                  ¦ 1 setString                         ¦ ok    ¦ 42883
            select * from orders where id = ?                  ¦ 1 setString =1                      ¦ ok    ¦ 42883
            select * from orders where id = ?                  ¦ 1 setString =x                      ¦ ----- ¦ 42883
            select * from orders where id = ?                  ¦ 1 setString =null                   ¦ ok    ¦ 42883
            select * from orders where token = ?               ¦ 1 setString                         ¦ ok    ¦ 42883
            select * from orders where kind = ?                ¦ 1 setString                         ¦ ok    ¦ 42883
            select * from orders where name = ?                ¦ 1 setString                         ¦ ok    ¦ ok
            select * from orders where id in ?                 ¦ 1 setArray int4                     ¦ 42601 ¦ 42601
            select * from orders where id in (?)               ¦ 1 setArray int4                     ¦ ----- ¦ 42883
            select * from orders where id in (?)               ¦ 1 setArray                          ¦ ----- ¦ 42883
            select * from orders where name in (?)             ¦ 1 setArray text                     ¦ 42883 ¦ 42883
            select * from orders where id in (?)               ¦ 1 setInt                            ¦ ok    ¦ ok
            select * from orders where id = any(?)             ¦ 1 setArray int4                     ¦ ok    ¦ ok
            select * from orders where id = any(?)             ¦ 1 setArray INTEGER                  ¦ ok    ¦ ok
            select * from orders where id = any(?)             ¦ 1 setArray                          ¦ ok    ¦ ok
            select * from orders where id = any(?)             ¦ 1 setObject int[]                   ¦ ok    ¦ ok
            select * from orders where id = any(?)             ¦ 1 setObject java.util.List          ¦ ----- ¦ 07006
            select * from orders where id = any(?)             ¦ 1 setArray nosuch                   ¦ ?     ¦ ?
            select * from orders where name is ?               ¦ 1 setNull VARCHAR                   ¦ 42601 ¦ 42601
            select * from orders where name is not distinct from ? ¦ 1 setNull VARCHAR               ¦ ok    ¦ ok
            select * from orders where ? is null               ¦ 1 setString                         ¦ 42P18 ¦ ok
            select * from orders where ? is null               ¦ 1 setTimestamp                      ¦ 42P18 ¦ 42P18
            select * from orders where ? is null               ¦                                     ¦ 42P18 ¦ ?
            update orders set id = ?                           ¦ 1 setNull VARCHAR                   ¦ ok    ¦ 42804
            update orders set id = ?                           ¦ 1 setNull Types.NULL                ¦ ok    ¦ ok
            update orders set id = ?                           ¦ 1 setNull 12                        ¦ ok    ¦ 42804
            update orders set id = ?                           ¦ 1 setNull                           ¦ ok    ¦ ok
            update orders set id = ?                           ¦ 1 setObject =null                   ¦ ok    ¦ ok
            update orders set ok = ?                           ¦ 1 setInt                            ¦ ok    ¦ 42804
            update orders set ok = ?                           ¦ 1 setBoolean                        ¦ ok    ¦ ok
            update orders set token = ?                        ¦ 1 setObject java.util.UUID          ¦ ok    ¦ ok
            update orders set token = ?                        ¦ 1 setInt                            ¦ ----- ¦ 42804
            update orders set at = ?                           ¦ 1 setObject java.time.Instant       ¦ ----- ¦ 07006
            update orders set at = ?                           ¦ 1 setObject java.util.Date          ¦ ----- ¦ 07006
            update orders set at = ?                           ¦ 1 setObject java.time.OffsetDateTime ¦ ok   ¦ ok
            update orders set at = ?                           ¦ 1 setTimestamp                      ¦ ok    ¦ ok
            update orders set name = ?                         ¦ 1 setClob java.sql.Clob             ¦ ok    ¦ 0A000
            update orders set name = ?                         ¦ 1 setClob java.io.Reader            ¦ ok    ¦ 0A000
            update orders set name = ?                         ¦ 1 setCharacterStream                ¦ ok    ¦ ok
            update orders set name = ?                         ¦ 1 setNString                        ¦ ok    ¦ 0A000
            update orders set body = ?                         ¦ 1 setBytes                          ¦ ok    ¦ ok
            update orders set data = ?                         ¦ 1 setString                         ¦ ok    ¦ 42804
            update orders set data = ?                         ¦ 1 setObject java.lang.String OTHER  ¦ ok    ¦ ok
            update orders set data = ?                         ¦ 1 setObject java.util.Map           ¦ ok    ¦ ?
            update orders set born = ?                         ¦ 1 setObject java.lang.String DATE   ¦ ok    ¦ ok
            update orders set id = ?                           ¦ 1 setObject java.lang.String INTEGER ¦ ok   ¦ ok
            update orders set kind = ?                         ¦ 1 setObject app.Kind                ¦ ok    ¦ ok
            update orders set name = ? where id = ?            ¦ 0 setString, 2 setInt               ¦ ok    ¦ ok
            select * from orders limit ?                       ¦ 1 setString                         ¦ ok    ¦ 42804
            select left(name, ?) from orders                   ¦ 1 setLong                           ¦ ok    ¦ 42883
            select twice(?)                                    ¦ 1 setLong                           ¦ ok    ¦ 42883
            select interval '? days'                           ¦ 1 setInt                            ¦ ----- ¦ 22023
            select interval ?                                  ¦ 1 setString                         ¦ 42601 ¦ 42601
            set app.tenant = ?                                 ¦ 1 setString                         ¦ 42601 ¦ 42601
            set search_path to ?                               ¦ 1 setString                         ¦ 42601 ¦ 42601
            notify c, ?                                        ¦ 1 setString                         ¦ 42601 ¦ 42601
            create table made (id int default ?)               ¦ 1 setInt                            ¦ ----- ¦ ?
            create table made (id int default ?)               ¦                                     ¦ 42P18 ¦ ?
            create view seen as select * from orders where id = ? ¦ 1 setInt                         ¦ ----- ¦ ?
            create table made as select * from orders where id = ? ¦ 1 setInt                        ¦ ok    ¦ ok
            create materialized view made as select * from orders where id = ? ¦ 1 setInt            ¦ 0A000 ¦ 0A000
            update orders set name = ?; delete from orders where id = ? ¦ 1 setString, 2 setInt      ¦ 42601 ¦ ok
            update orders set name = ?; delete from orders where id = ? ¦ 1 setString, 2 setString   ¦ 42601 ¦ 42883
            select data ?| array['a'] from orders              ¦                                     ¦ ok    ¦ 42601
            select data ?& array['a'] from orders              ¦                                     ¦ ok    ¦ 42601
            select data ? 'a' from orders                      ¦                                     ¦ 42601 ¦ 42601
            select data ?? 'a' from orders                     ¦                                     ¦ ok    ¦ ok
            select data ??| array['a'] from orders             ¦                                     ¦ ok    ¦ ok
            select data @? '$.a' from orders                   ¦                                     ¦ 42601 ¦ 42601
            select data @?? '$.a' from orders                  ¦                                     ¦ ok    ¦ ok
            select '?', "name", $$?$$ /* ? */ from orders -- ? ¦                                     ¦ ok    ¦ ok
            select {fn now()}, {d '2020-01-01'}                ¦                                     ¦ ok    ¦ ok
            commit                                             ¦                                     ¦ ?     ¦ ?
            begin; update orders set name = ?; commit          ¦ 1 setString                         ¦ ?     ¦ ?
            select 1; savepoint a                              ¦                                     ¦ ?     ¦ ?
            set transaction read only                          ¦                                     ¦ ?     ¦ ?
            -- nothing at all                                  ¦                                     ¦ ok    ¦ ok
            select 1 +                                         ¦                                     ¦ 42601 ¦ 42601
            selct 1                                            ¦                                     ¦ 42601 ¦ 42601
            select 'open                                       ¦                                     ¦ ----- ¦ 42601
            """)
    void tells_what_each_driver_takes(String sql, String bound, String ng, String pgjdbc) {
        SqlSite site = Sites.prepared(sql, bindings(bound));
        assertThat(word(verdict(Drivers.NG, site))).as("pgjdbc-ng").isEqualTo(ng);
        assertThat(word(verdict(Drivers.NEW, site))).as("pgjdbc 42.7.14").isEqualTo(pgjdbc);
        assertThat(word(verdict(Drivers.OLD, site))).as("pgjdbc 42.2.5").isEqualTo(pgjdbc);
    }

    @Test
    void tells_two_versions_of_a_driver_apart() {
        SqlSite site = Sites.prepared("update orders set numbers = ?", "1 setObject java.lang.Integer[]");
        assertThat(word(verdict(Drivers.OLD, site))).isEqualTo("07006");
        assertThat(word(verdict(Drivers.NEW, site))).isEqualTo("ok");
    }

    @Test
    void tells_parameters_and_columns() {
        SqlSite site =
                Sites.prepared("select id, name as n, amount, tags from orders where big = ? and at > ?", "1 setInt");
        assertThat(verdict(Drivers.NEW, site))
                .isEqualTo(new Verdict.Accepted(
                        List.of("int4", "timestamptz"),
                        List.of(
                                new Verdict.Column("id", "int4"),
                                new Verdict.Column("n", "text"),
                                new Verdict.Column("amount", "numeric"),
                                new Verdict.Column("tags", "_text"))));
    }

    @Test
    void tells_what_parameters_would_be_if_nothing_were_bound() {
        SqlSite site =
                Sites.prepared("update orders set token = ?, amount = ? where kind = ?", "1 setString", "3 setString");
        Verdict.Rejected rejected = (Verdict.Rejected) verdict(Drivers.NEW, site);
        assertThat(rejected.sqlState()).isEqualTo("42883");
        assertThat(rejected.message()).isEqualTo("operator does not exist: mood = character varying");
        assertThat(rejected.inferredTypes()).containsExactly("uuid", "numeric", "mood");
    }

    @Test
    void tries_every_way_in_which_branches_bind_a_parameter() {
        SqlSite site = Sites.prepared(
                "update orders set id = ?, name = ?", "1 setInt", "2 setString", "1 setInt", "1 setNull VARCHAR");
        assertThat(word(verdict(Drivers.NEW, site))).isEqualTo("42804");
        assertThat(word(verdict(Drivers.NG, site))).isEqualTo("ok");
    }

    @Test
    void leaves_out_what_is_bound_to_another_text_of_the_site() {
        SqlSite both = new SqlSite(
                List.of(
                        SqlTemplate.of("select * from orders where id = ?"),
                        SqlTemplate.of("select * from orders where id = ? and name = ?")),
                new Sink("Connection", "prepareStatement", Placeholders.JDBC),
                Sites.prepared("").location(),
                List.of(binding(1, "setInt"), binding(2, "setString")),
                List.of(),
                List.of());
        for (Profile profile : VERIFIERS.keySet()) {
            for (SqlTemplate template : both.templates()) {
                assertThat(word(VERIFIERS.get(profile).verify(both, template))).isEqualTo("ok");
            }
        }
    }

    private static Binding binding(int index, String setter) {
        return new Binding(index, setter, Optional.empty(), Optional.empty(), Optional.empty(), "", 1);
    }

    @Test
    void names_what_a_text_with_a_hole_depends_on() {
        SqlTemplate template = new SqlTemplate(List.of(
                new SqlTemplate.Text("select * from "),
                new SqlTemplate.Hole("the parameter \"table\" of find"),
                new SqlTemplate.Text(" where id = ?")));
        SqlSite site = Sites.prepared("");
        for (Verifier verifier : VERIFIERS.values()) {
            assertThat(verifier.verify(site, template))
                    .isEqualTo(new Verdict.NotVerified("The text depends on the parameter \"table\" of find"));
        }
    }

    @Nested
    class WhenASinkReadsItsTextInItsOwnWay {

        @ParameterizedTest
        @CsvSource(delimiter = '¦', textBlock = """
                # text of a plain Statement                     ¦ ng    ¦ pgjdbc
                select data ? 'a' from orders                   ¦ 42601 ¦ ok
                select data ?? 'a' from orders                  ¦ ok    ¦ ok
                select data ?| array['a'] from orders           ¦ ok    ¦ ok
                select data @? '$.a' from orders                ¦ 42601 ¦ ok
                select '?' from orders where id = ?             ¦ 42P02 ¦ 42601
                select 1; select 2                              ¦ ok    ¦ ok
                update orders set name = 'x'; delete from orders where nosuch = 1 ¦ ? ¦ ?
                select 1; selct 2                               ¦ 42601 ¦ 42601
                select 1; commit                                ¦ ?     ¦ ?
                copy orders from stdin                          ¦ ok    ¦ ok
                """)
        void asks_about_a_plain_statement_what_the_driver_makes_of_it(String sql, String ng, String pgjdbc) {
            assertThat(word(verdict(Drivers.NG, Sites.plain(sql))))
                    .as("pgjdbc-ng")
                    .isEqualTo(ng);
            assertThat(word(verdict(Drivers.NEW, Sites.plain(sql))))
                    .as("42.7.14")
                    .isEqualTo(pgjdbc);
            assertThat(word(verdict(Drivers.OLD, Sites.plain(sql))))
                    .as("42.2.5")
                    .isEqualTo(pgjdbc);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '¦', textBlock = """
                # text with names                                                        ¦ ng    ¦ pgjdbc
                select * from orders where id in (:ids)                                  ¦ ok    ¦ ok
                select * from orders where id = :id or big = :id                         ¦ ok    ¦ ok
                select name::text, ':no', numbers[1:2] /* :no */ from orders where id = :id ¦ ok ¦ ok
                select * from orders where id = :order.id and name = :{name}             ¦ ok    ¦ ok
                select data ?? 'a' from orders where id = :id                            ¦ ok    ¦ ok
                select data ?| array[:names] from orders                                 ¦ ok    ¦ 42601
                select * from orders where id in :ids                                    ¦ 42601 ¦ 42601
                select * from orders where name = :name limit :limit                     ¦ ok    ¦ ok
                select '12'\\:\\:int, :name::int                                           ¦ ok    ¦ ok
                """)
        void turns_names_into_parameters(String sql, String ng, String pgjdbc) {
            assertThat(word(verdict(Drivers.NG, Sites.named(sql))))
                    .as("pgjdbc-ng")
                    .isEqualTo(ng);
            assertThat(word(verdict(Drivers.NEW, Sites.named(sql))))
                    .as("42.7.14")
                    .isEqualTo(pgjdbc);
            assertThat(word(verdict(Drivers.OLD, Sites.named(sql))))
                    .as("42.2.5")
                    .isEqualTo(pgjdbc);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '¦', textBlock = """
                # text with names                                        ¦ what is bound             ¦ ng ¦ pgjdbc
                select * from orders where id = :id                      ¦ id setInt                 ¦ ok ¦ ok
                select * from orders where id = :id                      ¦ id setString              ¦ ok ¦ 42883
                select * from orders where id = :id                      ¦ other setString           ¦ ok ¦ ok
                select * from orders where kind = :k or name = :n        ¦ n setString, k setString  ¦ ok ¦ 42883
                select * from orders where name = :v or kind = :v        ¦ v setString               ¦ ok ¦ 42883
                update orders set kind = :k where id = :id               ¦ k setString, id setInt    ¦ ok ¦ 42804
                select * from orders where name = ? and id = ?           ¦ 2 setString               ¦ ok ¦ 42883
                """)
        void binds_by_name(String sql, String bound, String ng, String pgjdbc) {
            SqlSite site = Sites.named(sql, bindings(bound));
            assertThat(word(verdict(Drivers.NG, site))).as("pgjdbc-ng").isEqualTo(ng);
            assertThat(word(verdict(Drivers.NEW, site))).as("42.7.14").isEqualTo(pgjdbc);
            assertThat(word(verdict(Drivers.OLD, site))).as("42.2.5").isEqualTo(pgjdbc);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '¦', textBlock = """
                # call                    ¦ what is bound          ¦ ng    ¦ pgjdbc
                {call twice(?)}           ¦ 1 setInt               ¦ ok    ¦ ok
                {? = call twice(?)}       ¦ 2 setInt               ¦ ok    ¦ ok
                {? = call twice(?)}       ¦ 2 setString            ¦ 42883 ¦ 42883
                {call halves(?, ?, ?)}    ¦ 1 setInt               ¦ ?     ¦ ?
                {call halves(?, ?, ?)}    ¦ 1 setInt, 2 registerOutParameter INTEGER, 3 registerOutParameter ¦ ok ¦ ok
                {call clean(?)}           ¦ 1 setInt               ¦ 42809 ¦ 42809
                call clean(?)             ¦ 1 setInt               ¦ ok    ¦ ok
                {call nosuch(?)}          ¦ 1 setInt               ¦ ?     ¦ ?
                """)
        void asks_about_calls_as_the_driver_rewrites_them(String sql, String bound, String ng, String pgjdbc) {
            SqlSite site = Sites.call(sql, bindings(bound));
            assertThat(word(verdict(Drivers.NG, site))).as("pgjdbc-ng").isEqualTo(ng);
            assertThat(word(verdict(Drivers.NEW, site))).as("42.7.14").isEqualTo(pgjdbc);
            assertThat(word(verdict(Drivers.OLD, site))).as("42.2.5").isEqualTo(pgjdbc);
        }

        @Test
        void points_nowhere_in_a_call_that_the_driver_has_rewritten() {
            Verdict.Rejected rejected =
                    (Verdict.Rejected) verdict(Drivers.NEW, Sites.call("{call twice(?)}", "1 setString"));
            assertThat(rejected.offset()).isEmpty();
        }
    }

    @Nested
    class WhenTheServerTellsAPosition {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select * from orders where id ^= ?",
                    "select * from orders where name is ^?",
                    "select 'é𝄞', \"name\" from orders where name = ? and id ^= ?",
                    "select data ?? 'a' from orders where name = ? and id ^= ?",
                    "select data ??| array['?'] /* ? */ from orders where name = ? and id ^= ?",
                    "select {fn now()} from orders where name = ? and id ^= ?",
                    "select * from orders where id ^= ? and at < {ts '2020-01-01 00:00:00'}",
                    "update orders set name = ?; delete from orders where ok = ? and id ^= ?",
                    "select ';'; update orders set\n name = ? is ^?",
                    "select * from orders where id in ^?",
                    "select 1 selct ^x",
                    "select 1 from orders where ^",
                })
        void points_at_it_in_the_text_of_the_program(String marked) {
            int caret = marked.indexOf('^');
            String sql = marked.replace("^", "");
            for (Profile profile : List.of(Drivers.NEW, Drivers.OLD)) {
                SqlSite site = Sites.prepared(sql, "1 setString", "2 setString", "3 setString");
                SqlSite fitting = Sites.prepared(sql, fitting(sql));
                Verdict verdict = verdict(profile, fitting);
                assertThat(verdict).as(site.toString()).isInstanceOf(Verdict.Rejected.class);
                assertThat(((Verdict.Rejected) verdict).offset())
                        .as(verdict.toString())
                        .hasValue(caret);
            }
        }

        private String[] fitting(String sql) {
            int parameters = Question.of(
                            Sites.prepared(sql), sql, Wording.prepared(sql, Placeholders.JDBC, Drivers.NEW))
                    .parameters();
            boolean okBefore = sql.contains("ok = ?");
            return Stream.iterate(1, i -> i <= parameters, i -> i + 1)
                    .map(i -> i + (okBefore && i == 2 ? " setBoolean" : " setString"))
                    .toArray(String[]::new);
        }

        @Test
        void points_at_it_in_a_text_with_names() {
            String sql = "select :name::text from orders where name = :name and id in :ids";
            Verdict.Rejected rejected = (Verdict.Rejected) verdict(Drivers.NEW, Sites.named(sql));
            assertThat(rejected.offset()).hasValue(sql.indexOf(":ids"));
        }

        @Test
        void points_at_it_in_a_plain_text_with_operators() {
            String sql = "select data ? 'a', data ?| array['b'] from orders where id = date '2020-01-01'";
            Verdict.Rejected rejected = (Verdict.Rejected) verdict(Drivers.NEW, Sites.plain(sql));
            assertThat(rejected.offset()).hasValue(sql.indexOf("= date"));
        }

        @Test
        void points_nowhere_within_a_replaced_escape() {
            Verdict.Rejected rejected =
                    (Verdict.Rejected) verdict(Drivers.NEW, Sites.prepared("select {fn twice(born)} from orders"));
            assertThat(rejected.offset()).isEmpty();
        }

        @Test
        void points_nowhere_when_the_driver_keeps_it_to_itself() {
            Verdict.Rejected rejected = (Verdict.Rejected) verdict(Drivers.NG, Sites.prepared("select 1 selct x"));
            assertThat(rejected.offset()).isEmpty();
        }
    }

    @Nested
    class WhenTheSchemaLacksSomething {

        @ParameterizedTest
        @CsvSource(delimiter = '¦', textBlock = """
                select * from nosuch                        ¦ relation "nosuch" does not exist
                select * from app.nosuch                    ¦ relation "app.nosuch" does not exist
                insert into nosuch values (?)               ¦ relation "nosuch" does not exist
                select nosuch from orders                   ¦ column "nosuch" does not exist
                select o.nosuch from orders o               ¦ column o.nosuch does not exist
                insert into orders (nosuch) values (1)      ¦ column "nosuch" of relation "orders" does not exist
                select nosuch.f(1)                          ¦ schema "nosuch" does not exist
                select 'x'::nosuch                          ¦ type "nosuch" does not exist
                select nosuch(id) from orders               ¦ function nosuch(integer) does not exist
                select hidden.nosuch(id) from orders        ¦ function hidden.nosuch(integer) does not exist
                select secret(id) from orders               ¦ function secret(integer) does not exist
                call nosuch(1)                              ¦ procedure nosuch(integer) does not exist
                select name %~~> 'x' from orders            ¦ operator does not exist: text %~~> unknown
                select * from other.public.orders           ¦ cross-database references are not implemented: "other.public.orders"
                select 1; select * from nosuch              ¦ relation "nosuch" does not exist
                """)
        void says_that_nothing_follows_and_names_it(String sql, String message) {
            for (Profile profile : VERIFIERS.keySet()) {
                SqlSite site = Sites.plain(sql.replace("?", "1"));
                assertThat(verdict(profile, site))
                        .as(profile.toString())
                        .isEqualTo(new Verdict.NotVerified(
                                "The schema at hand lacks something that this statement needs: " + message));
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '¦', textBlock = """
                select o.id from orders                     ¦ 42P01
                select twice(born) from orders              ¦ 42883
                select hidden.secret(born) from orders      ¦ 42883
                select born + token from orders             ¦ 42883
                select id = tags from orders                ¦ 42883
                select clean(1)                             ¦ 42809
                select max(id) from orders for update       ¦ 0A000
                select id, max(id) from orders              ¦ 42803
                select * from orders where id = 'x'         ¦ 22P02
                select * from orders o, orders o            ¦ 42712
                """)
        void still_rejects_what_no_schema_would_make_right(String sql, String state) {
            for (Profile profile : VERIFIERS.keySet()) {
                assertThat(word(verdict(profile, Sites.prepared(sql))))
                        .as(profile.toString())
                        .isEqualTo(state);
            }
        }

        @Test
        void does_not_blame_a_statement_for_what_its_user_may_not_see() throws SQLException {
            for (Profile profile : VERIFIERS.keySet()) {
                try (Connection stranger = Drivers.connect(profile, database, "stranger", "stranger-password")) {
                    Verifier verifier = Verifier.on(stranger, profile);
                    SqlSite site = Sites.prepared("select * from closed.safe");
                    assertThat(verifier.verify(site, Sites.template(site)))
                            .isEqualTo(new Verdict.NotVerified("The user of this connection may not look at it:"
                                    + " permission denied for schema closed"));
                    assertThat(word(verifier.verify(Sites.prepared("select 1"), SqlTemplate.of("select 1"))))
                            .isEqualTo("ok");
                }
            }
        }
    }

    @Test
    void does_not_let_one_statement_taint_the_next() {
        for (Profile profile : VERIFIERS.keySet()) {
            for (int i = 0; i < 20; i++) {
                assertThat(word(verdict(profile, Sites.prepared("selct " + i)))).isEqualTo("42601");
                assertThat(word(verdict(profile, Sites.prepared("select * from orders where id = ?", "1 setInt"))))
                        .isEqualTo("ok");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("oddTexts")
    void answers_whatever_the_text_is(String sql) {
        for (Profile profile : VERIFIERS.keySet()) {
            for (SqlSite site : List.of(
                    Sites.prepared(sql),
                    Sites.prepared(sql, "1 setString"),
                    Sites.plain(sql),
                    Sites.named(sql),
                    Sites.call(sql, "1 setString"))) {
                assertThat(verdict(profile, site)).isNotNull();
                assertThat(VERIFIERS.get(profile).lost()).isEmpty();
            }
            assertThat(word(verdict(profile, Sites.prepared("select 1")))).isEqualTo("ok");
        }
    }

    static Stream<String> oddTexts() {
        return Stream.of(
                "",
                " ",
                ";;;",
                "?",
                "{",
                "{call",
                "{? = call}",
                "}{",
                "{fn ",
                "{oj a}",
                "$1",
                "select $1, ?",
                "select 'a\0b', ?",
                "select '\uD834', ?",
                "select '\uDD1E\uD834'",
                "'",
                "\"",
                "$$",
                "/*",
                "/* /* */ ?",
                "--",
                "E'\\",
                "::",
                ":a",
                ":a:b::c",
                "???",
                "select ??",
                "select 1 ??? 2",
                "\\",
                "(".repeat(100_000),
                "select " + "(".repeat(10_000) + "1" + ")".repeat(10_000),
                "select " + "1+".repeat(20_000) + "1",
                "select ?" + ", ?".repeat(2_000),
                "select 1;".repeat(300),
                "select '" + "x".repeat(3_000_000) + "', ?",
                "begin atomic; end",
                "create function f() returns int begin atomic select 1; select 2; end",
                "select * from orders where id = ? /* " + "x".repeat(70_000));
    }

    @Test
    void keeps_passwords_out_of_what_it_says() {
        SecretDetector secrets = SecretDetector.of("hunter2hunter2");
        for (Profile profile : VERIFIERS.keySet()) {
            for (String sql : List.of(
                    "alter role x password 'hunter2hunter2' 'hunter2hunter2'",
                    "alter role x password 'hunter2hunter2",
                    "select 'password=hunter2hunter2'::int",
                    "select * from dblink('//u:hunter2hunter2@h/db', 'password=hunter2hunter2')",
                    "select '//u:hunter2hunter2@h/db'::int")) {
                secrets.assertClean(verdict(profile, Sites.prepared(sql)).toString());
            }
        }
    }

    @Test
    void does_not_wait_long_for_a_lock_of_others() throws SQLException {
        try (Connection other = database.connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table orders in access exclusive mode");
            for (Profile profile : List.of(Drivers.NEW, Drivers.NG)) {
                assertThat(verdict(profile, Sites.prepared("select small from orders where id = ?", "1 setInt")))
                        .isEqualTo(new Verdict.NotVerified("The server was busy and gave no answer in time:"
                                + " canceling statement due to lock timeout"));
            }
            other.rollback();
        }
    }

    @Test
    void leaves_a_connection_as_it_was() throws SQLException {
        for (Connection connection : CONNECTIONS) {
            assertThat(connection.getAutoCommit()).isTrue();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select current_setting('transaction_read_only')"
                            + " || current_setting('lock_timeout') || current_setting('statement_timeout')")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("off00");
            }
        }
    }
}
