package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Columns are found by name, values taken by their getters, and all that does not fit is said at once. */
class MappingTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    private record Part(
            long id,
            int sizeInMm,
            short count,
            byte level,
            double weight,
            float price,
            boolean isNew,
            @Nullable String partName,
            String HTMLText) {}

    @Test
    void componentsOfARecordGoToColumnsOfTheirNames() throws SQLException {
        database.execute(
                "create table parts (id int8, size_in_mm int, count int2, level int2, weight float8, price float4,"
                        + " \"isNew\" bool, is_new bool, part_name text, html_text text)");
        write(
                "parts",
                Mapping.record(Part.class),
                List.of(new Part(1, 2, (short) 3, (byte) 4, 0.1, 0.1f, true, null, "<p>")));
        assertThat(
                        rows(
                                "select id, size_in_mm, count, level, weight, price, \"isNew\", is_new, part_name, html_text from parts"))
                .containsExactly("(1,2,3,4,0.1,0.1,t,,,<p>)");
    }

    @Test
    void primitivesAndObjectsAndInputAreTakenByTheirGetters() throws SQLException {
        database.execute("create table t (i int, l int8, d float8, b bool, o text, p point, made int default 7)");
        Mapping<String> mapping = Mapping.<String>columns()
                .ofInt("i", String::length)
                .ofLong("l", String::length)
                .ofDouble("d", text -> text.length() / 2.0)
                .ofBoolean("b", String::isEmpty)
                .of("o", text -> text.isEmpty() ? null : text)
                .ofInput("p", text -> text.isEmpty() ? null : "(1,2)");
        write("t", mapping, List.of("abc", ""));
        assertThat(rows("select * from t")).containsExactly("(3,3,1.5,f,abc,\"(1,2)\",7)", "(0,0,0,t,,,7)");
    }

    @Test
    void everythingThatDoesNotFitIsSaidAtOnce() {
        database.execute(
                "create table t (id int not null, twice int generated always as (id * 2) stored, name text, a int)");
        Mapping<String> mapping = Mapping.<String>columns()
                .of("twice", String::length)
                .of("nmae", text -> text)
                .of("a", String::length)
                .of("a", String::length);
        assertThatThrownBy(() -> write("t", mapping, List.of("x")))
                .isInstanceOf(MappingRefusedException.class)
                .hasMessageContainingAll(
                        "\"twice\" is generated", "\"nmae\"", "\"name\"", "\"a\" is named twice", "\"id\"");
    }

    @Test
    void mapsHaveExactlyTheKeysOfTheMapping() throws SQLException {
        database.execute("create table t (id int, name text)");
        MapMapping strict = Mapping.maps("id", "name");
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("id", 1);
        nothing.put("name", null);
        write("t", strict, List.of(nothing, Map.of("id", 2, "name", "two")));
        ValueRefusedException refused = catchThrowableOfType(
                ValueRefusedException.class,
                () -> write("t", strict, List.of(Map.of("id", 3, "name", "three"), Map.of("id", 4, "nme", "secret"))));
        assertThat(refused.row()).hasValue(2);
        assertThat(refused)
                .hasMessageContainingAll("exactly the keys", "lenient()")
                .hasMessageNotContaining("secret");
        assertThat(rows("select * from t")).containsExactly("(1,)", "(2,two)");
    }

    @Test
    void lenientMapsMayLackKeysAndHaveOthers() throws SQLException {
        database.execute("create table t (id int, name text)");
        write("t", Mapping.maps("id", "name").lenient(), List.of(Map.of("id", 1, "other", 'x'), Map.of("name", "two")));
        assertThat(rows("select * from t")).containsExactly("(1,)", "(,two)");
    }

    @Test
    void aMappingOfMapsNamesEachColumnOnce() {
        assertThatThrownBy(Mapping::maps).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mapping.maps("a", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void componentNamesBecomeSnakeCase() {
        assertThat(List.of("placedAt", "orderURL", "HTMLText", "x", "line2Text", "größeInMm"))
                .map(RecordComponents::snakeCase)
                .containsExactly("placed_at", "order_url", "html_text", "x", "line2_text", "größe_in_mm");
    }

    private <T> void write(String table, Mapping<T> mapping, List<? extends T> rows) throws SQLException {
        try (Connection connection = database.connect()) {
            BulkWriter.into(table, mapping).write(connection, rows);
        }
    }

    private List<String> rows(String select) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select q::text from (" + select + ") q")) {
            List<String> found = new java.util.ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
