package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Iterator;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table is altered at a random moment of a load, to a type whose bytes are as many: rows are stored as they were
 * meant, or none is.
 */
@Tag("alone")
@Tag("waits")
class AlteredMeanwhileTest {

    private static final int MOMENTS = Boolean.getBoolean("regauge.long") ? 20 : 4;

    /** Most moments are early: once it has begun to store rows a load holds a lock that the alteration waits for. */
    private static final int EARLY = 3;

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final DataSource source = Stand.source(database);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    record Amount(int id, double amount) {}

    private static final BulkWriter<Amount> AMOUNTS = BulkWriter.into("amounts", Mapping.record(Amount.class));

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"SINGLE_INSERT, 300", "MULTI_VALUES, 2000", "UNNEST, 5000", "COPY, 60000", "COPY, 50"})
    void noRowIsStoredOtherwiseThanMeant(Way way, int rows) throws Exception {
        Random random = new Random(rows);
        BulkWriter<Amount> writer = AMOUNTS.withWay(way);
        try (Connection other = database.connect(); // to connect first would take longer than a load
                Statement alter = other.createStatement()) {
            alter.execute("create table amounts (id int, amount float8)");
            for (int moment = 0; moment < MOMENTS; moment++) {
                alter.execute("truncate amounts; alter table amounts alter amount type float8");
                load(writer, rows); // may be of no other use than to have the table read again
                long start = System.nanoTime();
                load(writer, rows);
                long after = (long) ((System.nanoTime() - start) * 1.2 * Math.pow(random.nextDouble(), EARLY));
                alter.execute("truncate amounts");
                Future<?> altering = timer.schedule(
                        () -> alter.execute("alter table amounts alter amount type int8 using amount::int8"),
                        after,
                        TimeUnit.NANOSECONDS);
                String heard = load(writer, rows);
                altering.get(20, TimeUnit.SECONDS);
                long found = Stand.count(database, "amounts");
                FaultNotes.add("altered meanwhile, " + way, rows, found, heard);
                assertThat(found).as(heard).isEqualTo(heard.equals("completed") ? rows : 0);
                assertThat(Stand.count(database, "amounts where amount <> id")).isZero();
            }
        }
    }

    private String load(BulkWriter<Amount> writer, int rows) {
        try {
            writer.write(source, rows(rows));
            return "completed";
        } catch (TableChangedException changed) {
            return "TableChanged";
        }
    }

    private static Iterator<Amount> rows(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> new Amount(i, i)).iterator();
    }
}
