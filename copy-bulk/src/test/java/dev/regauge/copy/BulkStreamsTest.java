package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.connect.session.SessionConnections;
import dev.regauge.connect.session.SessionContext;
import dev.regauge.copy.travel.Streams;
import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Loads over several connections, with both meanings; none leaves a staging table. */
@Tag("waits")
class BulkStreamsTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private static final int ROWS = 30_000;

    /** 30,000 of them are 2.4 MB. */
    private static final String TEXT = "a text of sixty bytes and some, so that rows need several chunks";

    private final DataSource source = Stand.source(DATABASE);
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    record Row(int id, String text) {}

    static List<Streams> meanings() {
        return List.of(Streams.of(2), Streams.partialSuccess(2));
    }

    @BeforeEach
    void createTable() {
        DATABASE.execute("drop schema if exists public cascade; create schema public;"
                + " create table rows (id int primary key, text text)");
    }

    @AfterEach
    void nothingIsLeftOver() throws SQLException {
        other.shutdownNow();
        assertThat(Stand.count(DATABASE, "pg_class where relname like 'regauge_staging%'"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void streamsStoreWhatOneConnectionStores(Streams streams) throws SQLException {
        DATABASE.execute("create table one (like rows)");
        BulkWriter.into("one", Mapping.record(Row.class)).write(source, rows(ROWS));
        LoadResult result = writer(streams).write(source, rows(ROWS));
        assertThat(result.inserted()).isEqualTo(ROWS);
        assertThat(result.streams()).hasSize(2);
        assertThat(sum(result.streams())).isEqualTo(ROWS);
        assertThat(Stand.count(
                        DATABASE, "((table one except all table rows) union all (table rows except all table one)) d"))
                .isZero();
    }

    @Test
    void saysHowManyStreamsAndWhatEachBrought() {
        LoadResult result = writer(Streams.of(2)).write(source, rows(ROWS));
        assertThat(result.explanation().orElseThrow().toString())
                .startsWith("30,000 rows, into \"public\".\"rows\" by 2 streams: COPY")
                .containsPattern("stream 1 +[0-9,]+ rows\n  stream 2 +[0-9,]+ rows")
                .contains("every row is written twice");
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void fewRowsGoWithoutStreams(Streams streams) {
        LoadResult result = writer(streams).write(source, rows(10));
        assertThat(result.inserted()).isEqualTo(10);
        assertThat(result.streams()).isEmpty();
        assertThat(result.explanation().orElseThrow().toString())
                .contains("Streams were asked for, and begin at 1 MB of rows.");
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void aSourceThatThrowsLeavesNothing(Streams streams) throws SQLException {
        IllegalStateException thrown = new IllegalStateException("the source");
        Iterator<Row> rows = rowsBut(ROWS - 100, () -> {
            throw thrown;
        });
        assertThatThrownBy(() -> writer(streams).write(source, rows)).isSameAs(thrown);
        assertThat(Stand.count(DATABASE, "rows")).isZero();
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void aValueThatIsRefusedLeavesNothing(Streams streams) throws SQLException {
        Iterator<Row> rows = rowsBut(ROWS - 100, () -> "nul\0");
        assertThatThrownBy(() -> writer(streams).write(source, rows))
                .isInstanceOfSatisfying(
                        ValueRefusedException.class, e -> assertThat(e.row()).hasValue(ROWS - 99));
        assertThat(Stand.count(DATABASE, "rows")).isZero();
    }

    /** A domain is checked by COPY itself, so that the row is named whatever the meaning. */
    @ParameterizedTest
    @MethodSource("meanings")
    void namesTheRowThatTheServerRefuses(Streams streams) throws SQLException {
        DATABASE.execute("create domain other as int check (value <> 25000); alter table rows alter id type other");
        assertThatThrownBy(() -> writer(streams).write(source, rows(ROWS)))
                .isInstanceOfSatisfying(BulkException.class, e -> {
                    assertThat(e.row()).hasValue(25_001);
                    assertThat(e.sqlState()).hasValue("23514");
                    assertIsKept(streams, e);
                })
                .hasMessageContaining("row 25001");
    }

    @Test
    void keepsNothingWhereTheTableRefusesARow() throws SQLException {
        DATABASE.execute("insert into rows values (20000, 'there before')");
        assertThatThrownBy(() -> writer(Streams.of(2)).write(source, rows(ROWS)))
                .isInstanceOfSatisfying(
                        BulkException.class, e -> assertThat(e.sqlState()).hasValue("23505"))
                .hasMessageContainingAll(
                        "rows_pkey", "the server refused a row", "a load without withStreams() names it");
        assertThat(Stand.count(DATABASE, "rows")).isEqualTo(1);
    }

    /** The stream that has the first row waits with its commit until the other one has, and fails then. */
    @Test
    void saysWhatWasKeptWhereAPartOfItMayBe() throws Exception {
        DATABASE.execute("create function wait() returns trigger language plpgsql as"
                + " $$begin perform pg_advisory_xact_lock(1); raise exception 'no' using errcode = '23000'; end$$");
        deferred();
        long[] kept = new long[1];
        Future<?> letGo = whileCommitting(() -> {});
        assertThatThrownBy(() -> writer(Streams.partialSuccess(2)).write(source, new ForBoth()))
                .isInstanceOfSatisfying(PartlyKeptException.class, e -> {
                    assertThat(e.sqlState()).hasValue("23000");
                    assertThat(e.kept()).hasSize(2).contains(0L);
                    kept[0] = sum(e.kept());
                })
                .hasMessageContaining("a part of it was kept");
        letGo.get();
        assertThat(Stand.count(DATABASE, "rows")).isEqualTo(kept[0]).isPositive();
    }

    /** That the server has counted no row of a stream does not mean that it has kept none. */
    @Test
    void saysThatAPartWasKeptWhereATriggerHasSentItElsewhere() throws Exception {
        DATABASE.execute("create table elsewhere (like rows);"
                + "create function away() returns trigger language plpgsql as"
                + " $$begin insert into elsewhere values (new.id, new.text); return null; end$$;"
                + "create trigger away before insert on rows for each row execute function away();"
                + "create function wait() returns trigger language plpgsql as"
                + " $$begin perform pg_advisory_xact_lock(1); raise exception 'no' using errcode = '23000'; end$$;"
                + "create constraint trigger wait after insert on elsewhere deferrable initially deferred"
                + " for each row when (new.id = 1) execute function wait()");
        Future<?> letGo = whileCommitting(() -> {});
        assertThatThrownBy(() -> writer(Streams.partialSuccess(2)).write(source, new ForBoth()))
                .isInstanceOf(PartlyKeptException.class);
        letGo.get();
        assertThat(Stand.count(DATABASE, "elsewhere")).isPositive();
    }

    /** COMMIT was never sent, so there is nothing that somebody would have to be asked for. */
    @Test
    void aMoveThatIsLostHasKeptNothingThoughNobodyCanBeAsked() throws Exception {
        DATABASE.execute("create function wait() returns trigger language plpgsql as"
                + " $$begin perform pg_advisory_xact_lock(1); return new; end$$;"
                + "create trigger wait before insert on rows for each row when (new.id = 1) execute function wait()");
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
            Future<?> cut = whileCommitting(() -> {
                proxy.refuse();
                proxy.cut();
            });
            BulkWriter<Row> writer = writer(Streams.of(2)).withPatience(Duration.ofSeconds(3));
            assertThatThrownBy(() -> writer.write(Stand.source(DATABASE.through(proxy)), new ForBoth()))
                    .isInstanceOf(BulkException.class)
                    .isNotInstanceOf(BulkOutcomeUnknownException.class)
                    .hasMessageContaining("nothing of it was kept");
            cut.get();
        }
        assertThat(Stand.count(DATABASE, "rows")).isZero();
        DATABASE.execute("drop schema public cascade; create schema public"); // with what nobody could drop
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void aBackendThatIsTerminatedLeavesWhatIsSaid(Streams streams) throws SQLException {
        Iterator<Row> rows = rowsBut(ROWS - 1000, () -> {
            DATABASE.execute("select pg_terminate_backend(pid) from (select pid from pg_stat_activity"
                    + " where query like 'copy%' and datname = current_database() limit 1) one");
            return TEXT;
        });
        assertThatThrownBy(() -> writer(streams).write(source, rows))
                .isInstanceOfSatisfying(BulkException.class, e -> assertIsKept(streams, e))
                .hasMessageContaining("57P01");
    }

    /** What is there is what the exception says: nothing, but where streams commit for themselves. */
    private static void assertIsKept(Streams streams, BulkException e) {
        assertThat(e.getMessage())
                .contains(e instanceof PartlyKeptException ? "a part of it" : "nothing of it was kept");
        long kept = e instanceof PartlyKeptException some ? sum(some.kept()) : 0;
        assertThat(kept).isBetween(0L, streams.partial() ? ROWS - 1L : 0L);
        try {
            assertThat(Stand.count(DATABASE, "rows")).isEqualTo(kept);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void aLostAnswerToCommitIsFoundOut(Streams streams) throws Exception {
        makeCommitWait();
        ForBoth rows = new ForBoth();
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
            Future<?> cut = whileCommitting(() -> {
                proxy.cut();
                proxy.pass();
            });
            LoadResult result = writer(streams).write(Stand.source(DATABASE.through(proxy)), rows);
            cut.get();
            // the counts of streams that commit for themselves went down with the answers
            assertThat(result.inserted()).isEqualTo(streams.partial() ? LoadResult.UNCOUNTED : rows.number);
        }
        assertThat(Stand.count(DATABASE, "rows")).isEqualTo(rows.number);
    }

    @Test
    void aCommitThatWasEndedLeavesNothing() throws Exception {
        makeCommitWait();
        Future<?> ended = whileCommitting(() -> DATABASE.execute("select pg_terminate_backend(pid)"
                + " from pg_stat_activity where wait_event = 'advisory' and datname = current_database()"));
        assertThatThrownBy(() -> writer(Streams.of(2)).write(source, rows(ROWS)))
                .isInstanceOf(BulkException.class)
                .hasMessageContaining("nothing of it was kept");
        ended.get();
        assertThat(Stand.count(DATABASE, "rows")).isZero();
    }

    private static void makeCommitWait() {
        DATABASE.execute("create function wait() returns trigger language plpgsql as"
                + " $$begin perform pg_advisory_xact_lock(1); return null; end$$");
        deferred();
    }

    private static void deferred() {
        DATABASE.execute("create constraint trigger wait after insert on rows deferrable initially deferred"
                + " for each row when (new.id = 1) execute function wait()");
    }

    /** Does something when a commit waits and nobody else is at work, and lets it go on then. */
    private Future<?> whileCommitting(Runnable something) throws SQLException {
        Connection holding = DATABASE.connect();
        number(holding, "select 1 from (select pg_advisory_lock(1)) held");
        return other.submit(() -> {
            try (holding) {
                while (number(
                                holding,
                                "select count(*) filter (where wait_event = 'advisory') * 10"
                                        + " + count(*) filter (where state = 'active') from pg_stat_activity"
                                        + " where datname = current_database() and pid <> pg_backend_pid()")
                        != 11) {
                    Thread.onSpinWait();
                }
                something.run();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Rows until both streams have some. */
    private static final class ForBoth implements Iterator<Row> {
        private int number;

        @Override
        public boolean hasNext() {
            return number < ROWS || number % 5_000 != 0 || copying() < 2;
        }

        private static int copying() {
            try (Connection connection = DATABASE.connect()) {
                return number(
                        connection,
                        "select count(*) from pg_stat_activity where query like 'copy%' and datname = current_database()");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Row next() {
            return new Row(number++, TEXT);
        }
    }

    @Test
    void carriesTheSessionContextIntoEveryStream() throws SQLException {
        DATABASE.execute("alter table rows add tenant text default current_setting('app.tenant_id', true)");
        PGSimpleDataSource inContext = inContext();
        for (Streams streams : meanings()) {
            DATABASE.execute("truncate rows");
            SessionContext.tenant("ada").run(() -> writer(streams).write(inContext, rows(ROWS)));
            assertThat(Stand.count(DATABASE, "rows where tenant = 'ada'")).isEqualTo(ROWS);
            assertThatThrownBy(() -> writer(streams).write(inContext, rows(ROWS)))
                    .isInstanceOfSatisfying(
                            BulkException.class, e -> assertThat(e.sqlState()).hasValue("28000"));
        }
    }

    private static PGSimpleDataSource inContext() {
        PGSimpleDataSource inContext = new PGSimpleDataSource() {
            private static final long serialVersionUID = 1;

            @Override
            public Connection getConnection() throws SQLException {
                return SessionConnections.of(super.getConnection(), true);
            }
        };
        inContext.setUrl(DATABASE.urlWithLogin());
        return inContext;
    }

    @Test
    void whatTakesNoCopyTakesStagedRows() throws SQLException {
        DATABASE.execute("create view seen as select * from rows");
        BulkWriter<Row> seen = BulkWriter.into("seen", Mapping.record(Row.class));
        assertThatThrownBy(() -> seen.withStreams(Streams.partialSuccess(2)).open(source))
                .hasMessageContaining("it is a view without an instead of trigger")
                .hasMessageContaining("ask for Streams.of(2), or for none");
        seen.withStreams(Streams.of(2)).write(source, rows(ROWS));
        assertThat(Stand.count(DATABASE, "rows")).isEqualTo(ROWS);
    }

    @Test
    void refusesWhatStreamsCannotDo() throws SQLException {
        BulkWriter<Row> two = writer(Streams.of(2));
        try (Connection connection = DATABASE.connect()) {
            assertThatThrownBy(() -> two.open(connection))
                    .hasMessage("A connection is one transaction, and 2 streams are 2. To fix: give the DataSource,"
                            + " or use a writer without streams");
        }
        assertThatThrownBy(() -> two.withUpsert(Upsert.on("id").updatingAll()))
                .hasMessageContaining("of one key the last row wins");
        assertThatThrownBy(() -> two.withWay(Way.UNNEST)).hasMessageContaining("Streams go by COPY and not by UNNEST");
        assertThatThrownBy(() -> two.withMemory(1 << 20)).hasMessageContaining("2 streams need a memory of 2621440");
    }

    @Test
    void needsAConnectionForEachStream() throws SQLException {
        DATABASE.execute("do $$ begin create role narrow login password 'narrow' connection limit 2;"
                + " exception when duplicate_object then null; end $$; grant all on rows to narrow;"
                + " grant all on schema public to narrow");
        PGSimpleDataSource narrow = Stand.source(DATABASE);
        narrow.setUser("narrow");
        narrow.setPassword("narrow");
        assertThatThrownBy(() -> writer(Streams.of(3)).write(narrow, rows(ROWS)))
                .hasMessageContaining("it needs 3 connections at once")
                .hasMessageContaining("53300");
        assertThat(writer(Streams.of(2)).write(narrow, rows(ROWS)).inserted()).isEqualTo(ROWS);
    }

    private static BulkWriter<Row> writer(Streams streams) {
        return BulkWriter.into("rows", Mapping.record(Row.class))
                .withStreams(streams)
                .withPatience(Duration.ofSeconds(20));
    }

    private static Iterator<Row> rows(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> new Row(i, TEXT)).iterator();
    }

    private static Iterator<Row> rowsBut(int row, Supplier<String> text) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> new Row(i, i == row ? text.get() : TEXT))
                .iterator();
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}
