package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that others write to, or that are cut short: given up in words, and under a ledger nothing is stored twice. */
class ChangingFileTest {

    private static final int ROWS = 6_000;

    @TempDir
    private Path folder;

    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private Loads loads;
    private Path file;

    @BeforeEach
    void createTable() throws SQLException, IOException {
        loads = new Loads(folder).given("create table t (id int, name text)");
        file = loads.file("t.csv", "id,name\n" + rows(0, ROWS));
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> i + ",some text\n").collect(Collectors.joining());
    }

    /** What others do to the file when the first rows have been sent. */
    private enum Change {
        GROWS("grew by 20 bytes") {
            @Override
            void happen(Path file) throws IOException {
                Files.writeString(file, "6000,some more text\n", StandardOpenOption.APPEND);
            }
        },
        IS_CUT_SHORT("lost ") {
            @Override
            void happen(Path file) throws IOException {
                Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 80_000));
            }
        },
        IS_REPLACED("was written to") {
            @Override
            void happen(Path file) throws IOException {
                Path other = Files.write(file.resolveSibling("other"), Files.readAllBytes(file));
                Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        },
        IS_REMOVED("was removed") {
            @Override
            void happen(Path file) throws IOException {
                Files.delete(file);
            }
        };

        private final String words;

        Change(String words) {
            this.words = words;
        }

        abstract void happen(Path file) throws IOException;
    }

    /** Once, whichever of the lanes sends first. */
    private void onceRowsAreSent(Change change) {
        AtomicBoolean happened = new AtomicBoolean();
        proxy.listen(piece -> {
            if (new String(piece, StandardCharsets.ISO_8859_1).contains("some text")
                    && happened.compareAndSet(false, true)) {
                try {
                    change.happen(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    private LoadReport load(UnaryOperator<Settings> more) throws IOException {
        return loads.load(
                Loads.source(loads.database().through(proxy)),
                List.of(file),
                settings -> more.apply(settings.batches(4_096)),
                new LoadWatch());
    }

    private String stored() throws SQLException {
        return loads.ask("select concat_ws(' ', count(*), count(distinct id)) from t");
    }

    @ParameterizedTest
    @EnumSource
    void isGivenUpAndNothingIsKept(Change change) throws Exception {
        onceRowsAreSent(change);
        LoadReport report = load(settings -> settings);
        assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_KEPT);
        assertThat(report.failure().orElseThrow())
                .contains("not what it was when the load began", change.words, "to fix:");
        assertThat(stored()).isEqualTo("0 0");
    }

    @ParameterizedTest
    @EnumSource
    void underALedgerWhatIsStoredIsCounted(Change change) throws Exception {
        onceRowsAreSent(change);
        LoadReport report = load(settings -> settings.resuming().jobs(2));
        assertThat(report.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
        assertThat(report.failure().orElseThrow()).contains(change.words);
        assertThat(stored()).isEqualTo(report.loaded() + " " + report.loaded());
        assertThat(report.loaded()).isLessThan(ROWS);
    }

    @Test
    void aFileThatHasGrownIsLoadedToItsNewEnd() throws Exception {
        onceRowsAreSent(Change.GROWS);
        LoadReport first = load(settings -> settings.resuming());
        LoadReport second = load(settings -> settings.resuming());
        assertThat(first.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
        assertThat(second.failure()).isEmpty();
        assertThat(second.earlier()).isEqualTo(first.loaded());
        assertThat(second.isComplete()).isTrue();
        assertThat(stored()).isEqualTo("6001 6001");
    }

    /** The last row was stored as far as it went, and the load given up for another reason. */
    @Test
    void aFileThatHasGrownWithinItsLastRowIsRefused() throws Exception {
        file = loads.file("t.csv", "id,name\n" + rows(0, ROWS) + rows(ROWS, 2 * ROWS) + "12000,half");
        loads.given("create function later() returns trigger language plpgsql as $$ begin"
                + " perform pg_sleep(0.5); raise exception 'no' using errcode = '22000'; end $$;"
                + "create trigger late before insert on t for each row when (new.id = 10)"
                + " execute function later()");
        LoadReport first = load(settings -> settings.batches(90_000).resuming().jobs(3));
        assertThat(first.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
        loads.given("drop trigger late on t");
        boolean wasStored = loads.ask("select name from t where id = 12000").equals("half");
        Files.writeString(file, " of it\n", StandardOpenOption.APPEND);
        UnaryOperator<Settings> again = settings -> settings.resuming().allowing(5);
        if (wasStored) {
            assertThatThrownBy(() -> load(again))
                    .isInstanceOf(LoadRefusedException.class)
                    .hasMessageContaining("grown in the middle of a row")
                    .hasMessageContaining("row 12001 of ");
        } else {
            assertThat(load(again).isComplete()).isTrue();
            assertThat(loads.ask("select name from t where id = 12000")).isEqualTo("half of it");
        }
    }

    /** It is larger than what tells files from each other, so that only the parts' checksums know. */
    @Test
    void aPartThatHasChangedSinceItWasStoredIsRefused() throws Exception {
        file = loads.file("t.csv", "id,name\n" + rows(0, 200_000) + "x,bad\n");
        LoadReport first = load(settings -> settings.batches(500_000).resuming());
        assertThat(first.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> load(settings -> settings.resuming().allowing(1)))
                .isInstanceOf(LoadRefusedException.class)
                .hasMessageContaining("have changed since they were stored");
        assertThat(stored()).isEqualTo(first.loaded() + " " + first.loaded());
    }

    @Test
    void aPackedFileThatEndsEarlyIsGivenUpAndGoesOnWhenItIsWhole() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("id,name\n" + rows(0, 30_000)).getBytes(StandardCharsets.UTF_8));
        }
        file = folder.resolve("t.csv.gz");
        Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() * 2 / 3));
        assertThat(load(settings -> settings).outcome()).isEqualTo(Outcome.NOTHING_KEPT);
        assertThat(stored()).isEqualTo("0 0");
        LoadReport first = load(settings -> settings.resuming());
        assertThat(first.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
        assertThat(first.failure().orElseThrow()).contains("ends before its text does", "cut short");
        assertThat(stored()).isEqualTo(first.loaded() + " " + first.loaded());
        Files.write(file, packed.toByteArray());
        LoadReport second = load(settings -> settings.resuming());
        assertThat(second.failure()).isEmpty();
        assertThat(second.earlier()).isEqualTo(first.loaded());
        assertThat(stored()).isEqualTo("30000 30000");
    }
}
