package dev.regauge.copy.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.BulkWriter;
import dev.regauge.copy.FaultNotes;
import dev.regauge.copy.LoadResult;
import dev.regauge.copy.Mapping;
import dev.regauge.copy.Upsert;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.upsert.Rule.Meeting;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two writers of the same 10,000 keys, one upwards, one downwards. */
@Tag("waits")
class OppositeOrderTest {

    private static final int KEYS = 10_000;
    private static final String ROWS =
            "select id, 'writer %1$d', %2$d from generate_series(1, 10000) id order by case when %1$d = 0 then id else -id end";

    record Entry(int id, String a, int round) {}

    private static final BulkWriter<Entry> ENTRIES = BulkWriter.into("t", Mapping.record(Entry.class))
            .withUpsert(Upsert.on("id").updatingAll());

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @BeforeEach
    void table() {
        database.execute("create table t (id int primary key, a text, round int)");
    }

    @Test
    void neverEndsInADeadlock() throws Exception {
        try (Connection up = database.connect();
                Connection down = database.connect()) {
            Rule rule = new Rule(List.of("id"), Meeting.UPDATE_ALL, List.of(), false);
            Staged staged = Staged.on(up, "t", rule, "id", "a", "round");

            List<Exception> failures = Writers.failures(
                    (writer, round) -> staged.apply(writer == 0 ? up : down, ROWS.formatted(writer, round)));

            assertThat(failures).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"UNNEST, UNNEST", "COPY, COPY", "UNNEST, COPY"})
    void neverEndsInADeadlockWhateverTheWays(Way upwards, Way downwards) throws Exception {
        try (Connection up = database.connect();
                Connection down = database.connect()) {
            List<Exception> failures = Writers.failures((writer, round) -> {
                LoadResult result = writer == 0
                        ? ENTRIES.withWay(upwards).write(up, entries(IntStream.rangeClosed(1, KEYS), "up", round))
                        : ENTRIES.withWay(downwards)
                                .write(
                                        down,
                                        entries(IntStream.rangeClosed(-KEYS, -1).map(Math::abs), "down", round));
                FaultNotes.add("opposite order, " + result.way(), KEYS, count("t"), "completed");
            });

            assertThat(failures).isEmpty();
            assertThat(count("t")).isEqualTo(KEYS);
            assertThat(count("(select distinct a, round from t) d")).isEqualTo(1); // all of one writer's last round
        }
    }

    private static Iterator<Entry> entries(IntStream keys, String name, int round) {
        return keys.mapToObj(key -> new Entry(key, name, round)).iterator();
    }

    private long count(String from) throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** So that the tests above can fail. */
    @Test
    void endsInADeadlockWhenEachWritesInItsOwnOrder() throws Exception {
        database.execute("alter database " + database.name() + " set deadlock_timeout = '50ms'");
        try (Connection up = database.connect();
                Connection down = database.connect()) {
            List<Exception> failures = Writers.failures((writer, round) -> {
                try (Statement naive = (writer == 0 ? up : down).createStatement()) {
                    naive.execute("insert into t " + ROWS.formatted(writer, round)
                            + " on conflict (id) do update set a = excluded.a, round = excluded.round");
                }
            });

            assertThat(failures)
                    .isNotEmpty()
                    .allSatisfy(failure ->
                            assertThat(((SQLException) failure).getSQLState()).isEqualTo("40P01"));
        }
    }
}
