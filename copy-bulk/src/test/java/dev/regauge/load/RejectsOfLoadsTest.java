package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rejected rows are data: whatever is loaded later, they stay, and none of another load is among them. */
@Tag("waits")
class RejectsOfLoadsTest {

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() throws SQLException {
        loads = new Loads(folder).given("create table t (id int, name text)");
    }

    static List<UnaryOperator<Settings>> later() {
        return List.of(
                settings -> settings.allowing(5),
                settings -> settings,
                settings -> settings.allowing(5).dry(),
                settings -> settings.allowing(5).resuming());
    }

    @ParameterizedTest(name = "later {index}")
    @MethodSource("later")
    void stayWhateverIsLoadedLater(UnaryOperator<Settings> later) throws IOException {
        loads.csv("id,name\nx,first\n1,good\n", settings -> settings.allowing(5));
        List<String> first = loads.rejects();
        LoadReport report = loads.load(List.of(loads.file("b.csv", "id,name\n2,good\ny,second\n")), later);
        assertThat(loads.rejects()).isEqualTo(first).hasSize(1);
        Path beside = folder.resolve("t.rejects-2.jsonl");
        assertThat(report.rejects()).contains(beside);
        assertThat(report.notes()).anyMatch(note -> note.contains("is kept; those of this load are in " + beside));
        assertThat(Files.readAllLines(beside)).hasSize(1).first().asString().contains("y,second");
        loads.load(List.of(loads.file("c.csv", "id,name\n3,good\n")), later);
        assertThat(loads.rejects()).isEqualTo(first);
    }

    @Test
    void ofAnUnfinishedLoadAreGoneOnWith() throws IOException, SQLException {
        String rows = "id,name\nx,bad\n" + "1,good\n".repeat(3_000);
        Path file = loads.file("a.csv", rows + "y,bad\n" + "2,good\n".repeat(3_000));
        UnaryOperator<Settings> small = settings -> settings.batches(4_096).resuming();
        loads.load(
                List.of(loads.file("b.csv", "id,name\nz,other\n")),
                settings -> settings.resuming().allowing(1));
        LoadReport first =
                loads.load(List.of(file), settings -> small.apply(settings).allowing(1));
        assertThat(first.outcome()).isEqualTo(LoadReport.Outcome.PARTLY_KEPT);
        LoadReport second =
                loads.load(List.of(file), settings -> small.apply(settings).allowing(2));
        assertThat(second.outcome()).isEqualTo(LoadReport.Outcome.LOADED);
        assertThat(Files.readAllLines(second.rejects().orElseThrow()))
                .hasSize(2)
                .allMatch(line -> line.contains("a.csv"));
        assertThat(loads.rejects()).hasSize(1).first().asString().contains("z,other");
    }

    @Test
    void needAPlaceBeforeAnythingIsStored() throws SQLException {
        Path absent = folder.resolve("absent").resolve("r.jsonl");
        for (UnaryOperator<Settings> way : later()) {
            assertThatThrownBy(() -> loads.csv(
                            "id,name\n1,good\nx,bad\n",
                            settings -> way.apply(settings).rejects(absent)))
                    .isInstanceOf(LoadRefusedException.class)
                    .hasMessageContainingAll("r.jsonl", "folder that is not there", "to fix:");
        }
        assertThat(loads.ask("select count(*) from t")).isEqualTo("0");
    }

    @ParameterizedTest(name = "later {index}")
    @MethodSource("later")
    void mayGoWhereNobodyReadsThem(UnaryOperator<Settings> way) throws IOException {
        LoadReport report = loads.csv(
                "id,name\n1,good\nx,bad\n", settings -> way.apply(settings).rejects(Path.of("/dev/null")));
        assertThat(report.failure().orElse("")).doesNotContain("IOException", "cannot be written");
        assertThat(report.rejected()).isEqualTo(1);
    }
}
