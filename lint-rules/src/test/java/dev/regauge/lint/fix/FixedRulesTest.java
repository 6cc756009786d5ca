package dev.regauge.lint.fix;

import static dev.regauge.lint.fix.FixedProject.FROM_NG;
import static dev.regauge.lint.fix.FixedProject.FROM_SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Route;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each rule writes, and beside which bindings it leaves the text alone. */
@Tag("waits")
class FixedRulesTest {

    private static final String ARRAY = "setArray(1, c.createArrayOf(\"int4\", new Integer[] {1}))";

    @TempDir
    Path folder;

    private FixPlan plan(Route route, String sql, String calls) {
        StringBuilder body = new StringBuilder("PreparedStatement s = c.prepareStatement(\"" + sql + "\");\n");
        for (String call : calls.replace("ARRAY", ARRAY).split(";", -1)) {
            body.append("s.").append(call.strip()).append(";\n");
        }
        return new FixedProject(folder, route).dao(body.toString()).compile().plan();
    }

    private static Route route(String word) {
        return switch (word) {
            case "ng" -> FROM_NG;
            case "simple" -> FROM_SIMPLE;
            case "open" -> Route.of("pgjdbc:42.7.14", "pgjdbc:42.7.14?stringtype=unspecified");
            default -> throw new IllegalArgumentException(word);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u00A7',
            value = {
                "ng ~ select * from t where id in ? ~ ARRAY ~ select * from t where id = ANY(?)",
                "ng ~ select * from t where id not in ? and x ~ ARRAY ~ select * from t where id <> ALL(?) and x",
                "simple ~ select now() - interval ? ~ setString(1, who) ~ select now() - ?::interval",
                "simple ~ select date ? ~ setDate(1, null) ~ select ?::date",
                "ng ~ select * from t limit ? ~ setString(1, who) ~ select * from t limit ?::bigint",
                "ng ~ select * from t fetch first ? rows only ~ setString(1, who) ~ select * from t fetch first (?::bigint) rows only",
                "ng ~ select * from t where j ?| array['a'] ~ execute() ~ select * from t where j ??| array['a']",
                "ng ~ select now() - interval '? days' ~ setInt(1, 3) ~ select now() - ? * interval '1 day'",
                "ng ~ select * from t where v like '%?%' ~ setString(1, who) ~ select * from t where v like '%' || ? || '%'",
                "simple ~ select j #>> ? from t ~ setString(1, who) ~ select j #>> ?::text::text[] from t",
                "simple ~ select now() + ? ~ setString(1, who) ~ select now() + ?::text::interval",
                "simple ~ select j -> ? from t ~ setLong(1, 1L) ~ select j -> ?::int from t",
                "ng ~ select left(v, ?) from t ~ setLong(1, 1L) ~ select left(v, ?::int) from t",
                "simple ~ update t set j = jsonb_set(j, ?, '1') ~ setString(1, who) ~ update t set j = jsonb_set(j, ?::text::text[], '1')",
                "simple ~ select jsonb_path_query(j, '$.a', ?) from t ~ setString(1, who) ~ select jsonb_path_query(j, '$.a', ?::text::jsonb) from t",
                "simple ~ select jsonb_set(j, replacement => ?, path => '{a}') from t ~ setString(1, who) ~ select jsonb_set(j, replacement => ?::text::jsonb, path => '{a}') from t",
                "ng ~ select substr(v, 1, ?) from t ~ setLong(1, 1L) ~ select substr(v, 1, ?::int) from t",
                "open ~ select concat(?, v) from t ~ setString(1, who) ~ select concat(?::text, v) from t",
                "ng ~ select * from t where id = ?1 ~ setInt(1, 1) ~ select * from t where id = ?",
                "ng ~ select * from t where id = ?and v ~ setInt(1, 1) ~ select * from t where id = ? and v",
                "ng ~ select * from t where id = ?; -- by id ~ executeQuery() ~ select * from t where id = ? -- by id",
                "ng ~ select * from t {limit 10 offset 5} ~ executeQuery() ~ select * from t limit 10 offset 5",
                "ng ~ select * from t{limit 5}for update ~ executeQuery() ~ select * from t limit 5 for update",
                "ng ~ select{ d '2020-02-29' }as day ~ executeQuery() ~ select DATE '2020-02-29' as day",
                "ng ~ select * from t where id = ?1 or n = ?2 ~ setInt(1, 1); setInt(2, 1) ~ select * from t where id = ? or n = ?",
                "ng ~ select { d '2020-02-29' }, { ts '2020-02-29 00:00:00' } ~ executeQuery() ~ select DATE '2020-02-29', TIMESTAMP '2020-02-29 00:00:00'",
            })
    void writesWhatMeansTheSame(String word, String sql, String calls, String corrected) {
        FixPlan plan = plan(route(word), sql, calls);
        assertThat(plan.fixed()).as(plan.left().toString()).isNotEmpty();
        FixedProject project = new FixedProject(folder, route(word));
        plan.write(folder);
        assertThat(project.dao()).contains("prepareStatement(\"" + corrected + "\")");
        assertThat(project.compile().rules())
                .doesNotContain(plan.fixed().get(0).finding().rule());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u00A7',
            value = {
                "ng ~ select * from t where id in ? ~ setObject(1, List.of(1))",
                "ng ~ select * from t where tags in (?) ~ ARRAY",
                "simple ~ select * from t where v is not ? ~ setNull(1, Types.NULL)",
                "simple ~ select * from t where v is ? ~ setNull(1, Types.DATE)",
                "simple ~ select * from t where v is ? ~ setDate(1, null)",
                "simple ~ select * from t where v is ? ~ setBoolean(1, true)",
                "simple ~ select j #>> ? from t ~ setString(1, who); setString(who.length(), who)",
                "simple ~ update t set v = 1 where id = 1 -? ~ setInt(1, who.length())",
                "simple ~ set app.tenant = ? ~ setString(1, who); execute()",
                "simple ~ notify orders, ? ~ setString(1, who); execute()",
                "simple ~ select now() + ? * interval '1 day' ~ setString(1, who)",
                "ng ~ select * from t where id = ?1 or n = ? ~ setInt(1, 1); setInt(2, 1)",
                "ng ~ select * from t where id = ?1 or n = ?1 ~ setInt(1, 1)",
                "ng ~ select * from t where a = b in ? ~ ARRAY",
                "ng ~ select id in ? = true from t ~ ARRAY",
                "simple ~ select * from t where v is ? ~ setString(1, who)",
                "simple ~ select now() - interval ? ~ setInt(1, 1)",
                "simple ~ select now() - interval ? day ~ setString(1, who)",
                "simple ~ select now() - ? ~ setString(1, who)",
                "simple ~ select now() + ? ~ setString(1, who); setInt(1, 1)",
                "ng ~ select now() - interval '? days' ~ setString(1, who)",
                "ng ~ select now() - interval '? days' ~ setInt(2, 3)",
                "ng ~ select * from t where j @> ? ~ setString(1, who)",
                "simple ~ select * from t where w @@ ? ~ setString(1, who)",
                "ng ~ select round(?, 2) ~ setDouble(1, 1.5)",
                "ng ~ select * from t where id = ?2 ~ setInt(1, 1)",
            })
    void leavesWhatIsNotProven(String word, String sql, String calls) {
        FixPlan plan = plan(route(word), sql, calls);
        assertThat(plan.fixed()).isEmpty();
        assertThat(plan.left()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u00A7',
            value = {
                "select 1 where 1 in ? ~ s.setArray(1, null); Objects.hash(who, s)",
                "select 1 where 1 in ? ~ s.setArray(1, null); new ArrayList<Object>(List.of(s))",
                "select 1 where 1 in ? ~ s.setArray(1, null); kept = s",
                "select * from t where j ?| array['a'] ~ kept = s",
            })
    void leavesAStatementThatSomebodyElseMayBindTo(String sql, String handedOn) {
        FixedProject project = new FixedProject(folder, FROM_NG)
                .type(
                        "Dao",
                        "class Dao {\nPreparedStatement kept;\nvoid run(Connection c, String who) throws Exception {\n"
                                + "PreparedStatement s = c.prepareStatement(\"" + sql + "\");\n"
                                + handedOn + ";\n}\n}\n")
                .compile();
        assertThat(project.left()).isEqualTo("it is not proven that the corrected SQL means the same");
    }

    /** On 42.2.5 in simple mode an array in a list of texts matches nothing, without a word. */
    @Test
    void leavesAnswersThatAreWrongTodayToAPerson() {
        FixPlan plan = plan(
                FROM_SIMPLE,
                "select * from t where v in (?)",
                "setArray(1, c.createArrayOf(\"text\", new String[] {who}))");
        assertThat(plan.fixed()).isEmpty();
        assertThat(plan.left())
                .extracting(FixPlan.Left::why)
                .containsOnly("it is not proven that the corrected SQL means the same");
    }
}
