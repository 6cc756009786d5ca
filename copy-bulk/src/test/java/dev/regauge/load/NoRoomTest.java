package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regauge.load.LoadReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A disk that is full, at the server's or for the rejected rows, ends the load in words. */
@Tag("waits")
class NoRoomTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void createTable() throws SQLException {
        loads = new Loads(folder).given("create table t (id int, name text)");
    }

    static Stream<UnaryOperator<Settings>> modes() {
        return Stream.of(
                settings -> settings.allowing(5),
                settings -> settings.jobs(2),
                settings -> settings.resuming().allowing(5),
                settings -> settings.resuming().allowing(5).jobs(2));
    }

    private static String rows(String inTheMiddle) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> (i == 500 ? inTheMiddle : "") + i + ",some text\n")
                .collect(Collectors.joining("", "id,name\n", ""));
    }

    private void noRoomFor(String condition) throws SQLException {
        loads.given("create or replace function full_disk() returns trigger language plpgsql as $$ begin"
                + " raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;"
                + "create trigger filling before insert on t for each row when (" + condition + ")"
                + " execute function full_disk()");
    }

    @ParameterizedTest(name = "mode {index}")
    @MethodSource("modes")
    void aServerWithoutRoomEndsTheLoad(UnaryOperator<Settings> mode) throws Exception {
        noRoomFor("new.id = 700");
        LoadReport report = loads.csv(rows(""), settings -> mode.apply(settings.batches(2_048)));
        assertThat(report.failure().orElseThrow()).contains("No space left on device", "53100", "to fix:");
        assertThat(report.rejected()).isZero();
        endsWithAll(mode, report, 1_000);
    }

    @ParameterizedTest(name = "mode {index}")
    @MethodSource("modes")
    void rejectedRowsThatCannotBeToldEndTheLoad(UnaryOperator<Settings> mode) throws Exception {
        assumeTrue(Files.isWritable(FULL));
        LoadReport report = loads.csv(
                rows("x,bad\n"), settings -> mode.apply(settings.batches(2_048).rejects(FULL)));
        if (report.failure().orElseThrow().contains("refused a row")) {
            return; // over several connections none may be
        }
        assertThat(report.failure().orElseThrow())
                .contains("cannot be written to " + FULL, "No space left on device", "to fix:");
        assertThat(report.rejected()).isLessThanOrEqualTo(1);
        endsWithAll(mode, report, 1_000);
    }

    @Test
    void aDeviceThatIsFullEndsTheLoadAndIsStillThere() throws Exception {
        assumeTrue(Files.isWritable(FULL));
        LoadReport report =
                loads.csv(rows("x,bad\n"), settings -> settings.allowing(5).rejects(FULL));
        assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_KEPT);
        assertThat(report.failure().orElseThrow())
                .contains("cannot be written to /dev/full", "No space left on device");
        assertThat(Files.exists(FULL)).isTrue();
        assertThat(loads.ask("select count(*) from t")).isEqualTo("0");
    }

    /** Nothing was kept, or what is counted; and with room a ledger's load goes on. */
    private void endsWithAll(UnaryOperator<Settings> mode, LoadReport report, int all)
            throws IOException, SQLException {
        String found = loads.ask("select count(*) from t");
        assertThat(found).isEqualTo(String.valueOf(report.loaded()));
        loads.given("drop trigger if exists filling on t");
        assertThat(loads.ask("select relname from pg_class where relname like 'regauge_staging%'"))
                .isEmpty();
        if (report.outcome() == Outcome.PARTLY_KEPT) {
            Path file = folder.resolve("t.csv");
            assertThat(loads.load(List.of(file), mode).outcome()).isEqualTo(Outcome.LOADED);
            assertThat(loads.ask("select concat_ws(' ', count(*), count(distinct id)) from t"))
                    .isEqualTo(all + " " + all);
        } else {
            assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_KEPT);
            assertThat(found).isEqualTo("0");
        }
    }
}
