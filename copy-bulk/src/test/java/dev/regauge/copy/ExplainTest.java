package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.travel.Explanation;
import dev.regauge.copy.travel.Streams;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What upserts and streams say of themselves; {@code ChoiceTest} has what is chosen by its price. */
class ExplainTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private static final DataSource SOURCE = Stand.source(DATABASE);

    record Item(int id, String name) {}

    private static final BulkWriter<Item> ITEMS = BulkWriter.into("item", Mapping.record(Item.class));
    private static final BulkWriter<Item> UPSERTING =
            ITEMS.withUpsert(Upsert.on("id").updatingAll());

    @BeforeAll
    static void createTable() {
        DATABASE.execute("create table item (id int primary key, name text)");
    }

    @ParameterizedTest
    @CsvSource({"upsert-small, 5000", "upsert-large, 200000"})
    void anUpsertSaysHowItsRowsTravel(String name, long rows) throws IOException {
        approve(name, UPSERTING.explain(SOURCE, rows));
    }

    @Test
    void anUpsertThatLocksHasOneWay() throws IOException {
        approve(
                "upsert-locking",
                ITEMS.withUpsert(Upsert.mergeOn("name").updatingAll()).explain(SOURCE, 100));
    }

    @Test
    void streamsSayWhatTheyMean() throws IOException {
        approve("streams", ITEMS.withStreams(Streams.of(2)).explain(SOURCE, 1_000_000));
        approve("streams-partial", ITEMS.withStreams(Streams.partialSuccess(4)).explain(SOURCE, 1_000_000));
    }

    @ParameterizedTest
    @CsvSource({"10, UNNEST", "12000, COPY"})
    void aCompletedUpsertIsExplained(int rows, String way) {
        LoadResult result = UPSERTING.write(SOURCE, items(rows));
        assertThat(result.explanation()).isPresent();
        assertThat(result.explanation().get().toString())
                .contains(", an upsert into \"public\".\"item\": " + way + ", ")
                .contains("< ");
        assertThat(result.explanation().get().predicted()).isEmpty();
    }

    @Test
    void aLoadSaysHowManyOfItsRowsItKnewWhenItChose() {
        DATABASE.execute("create table if not exists copied (id int, name text)");
        LoadResult result =
                BulkWriter.into("copied", Mapping.record(Item.class)).write(SOURCE, items(100_000));
        assertThat(result.explanation().orElseThrow().toString())
                .containsPattern("Chosen when [0-9,]+ of 100,000 rows were there\\.");
    }

    @Test
    void thePageShowsWhatIsSaid() throws IOException {
        assertThat(Files.readString(Path.of("docs/bulk-writer.md")))
                .contains(Files.readString(path("hundred-thousand-rows")));
    }

    private static List<Item> items(int number) {
        return IntStream.range(0, number).mapToObj(i -> new Item(i, "item")).toList();
    }

    private static void approve(String name, Explanation explanation) throws IOException {
        String said = explanation.toString().replaceAll("a round trip of [0-9.]+ ms", "a round trip of 0.10 ms");
        if (Boolean.getBoolean("regauge.approve")) { // writes what is to be read before it is committed
            Files.writeString(path(name), said);
        }
        assertThat(said).isEqualTo(Files.readString(path(name)));
    }

    private static Path path(String name) {
        return Path.of("src/test/resources/explanations", name + ".txt");
    }
}
