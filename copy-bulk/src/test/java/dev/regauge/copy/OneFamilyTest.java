package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.regauge.copy.IngestHandler.Decision;
import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Whatever goes wrong with a load, {@code catch (BulkException)} has it. */
class OneFamilyTest {

    private static final Mapping<String> LENGTHS = Mapping.<String>columns().ofInt("a", String::length);

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final DataSource source = Stand.source(database);
    private final BulkWriter<String> writer = BulkWriter.into("t", LENGTHS);

    @BeforeEach
    void createTable() {
        database.execute("create table t (a int, p point); create view v as select a, count(*) from t group by a");
    }

    @Test
    void aTableThatIsNotThere() {
        BulkWriter<String> missing = BulkWriter.into("tt", LENGTHS);
        assertTargetRefused(() -> missing.write(source, List.of("")), "\"tt\"");
        assertTargetRefused(() -> missing.explain(source, 1), "\"tt\"");
        assertTargetRefused(
                () -> {
                    try (var connection = database.connect()) {
                        missing.open(connection);
                    }
                },
                "\"tt\"");
    }

    @Test
    void aViewThatTakesNoRows() {
        assertTargetRefused(() -> BulkWriter.into("v", LENGTHS).write(source, List.of("")), "\"v\"");
    }

    @Test
    void aWayThatIsImpossible() {
        BulkWriter<String> input =
                BulkWriter.into("t", LENGTHS.ofInput("p", text -> null)).withWay(Way.COPY);
        assertTargetRefused(() -> input.write(source, List.of("")), "by COPY");
        assertTargetRefused(() -> input.explain(source, 1), "by COPY");
    }

    @Test
    void anUpsertThatIsImpossible() {
        BulkWriter<String> upserts = writer.withUpsert(Upsert.on("a").doingNothing());
        assertTargetRefused(() -> upserts.write(source, List.of("")), "No unique index");
        database.execute("create unique index on t (a)");
        assertTargetRefused(() -> upserts.withWay(Way.SINGLE_INSERT).write(source, List.of("")), "by SINGLE_INSERT");
    }

    @Test
    void aHandlerHearsOfEverything() {
        AtomicReference<BulkException> heard = new AtomicReference<>();
        DataSource broken = new PGSimpleDataSource() {
            @Override
            public java.sql.Connection getConnection() {
                throw new IllegalStateException("pool is closed");
            }
        };
        try (Ingest<String> ingest = writer.ingest(broken, IngestSettings.DEFAULT, (rows, failure) -> {
            heard.set(failure);
            return Decision.DROP;
        })) {
            ingest.add("");
        }
        assertThat(heard.get())
                .hasMessageContaining("IllegalStateException")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private static void assertTargetRefused(ThrowingCallable load, String part) {
        Throwable refused = catchThrowable(load);
        assertThat(refused)
                .isInstanceOf(BulkException.class)
                .isInstanceOf(TargetRefusedException.class)
                .hasMessageContainingAll(part, "found:", "to fix:")
                .hasNoCause();
    }
}
