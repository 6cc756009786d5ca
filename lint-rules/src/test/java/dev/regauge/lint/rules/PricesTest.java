package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the advice of rules says of its price, asked of the server's planner. */
class PricesTest {

    private static Connection connection;

    @BeforeAll
    static void fill() throws SQLException {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute("""
                create table orders (id int8 primary key, name text, cancelled_at timestamptz, data jsonb);
                insert into orders select i, 'o' || i, case when i % 100 > 0 then now() - i * interval '1 minute' end,
                  jsonb_build_object('k' || i, 1) from generate_series(1, 50000) i;
                create index on orders (cancelled_at);
                create index on orders (name text_pattern_ops);
                create index on orders using gin (data);
                """);
        // in simple query mode $1 reaches the planner as it is
        connection = DriverManager.getConnection(database.urlWithLogin() + "&preferQueryMode=simple");
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze orders");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    /** Where the server plans without values, {@code $1} stands for one. */
    private static String plan(String sql) throws SQLException {
        String explain = sql.contains("$1") ? "explain (generic_plan) " : "explain ";
        StringJoiner plan = new StringJoiner("\n");
        try (Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery(explain + sql)) {
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
        }
        return plan.toString();
    }

    private static long count(String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from orders where " + condition)) {
            row.next();
            return row.getLong(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders where id = any($1)",
                "select * from orders where id = any('{1}')",
                "select * from orders where id = any('{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}')",
                "select * from orders where cancelled_at = $1",
                "select * from orders where id = $1::int8",
                "select * from orders where name like 'o1%'",
                "select * from orders where data ? 'k7'",
                "select * from orders where cancelled_at > '2100-01-01'",
                "select * from orders order by id limit 10",
            })
    void areLowWhereAnIndexServes(String sql) throws SQLException {
        assertThat(plan(sql)).contains("Index").doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders where id <> all($1)",
                "select * from orders where id not in (1, 2, 3)",
                "select * from orders where cancelled_at is not distinct from $1",
                "select * from orders where cancelled_at is not distinct from '2000-01-01'::timestamptz",
                "select * from orders where id::text = $1",
                "select * from orders where ($1::timestamptz is null or cancelled_at > $1)",
                "select * from orders where name like '%7%'",
                "select * from orders where jsonb_exists(data, 'k7')",
                "select * from orders order by case when $1 = 'id' then id end limit 10",
            })
    void areHighWhereNoneDoes(String sql) throws SQLException {
        assertThat(plan(sql)).contains("Seq Scan").doesNotContain("Index");
    }

    @Test
    void ofANullSafeComparisonInTwoConditionsAreThoseOfAnIndex() throws SQLException {
        assertThat(
                        plan(
                                "select * from orders where (cancelled_at = $1 or (cancelled_at is null and $1::timestamptz is null))"))
                .contains("BitmapOr")
                .doesNotContain("Seq Scan");
    }

    @Test
    void ofAnOptionalFilterAreLowOnlyWhereTheServerPlansWithTheValue() throws SQLException {
        assertThat(
                        plan(
                                "select * from orders where ('2100-01-01'::timestamptz is null or cancelled_at > '2100-01-01')"))
                .contains("Index")
                .doesNotContain("Seq Scan");
    }

    @Test
    void ofAnEmptyArrayAreTheRowsThatTheAdvicePromises() throws SQLException {
        assertThat(count("id = any('{}')")).isZero();
        assertThat(count("id <> all('{}')")).isEqualTo(50_000);
        assertThat(count("id <> all('{1, null}')")).isZero();
    }
}
