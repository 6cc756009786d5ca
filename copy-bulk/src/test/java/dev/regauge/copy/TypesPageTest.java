package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.encode.Encoders;
import dev.regauge.copy.encode.Fitting;
import dev.regauge.copy.encode.Refusal;
import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.table.TableReader;
import dev.regauge.copy.value.Policies;
import dev.regauge.sql.Identifier;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The table of the page about types: each class is tried on each type, and just those that are named are stored. */
class TypesPageTest {

    private static final Path PAGE = Path.of(System.getProperty("regauge.root")).resolve("copy-bulk/docs/types.md");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Map<String, String> IN_WORDS = Map.of("an enum", "mood", "a composite", "item");

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    @BeforeAll
    static void create() {
        DATABASE.execute("create extension hstore; create extension ltree; create extension citext;"
                + " create type mood as enum ('SAD'); create type item as (name text, price int)");
    }

    @TestFactory
    Stream<DynamicTest> eachTypeTakesTheClassesThatAreNamedAndNoOther() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .takeWhile(line -> !line.equals("## Policies"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| column"))
                .map(line -> line.split("\\|"))
                .flatMap(cells -> types(cells[1].strip()).stream()
                        .map(type -> dynamicTest(type, () -> takes(type, Set.copyOf(quoted(cells[2]))))));
    }

    private static List<String> types(String cell) {
        return cell.contains("`") ? quoted(cell) : List.of(IN_WORDS.get(cell));
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !name.equals("name()"))
                .toList();
    }

    private static void takes(String type, Set<String> named) throws Exception {
        Map<String, List<Object>> samples = Samples.byClass();
        assertThat(samples.keySet()).containsAll(named);
        Set<String> taken = new TreeSet<>();
        try (Connection connection = DATABASE.connect()) {
            connection.createStatement().execute("create temp table one (v " + type + ")");
            Table table = TableReader.read(connection, Identifier.of("one"));
            Column column = table.columns().get(0);
            Encoder encoder = Encoders.of(column.type(), column.modifier(), Policies.STRICT, table.server());
            Fitting fitting = Fitting.of(column.type(), encoder);
            for (Map.Entry<String, List<Object>> sample : samples.entrySet()) {
                List<Object> stored = sample.getValue().stream()
                        .filter(value -> isEncoded(encoder, value) && isStored(connection, value))
                        .toList();
                if (!stored.isEmpty()) {
                    taken.add(sample.getKey());
                }
                assertThat(stored).as("known to fit").allMatch(value -> fitting.mayTake(value.getClass()));
            }
        }
        assertThat(taken).isEqualTo(new TreeSet<>(named));
    }

    private static boolean isEncoded(Encoder encoder, Object value) {
        try {
            encoder.encode(value, new WireBuffer(64));
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    private static boolean isStored(Connection connection, Object value) {
        try {
            return BulkWriter.into("one", Mapping.columns().of("v", row -> row))
                            .write(connection, List.of(value))
                            .inserted()
                    == 1;
        } catch (BulkException e) {
            return false;
        }
    }
}
