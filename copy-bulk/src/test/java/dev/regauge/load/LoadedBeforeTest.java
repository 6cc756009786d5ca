package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.load.LoadReport.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under a ledger no row of a file that was loaded is stored again in silence, whatever became of the file's text or name. */
@Tag("waits")
class LoadedBeforeTest {

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() throws SQLException {
        loads = new Loads(folder).given("create table t (id int, name text)");
    }

    private LoadReport load(Path... files) throws IOException {
        return loads.load(List.of(files), settings -> settings.resuming().allowing(50));
    }

    private LoadReport loadAsNew(Path... files) throws IOException {
        return loads.load(
                List.of(files), settings -> settings.resuming().allowing(50).ofNewContent());
    }

    private static String withFourth(String row, int rows) {
        return "id,name\n"
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> (i == 4 ? row : i + ",name " + i) + "\n")
                        .collect(Collectors.joining());
    }

    private String count() throws SQLException {
        return loads.ask("select count(*) from t");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 300_000})
    void aFileWhoseRejectedRowWasCorrectedIsRefusedInWords(int rows) throws IOException, SQLException {
        Path file = loads.file("k.csv", withFourth("four,bad", rows));
        assertThat(load(file).rejected()).isEqualTo(1);
        Files.writeString(file, withFourth("4,good", rows));
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(LoadRefusedException.class)
                .hasMessageContaining(String.format("%,d rows, 1 of them rejected", rows))
                .hasMessageContainingAll("k.csv is in load 1", "UTC", "rejected ones", "--new-content");
        assertThat(count()).isEqualTo(String.valueOf(rows - 1));
    }

    @Test
    void anotherFileOfTheNameIsLoadedWhenThatIsSaid() throws IOException, SQLException {
        Path file = loads.file("export.csv", "id,name\n1,monday\n");
        load(file);
        Files.writeString(file, "id,name\n2,tuesday\n");
        assertThatThrownBy(() -> load(file)).hasMessageContaining("with other content");
        assertThat(loadAsNew(file).outcome()).isEqualTo(Outcome.LOADED);
        assertThat(loadAsNew(file).outcome()).isEqualTo(Outcome.LOADED_BEFORE);
        assertThat(load(file).outcome()).isEqualTo(Outcome.LOADED_BEFORE);
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void theSameContentUnderAnotherNameIsRefused() throws IOException, SQLException {
        Path file = loads.file("fix.csv", withFourth("4,good", 5));
        load(file);
        Path moved = Files.move(file, folder.resolve("fix2.csv"));
        assertThatThrownBy(() -> load(moved))
                .isInstanceOf(LoadRefusedException.class)
                .hasMessageContainingAll("under another name", "fix.csv is in load 1", "now it is", "fix2.csv");
        assertThat(count()).isEqualTo("5");
        assertThat(loadAsNew(moved).outcome()).isEqualTo(Outcome.LOADED);
        assertThat(loadAsNew(moved).outcome()).isEqualTo(Outcome.LOADED_BEFORE);
        assertThat(count()).isEqualTo("10");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 300_000})
    void theSameContentPackedIsRefused(int rows) throws IOException, SQLException {
        String text = withFourth("4,good", rows);
        load(loads.file("fix.csv", text));
        Path packed = folder.resolve("other.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> load(packed)).hasMessageContainingAll("under another name", "fix.csv is in load 1");
        assertThat(count()).isEqualTo(String.valueOf(rows));
    }

    @Test
    void aFileThatOnlyBeginsAsAnotherDoesIsLoaded() throws IOException, SQLException {
        load(loads.file("a.csv", withFourth("4,good", 5)));
        assertThat(load(loads.file("b.csv", withFourth("4,good", 6))).outcome()).isEqualTo(Outcome.LOADED);
        assertThat(load(loads.file("c.csv", "id,name\n1,name 1\n")).outcome()).isEqualTo(Outcome.LOADED);
        assertThat(count()).isEqualTo("12");
    }

    @Test
    void aFileOfAnotherListIsRefusedWhetherCorrectedOrNot() throws IOException {
        Path first = loads.file("a.csv", withFourth("4,good", 5));
        Path second = loads.file("b.csv", withFourth("bad,4", 6));
        load(first, second);
        assertThatThrownBy(() -> load(first)).hasMessageContaining("in another list of files");
        Files.writeString(second, withFourth("4,good", 6));
        assertThatThrownBy(() -> load(second)).hasMessageContainingAll("b.csv is in load 1", "6 rows, 1 of them");
    }

    @Test
    void aFileWithoutRowsIsLoadedAsOftenAsOneLikes() throws IOException, SQLException {
        Path file = loads.file("a.csv", "id,name\n");
        load(file);
        assertThat(load(loads.file("b.csv", "id,name\n")).outcome()).isEqualTo(Outcome.LOADED);
        Files.writeString(file, "id,name\n1,one\n");
        assertThat(load(file).outcome()).isEqualTo(Outcome.LOADED);
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void aFileOfWhichNoRowWasStoredMayBeCorrected() throws IOException, SQLException {
        Path file = loads.file("a.csv", "id,name\nx,one\ny,two\n");
        load(file);
        Files.writeString(file, "id,name\n1,one\n2,two\n");
        assertThat(load(file).outcome()).isEqualTo(Outcome.LOADED);
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void anUpsertMayRepeatACorrectedFile() throws IOException, SQLException {
        loads.given("alter table t add primary key (id)");
        Path file = loads.file("a.csv", withFourth("four,bad", 5));
        for (String fourth : List.of("four,bad", "4,good")) {
            Files.writeString(file, withFourth(fourth, 5));
            loads.load(
                    List.of(file), settings -> settings.resuming().allowing(5).upserting(true, "id"));
        }
        assertThat(count()).isEqualTo("5");
    }

    @Test
    void aLedgerThatIsOlderThanItsPathsIsGoneOnWith() throws IOException, SQLException {
        Path file = loads.file("a.csv", withFourth("four,bad", 5));
        load(file);
        loads.given("alter table regauge_load_file drop column path");
        Files.writeString(file, withFourth("4,good", 5));
        assertThatThrownBy(() -> load(file)).hasMessageContaining("a.csv is in load 1");
        assertThat(load(loads.file("b.csv", "id,name\n1,b\n")).outcome()).isEqualTo(Outcome.LOADED);
    }
}
