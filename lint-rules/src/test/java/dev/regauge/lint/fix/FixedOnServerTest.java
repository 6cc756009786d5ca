package dev.regauge.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.lint.verify.Drivers;
import dev.regauge.route.Profile;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link FixedRulesTest} shows to be written, on a real server through real drivers. */
class FixedOnServerTest {

    private static final Profile TO = Profile.parse("pgjdbc:42.7.14");
    private static final Map<String, Profile> FROM = Map.of(
            "ng", Profile.parse("pgjdbc-ng:0.8.9"),
            "simple", Profile.parse("pgjdbc:42.2.5?preferQueryMode=simple"),
            "to", TO);

    private static TestDatabase database;

    @BeforeAll
    static void fillTable() throws SQLException {
        database = EmbeddedServer.shared().newDatabase();
        try (Connection connection = Drivers.connect(TO, database);
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (id int, v boolean, n text, j jsonb)");
            statement.execute(
                    "insert into t values (1, true, 'alpha', '[\"x\", \"y\"]'), (2, null, 'beta', '{\"a\": 5}')");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u00A7',
            value = {
                "simple ~ select timestamp '2020-01-31' + interval ? ~ '1 month' ~ select timestamp '2020-01-31' + ?::interval",
                "simple ~ select date ? ~ '2020-02-29' ~ select ?::date",
                "ng ~ select id from t order by id limit ? ~ '1' ~ select id from t order by id limit ?::bigint",
                "ng ~ select left(n, ?) from t order by id ~ 2 ~ select left(n, ?::int) from t order by id",
                "simple ~ select j #>> ? from t order by id ~ '{a}' ~ select j #>> ?::text::text[] from t order by id",
                "simple ~ select j -> ? from t order by id ~ 1 ~ select j -> ?::int from t order by id",
                "simple ~ select now() + ? > now() ~ '1 day' ~ select now() + ?::text::interval > now()",
                "simple ~ select jsonb_set(j, ?, '1') from t where id = 2 ~ '{a}' ~ select jsonb_set(j, ?::text::text[], '1') from t where id = 2",
                "simple ~ select jsonb_path_query(j, '$.a', ?) from t ~ '{}' ~ select jsonb_path_query(j, '$.a', ?::text::jsonb) from t",
                "simple ~ select jsonb_set(j, path => '{a}', replacement => ?) from t where id = 2 ~ '7' ~ select jsonb_set(j, path => '{a}', replacement => ?::text::jsonb) from t where id = 2",
                "ng ~ select substr(n, 1, ?) from t order by id ~ 2 ~ select substr(n, 1, ?::int) from t order by id",
                "to ~ select concat(?, n) from t order by id ~ 'x' ~ select concat(?::text, n) from t order by id",
                "ng ~ select id from t where id = ?; -- by id ~ 1 ~ select id from t where id = ? -- by id",
                "ng ~ select id from t order by id {limit 1} ~ - ~ select id from t order by id limit 1",
                "ng ~ select { d '2020-02-29' } ~ - ~ select DATE '2020-02-29'",
            })
    void aTextThatKeepsItsMeaningAnswersAsTheOldOneDidOnTheOldDriver(
            String from, String old, String value, String corrected) throws SQLException {
        List<String> before = rows(FROM.get(from), old, value);
        assertThat(before).isNotEmpty();
        assertThat(rows(TO, corrected, value)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u00A7',
            value = {
                "select id from t where id in ? ~ [1, 2] ~ select id from t where id = ANY(?) ~ 1, 2",
                "select id from t where id not in ? ~ [1] ~ select id from t where id <> ALL(?) ~ 2",
                "select n from t where n like '%?%' ~ 'lph' ~ select n from t where n like '%' || ? || '%' ~ alpha",
                "select extract(day from interval '? days') ~ 3i ~ select extract(day from ? * interval '1 day') ~ 3",
                "select id from t where id = ?and v ~ 1 ~ select id from t where id = ? and v ~ 1",
                "select id from t where id = ?1 ~ 1 ~ select id from t where id = ? ~ 1",
            })
    void aTextThatIsRepairedIsRefusedOnBothAndThenAnswered(String old, String value, String corrected, String answer)
            throws SQLException {
        assertThatThrownBy(() -> rows(FROM.get("ng"), old, value)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> rows(TO, old, value)).isInstanceOf(SQLException.class);
        assertThat(rows(TO, corrected, value)).isEqualTo(List.of(answer.split(", ")));
    }

    private static List<String> rows(Profile profile, String sql, String value) throws SQLException {
        try (Connection connection = Drivers.connect(profile, database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, value);
            List<String> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(String.valueOf(row.getString(1)));
                }
            }
            return rows;
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, String value) throws SQLException {
        if (value.startsWith("'")) {
            statement.setString(1, value.replace("'", ""));
        } else if (value.startsWith("[")) {
            Object[] numbers = java.util.stream.Stream.of(
                            value.replaceAll("[\\[\\] ]", "").split(","))
                    .map(Integer::valueOf)
                    .toArray();
            statement.setArray(1, connection.createArrayOf("int4", numbers));
        } else if (value.endsWith("i")) {
            statement.setInt(1, Integer.parseInt(value.replace("i", "")));
        } else if (!value.equals("-")) {
            statement.setLong(1, Long.parseLong(value));
        }
    }
}
