package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.load.LoadReport.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command that is given again, when something is not as it was: nothing is stored twice, and nothing left out in silence. */
@Tag("waits")
@Timeout(90)
class AgainTest {

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() throws SQLException {
        loads = new Loads(folder).given("create table t (id int, name text)");
    }

    private static String rows(int from, int to, String name) {
        return IntStream.range(from, to)
                .mapToObj(i -> i + "," + name + "\n")
                .collect(Collectors.joining("", "id,name\n", ""));
    }

    private LoadReport load(Path... files) throws IOException {
        return load(List.of(files), settings -> settings);
    }

    private LoadReport load(List<Path> files, UnaryOperator<Settings> more) throws IOException {
        return loads.load(files, settings -> more.apply(settings.batches(4_096).resuming()));
    }

    /** A file whose last row ends the load, so that only a part is kept. */
    private Path partlyLoaded(String name, String rows) throws IOException {
        Path file = loads.file(name, rows + "x,bad\n");
        LoadReport first = load(file);
        assertThat(first.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
        assertThat(first.loaded()).isPositive();
        return file;
    }

    private String rowsAndDistinctOnes() throws SQLException {
        return loads.ask("select concat_ws(' ', count(*), count(distinct id)) from t");
    }

    @Test
    void aFileThatIsAnotherOneIsRefusedEachTime() throws IOException {
        Path file = partlyLoaded("t.csv", rows(10_000, 16_000, "monday"));
        Files.writeString(file, rows(20_000, 26_000, "friday"));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> load(file)).hasMessageContaining("have changed since they were stored");
        }
    }

    @Test
    void aPatternThatMatchesOneMoreIsRefused() throws IOException, SQLException {
        Path first = partlyLoaded("a.csv", rows(0, 6_000, "a"));
        Path second = loads.file("b.csv", rows(6_000, 6_100, "b"));
        assertThatThrownBy(() -> load(List.of(first, second), settings -> settings.allowing(5)))
                .isInstanceOf(LoadRefusedException.class);
        assertThat(load(List.of(first), settings -> settings.allowing(5)).outcome())
                .isEqualTo(Outcome.LOADED);
        assertThat(rowsAndDistinctOnes()).isEqualTo("6000 6000");
    }

    @Test
    void anotherFieldForTheSameColumnIsRefused() throws IOException {
        Path file = loads.file("t.csv", "id,net,gross\n" + "1,net,gross\n".repeat(6_000) + "x,net,gross\n");
        load(List.of(file), settings -> settings.renamed("net", "name").skipped("gross"));
        assertThatThrownBy(() -> load(
                        List.of(file),
                        settings -> settings.renamed("gross", "name").skipped("net")))
                .isInstanceOf(LoadRefusedException.class)
                .hasMessageContaining("another way");
    }

    @Test
    void whatWasLoadedBeforeAnotherFileOfItsNameIsKnown() throws IOException, SQLException {
        Path january =
                Files.writeString(Files.createDirectory(folder.resolve("jan")).resolve("t.csv"), rows(0, 100, "jan"));
        Path february =
                Files.writeString(Files.createDirectory(folder.resolve("feb")).resolve("t.csv"), rows(100, 200, "feb"));
        load(january);
        load(february);
        assertThat(load(january).outcome()).isEqualTo(Outcome.LOADED_BEFORE);
        assertThat(rowsAndDistinctOnes()).isEqualTo("200 200");
    }

    @Test
    void aLoadedFileThatIsCorrectedInItsPlaceIsRefused() throws IOException, SQLException {
        Path file = loads.file("t.csv", rows(0, 6_000, "a") + "x,bad\n");
        load(List.of(file), settings -> settings.allowing(5));
        Files.writeString(file, rows(0, 6_000, "a") + "6000,bad\n");
        assertThatThrownBy(() -> load(List.of(file), settings -> settings.allowing(5)))
                .isInstanceOf(LoadRefusedException.class);
        assertThat(rowsAndDistinctOnes()).isEqualTo("6000 6000");
    }

    @Test
    void withoutTheLedgerAnUnfinishedLoadIsRefused() throws IOException, SQLException {
        Path file = partlyLoaded("t.csv", rows(0, 6_000, "a"));
        String before = rowsAndDistinctOnes();
        assertThatThrownBy(() -> loads.load(List.of(file), settings -> settings.allowing(5)))
                .isInstanceOf(LoadRefusedException.class)
                .hasMessageContaining("regauge_load");
        assertThat(rowsAndDistinctOnes()).isEqualTo(before);
        assertThat(loads.load(List.of(file), settings -> settings.allowing(5).dry())
                        .outcome())
                .isEqualTo(Outcome.CHECKED);
    }

    /** In a database whose transactions see nothing of what is committed while they wait. */
    @Test
    void aRunThatBeginsWhileAnEarlierOneCommitsDoublesNothing() throws Exception {
        Path file = loads.file("t.csv", rows(0, 6_000, "a"));
        loads.load(List.of(file), settings -> settings.batches(16_384).resuming());
        loads.given("update regauge_load set state = 'loading';"
                + "create table last_part as select * from regauge_load_part"
                + " where from_offset = (select max(from_offset) from regauge_load_part);"
                + "create table last_rows as select * from t where id >= (select first_row - 1 from last_part);"
                + "delete from regauge_load_part where from_offset = (select from_offset from last_part);"
                + "delete from t where id in (select id from last_rows);"
                + "do $$ begin execute format("
                + "'alter database %I set default_transaction_isolation = ''repeatable read''', current_database());"
                + " end $$");
        CompletableFuture<LoadReport> next;
        try (Connection earlier = loads.database().connect();
                Statement statement = earlier.createStatement()) {
            statement.execute("begin isolation level read committed");
            statement.execute("select 1 from regauge_load for share");
            statement.execute("insert into regauge_load_part select * from last_part");
            statement.execute("insert into t select * from last_rows");
            next = CompletableFuture.supplyAsync(() -> loadedInSmallSteps(file));
            while (loads.ask("select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'update%'"
                            + " and datname = current_database()")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            statement.execute("commit");
        }
        assertThat(next.get().outcome()).isEqualTo(Outcome.LOADED);
        assertThat(rowsAndDistinctOnes()).isEqualTo("6000 6000");
    }

    private LoadReport loadedInSmallSteps(Path file) {
        try {
            return loads.load(List.of(file), settings -> settings.batches(1_024).resuming());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whichRowOfAKeyStaysDoesNotDependOnTheBatches() throws Exception {
        loads.given("alter table t add unique (id)");
        String text = "id,name\n1,first\n" + rows(10, 400, "a").substring("id,name\n".length()) + "1,last\n";
        for (int bytes : new int[] {1 << 20, 1_024}) {
            loads.csv(text, settings -> settings.upserting(false, "id").batches(bytes));
            assertThat(loads.ask("select name from t where id = 1")).isEqualTo("first");
            loads.given("truncate t");
        }
    }
}
