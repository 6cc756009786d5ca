package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.regauge.connect.failure.FailureClass;
import dev.regauge.copy.IngestHandler.Decision;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class IngestTest {

    record Metric(int id, int value) {}

    private static final BulkWriter<Metric> METRICS = BulkWriter.into(
            "metric", Mapping.<Metric>columns().ofInt("id", Metric::id).ofInt("value", Metric::value));

    private static final IngestSettings SETTINGS = IngestSettings.DEFAULT.withDelay(Duration.ofMillis(5));

    private static final int ROUNDS = Boolean.getBoolean("regauge.long") ? 200 : 10;

    private static TestDatabase database;
    private static ExecutorService threads;

    @BeforeAll
    static void start() {
        database = EmbeddedServer.shared().newDatabase();
        database.execute("create table metric (id int primary key, value int not null check (value >= 0))");
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void end() {
        threads.shutdownNow();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate metric");
    }

    static DataSource source(TestDatabase of) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(of.url());
        source.setUser(of.user());
        source.setPassword(of.password());
        return source;
    }

    /** A thread that has ended cannot be started, as none can where the machine has no more. */
    @Test
    void aRowWhoseWriterCannotBeStartedIsUnstored() throws Exception {
        Thread ended = new Thread(() -> {});
        ended.start();
        ended.join();
        Ingest<Metric> ingest =
                new Ingest<>(METRICS, source(database), SETTINGS, (rows, failure) -> Decision.STOP, task -> ended);
        ingest.add(new Metric(1, 1));
        assertThat(ingest.unstored()).containsExactly(new Metric(1, 1));
        assertThatThrownBy(() -> ingest.add(new Metric(2, 2)))
                .isInstanceOf(IngestException.class)
                .hasCauseInstanceOf(IllegalThreadStateException.class);
        assertThatThrownBy(ingest::close)
                .isInstanceOf(IngestException.class)
                .hasMessageContaining("1 rows were not stored");
    }

    @Test
    void storesAllRowsOfManyThreadsOnce() throws Exception {
        Ingest<Metric> ingest = METRICS.ingest(source(database), SETTINGS.withQueue(2_000));
        List<Future<?>> adding = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            int from = thread * 10_000;
            adding.add(threads.submit(
                    () -> IntStream.range(from, from + 10_000).forEach(id -> ingest.add(new Metric(id, 1)))));
        }
        for (Future<?> one : adding) {
            one.get(60, TimeUnit.SECONDS);
        }
        ingest.close();

        assertThat(one("select count(*) || ' ' || min(id) || ' ' || max(id) from metric"))
                .isEqualTo("80000 0 79999");
        assertThat(ingest.figures()).returns(80_000L, IngestFigures::added).returns(80_000L, IngestFigures::stored);
    }

    @Test
    void storesWhatItTookBeforeItIsClosed() throws Exception {
        BulkWriter<Metric> writer = METRICS;
        DataSource dataSource = source(database);
        // docs: ingest
        try (Ingest<Metric> ingest =
                writer.ingest(dataSource, IngestSettings.DEFAULT.withDelay(Duration.ofMillis(50)))) {
            ingest.add(new Metric(1, 20));
            ingest.add(new Metric(2, 30));
        }
        // end
        assertThat(ids()).containsExactly(1, 2);
    }

    @Test
    void writesWhenTheFirstRowHasWaitedLongEnough() throws Exception {
        try (Ingest<Metric> ingest = METRICS.ingest(source(database), SETTINGS)) {
            ingest.add(new Metric(1, 1));
            ingest.add(new Metric(2, 1));

            await(() -> one("select count(*) from metric").equals("2"));
        }
    }

    @Test
    void writesWhenThereAreEnough() throws Exception {
        try (Ingest<Metric> ingest = METRICS.ingest(
                source(database), SETTINGS.withDelay(Duration.ofHours(1)).withRows(3))) {
            IntStream.range(0, 3).forEach(id -> ingest.add(new Metric(id, 1)));

            await(() -> one("select count(*) from metric").equals("3"));
        }
    }

    @Test
    void closingWritesWhatWaits() throws Exception {
        try (Ingest<Metric> ingest = METRICS.ingest(source(database), SETTINGS.withDelay(Duration.ofHours(1)))) {
            ingest.add(new Metric(1, 1));
        }

        assertThat(one("select count(*) from metric")).isEqualTo("1");
    }

    @Test
    void beginsAgainAfterAWhileWithoutRows() throws Exception {
        try (Ingest<Metric> ingest = METRICS.ingest(source(database), SETTINGS)) {
            ingest.add(new Metric(1, 1));
            await(() -> threadsOfIngests() == 0);
            ingest.add(new Metric(2, 1));
        }

        assertThat(one("select count(*) from metric")).isEqualTo("2");
    }

    @Test
    void aWaitMayBeLongerThanTimeItselfOrNone() {
        try (Ingest<Metric> ingest = METRICS.ingest(source(database), SETTINGS)) {
            assertThat(ingest.offer(new Metric(1, 1), Duration.ofSeconds(Long.MAX_VALUE)))
                    .isTrue();
            assertThat(ingest.offer(new Metric(2, 1), Duration.ofSeconds(Long.MIN_VALUE)))
                    .isTrue();
        }
    }

    @Test
    void whoAddsToAFullQueueWaits() throws Exception {
        Held held = new Held();
        try (Ingest<Metric> ingest =
                METRICS.ingest(source(database), SETTINGS.withRows(1).withQueue(2), held)) {
            ingest.add(new Metric(0, -1)); // is being written
            held.asked.await();
            ingest.add(new Metric(1, 1));
            ingest.add(new Metric(2, 1));

            assertThat(ingest.offer(new Metric(3, 1), Duration.ofMillis(20))).isFalse();
            Future<?> waiting = threads.submit(() -> ingest.add(new Metric(4, 1)));
            assertThat(ingest.figures().waiting()).isEqualTo(2);
            held.answer(Decision.DROP);
            waiting.get(10, TimeUnit.SECONDS);
        }
        assertThat(ids()).containsExactly(1, 2, 4);
    }

    @Test
    void anInterruptEndsTheWaitAndTheRowIsNotTaken() throws Exception {
        Held held = new Held();
        try (Ingest<Metric> ingest =
                METRICS.ingest(source(database), SETTINGS.withRows(1).withQueue(1), held)) {
            ingest.add(new Metric(0, -1));
            held.asked.await();
            ingest.add(new Metric(1, 1));
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread adding = new Thread(() -> {
                try {
                    ingest.add(new Metric(2, 1));
                } catch (IngestException e) {
                    thrown.set(Thread.currentThread().isInterrupted() ? e : null);
                }
            });
            adding.start();
            adding.interrupt();
            adding.join();
            held.answer(Decision.DROP);

            assertThat(thrown.get()).hasMessageContaining("interrupted");
        }
        assertThat(ids()).containsExactly(1);
    }

    @Test
    void stopsAtTheFirstFailureAndKeepsWhatIsLeft() throws Exception {
        Ingest<Metric> ingest =
                METRICS.ingest(source(database), SETTINGS.withRows(2).withDelay(Duration.ofSeconds(30)));
        ingest.add(new Metric(1, 1));
        ingest.add(new Metric(2, -1));
        await(() -> ingest.figures().unstored() > 0);

        assertThatThrownBy(() -> ingest.add(new Metric(3, 1)))
                .isInstanceOf(IngestException.class)
                .hasMessageContaining("stopped")
                .hasCauseInstanceOf(BulkException.class);
        assertThatThrownBy(ingest::close).hasMessageContaining("2 rows were not stored");
        assertThatThrownBy(ingest::close).hasMessageContaining("2 rows were not stored");
        assertThat(ingest.unstored()).containsExactly(new Metric(1, 1), new Metric(2, -1));
        assertThat(ids()).isEmpty();
    }

    @Test
    void aHandlerThatDropsHasTheRows() throws Exception {
        List<Metric> dropped = Collections.synchronizedList(new ArrayList<>());
        try (Ingest<Metric> ingest = METRICS.ingest(source(database), SETTINGS.withRows(2), (rows, failure) -> {
            dropped.addAll(rows);
            return Decision.DROP;
        })) {
            for (int id = 0; id < 6; id++) {
                ingest.add(new Metric(id, id == 2 ? -1 : 1));
            }
        }
        assertThat(dropped).extracting(Metric::id).contains(2).hasSizeBetween(1, 2);
        assertThat(ids()).hasSize(6 - dropped.size()).doesNotContain(2);
    }

    @Test
    void oneBadRowIsFoundAmongGoodOnes() throws Exception {
        List<Metric> bad = Collections.synchronizedList(new ArrayList<>());
        try (Ingest<Metric> ingest =
                METRICS.ingest(source(database), SETTINGS.withRows(100).withIsolating(true), (rows, failure) -> {
                    bad.addAll(rows);
                    return Decision.DROP;
                })) {
            for (int id = 0; id < 100; id++) {
                ingest.add(new Metric(id, id == 37 || id == 38 || id == 99 ? -1 : 1));
            }
        }
        assertThat(bad).extracting(Metric::id).containsExactly(37, 38, 99);
        assertThat(ids()).hasSize(97);
    }

    private final List<Metric> aside = Collections.synchronizedList(new ArrayList<>());

    private void setAside(List<Metric> rows, RuntimeException failure) {
        assertThat(failure).isInstanceOf(BulkException.class);
        aside.addAll(rows);
    }

    @Test
    void aHandlerTellsByTheFailureClass() throws Exception {
        BulkWriter<Metric> writer = METRICS;
        DataSource dataSource = source(database);
        // docs: ingest-handler
        IngestHandler<Metric> handler = (rows, failure) -> {
            if (FailureClass.of(failure) != FailureClass.DO_NOT_RETRY) {
                return Decision.RETRY; // the server is gone, or somebody else had to go first
            }
            setAside(rows, failure);
            return Decision.DROP;
        };
        Ingest<Metric> ingest = writer.ingest(dataSource, IngestSettings.DEFAULT.withIsolating(true), handler);
        // end
        ingest.add(new Metric(1, 1));
        ingest.add(new Metric(2, -1));
        ingest.close();

        assertThat(aside).containsExactly(new Metric(2, -1));
        assertThat(ids()).containsExactly(1);
    }

    @Test
    void aValueThatCannotBeTakenIsOneBadRowToo() throws Exception {
        List<Metric> bad = Collections.synchronizedList(new ArrayList<>());
        BulkWriter<Metric> failing = BulkWriter.into(
                "metric",
                Mapping.<Metric>columns().ofInt("id", Metric::id).ofInt("value", metric -> 10 / metric.value()));
        try (Ingest<Metric> ingest = failing.ingest(source(database), SETTINGS.withIsolating(true), (rows, failure) -> {
            bad.addAll(rows);
            return Decision.DROP;
        })) {
            IntStream.range(0, 10).forEach(id -> ingest.add(new Metric(id, id == 4 ? 0 : 1)));
        }
        assertThat(bad).extracting(Metric::id).containsExactly(4);
        assertThat(ids()).hasSize(9);
    }

    @Test
    void retriesAreBounded() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Ingest<Metric> ingest =
                METRICS.ingest(source(database), SETTINGS.withAttempts(3, Duration.ofMillis(1)), (rows, failure) -> {
                    asked.incrementAndGet();
                    return Decision.RETRY;
                });
        ingest.add(new Metric(1, -1));

        assertThatThrownBy(ingest::close).isInstanceOf(IngestException.class);
        assertThat(asked).hasValue(3);
        assertThat(ingest.figures().failures()).isEqualTo(3);
    }

    /** The statement waits for a lock when the connection is cut, and may be carried out afterwards. */
    @Test
    void rowsThatMayHaveBeenStoredAreNeverTriedAgain() throws Exception {
        List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("begin; insert into metric values (1, 2)");
            Ingest<Metric> ingest = METRICS.ingest(source(database.through(proxy)), SETTINGS, (rows, failure) -> {
                failures.add(failure);
                return Decision.RETRY;
            });
            ingest.add(new Metric(1, 3));
            await(() -> !one("select count(*) from pg_locks where not granted").equals("0"));
            proxy.cut();

            assertThatThrownBy(ingest::close).hasCauseInstanceOf(BulkOutcomeUnknownException.class);
            assertThat(ingest.unstored()).containsExactly(new Metric(1, 3));
            statement.execute("rollback");
        }
        assertThat(failures).hasSize(1);
    }

    @Test
    void aHandlerThatThrowsStops() throws Exception {
        Ingest<Metric> ingest = METRICS.ingest(source(database), SETTINGS, (rows, failure) -> {
            throw new IllegalArgumentException("of the handler");
        });
        ingest.add(new Metric(1, -1));

        assertThatThrownBy(ingest::close)
                .satisfies(e -> assertThat(e.getCause().getSuppressed()).hasSize(1));
    }

    @Test
    void aHandlerCannotAddOrClose() throws Exception {
        AtomicReference<Ingest<Metric>> self = new AtomicReference<>();
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Ingest<Metric> ingest = METRICS.ingest(source(database), SETTINGS, (rows, failure) -> {
            thrown.add(catchThrowable(() -> self.get().add(rows.get(0))));
            thrown.add(catchThrowable(() -> self.get().close()));
            return Decision.DROP;
        });
        self.set(ingest);
        ingest.add(new Metric(1, -1));
        ingest.close();

        assertThat(thrown).hasSize(2).allSatisfy(e -> assertThat(e).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void aRowIsStoredOrRefusedHoweverCloseAndAddMeet() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            empty();
            Ingest<Metric> ingest =
                    METRICS.ingest(source(database), SETTINGS.withRows(50).withQueue(100));
            AtomicInteger taken = new AtomicInteger();
            List<Future<?>> adding = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                int from = thread * 1_000;
                adding.add(threads.submit(() -> addUntilClosed(ingest, from, taken)));
            }
            Thread.sleep(round % 5);
            ingest.close();
            for (Future<?> one : adding) {
                one.get(20, TimeUnit.SECONDS);
            }
            assertThat(one("select count(*) from metric")).isEqualTo(String.valueOf(taken.get()));
        }
    }

    private static void addUntilClosed(Ingest<Metric> ingest, int from, AtomicInteger taken) {
        try {
            for (int id = from; id < from + 300; id++) {
                ingest.add(new Metric(id, 1));
                taken.incrementAndGet();
            }
        } catch (IngestException closed) {
            assertThat(closed).hasMessageContaining("closed");
        }
    }

    @Test
    void settingsSayEverythingThatIsWrong() {
        assertThatThrownBy(() -> new IngestSettings(0, Duration.ofMillis(-1), -5, 0, Duration.ZERO, false))
                .hasMessageContainingAll("rows", "delay", "queue", "attempts");
    }

    /** A handler that waits until the test knows what to answer. */
    private static final class Held implements IngestHandler<Metric> {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile Decision decision = Decision.STOP;

        @Override
        public Decision failed(List<Metric> rows, BulkException failure) {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return decision;
        }

        void answer(Decision of) {
            decision = of;
            answered.countDown();
        }
    }

    private static long threadsOfIngests() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("regauge-ingest-"))
                .count();
    }

    private static List<Integer> ids() throws SQLException {
        String ids = one("select coalesce(string_agg(id::text, ' ' order by id), '') from metric");
        return ids.isEmpty()
                ? List.of()
                : List.of(ids.split(" ", -1)).stream().map(Integer::valueOf).toList();
    }

    private static String one(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited 30 s").isLessThan(end);
            Thread.sleep(5);
        }
    }
}
