package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.load.record.RecordFormat;
import dev.regauge.load.source.Sources;
import dev.regauge.sql.Identifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table is proposed by all that is loaded into it. */
@Tag("waits")
class CreatedTableTest {

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() {
        loads = new Loads(folder);
    }

    @Test
    void looksAtFilesWhoseFieldsAreInAnotherOrder() throws IOException, SQLException {
        Path first = loads.file("a.csv", "id,zip\n1,10001\n");
        Path second = loads.file("b.csv", "zip,id\n00501,2\n");
        loads.load(List.of(first, second), Settings::creating);
        assertThat(loads.ask("select zip::text from t order by id")).isEqualTo("10001, 00501");
    }

    @Test
    void looksAtJsonWhoseKeysAreInAnotherOrder() throws IOException, SQLException {
        Path first = loads.file("a.jsonl", "{\"id\":1,\"zip\":\"10001\"}\n");
        Path second = loads.file("b.jsonl", "{\"zip\":\"00501\",\"id\":2}\n");
        loads.load(
                List.of(first, second),
                settings -> settings.format(RecordFormat.jsonLines()).creating());
        assertThat(loads.ask("select zip::text from t order by id")).isEqualTo("10001, 00501");
    }

    @Test
    void refusesFilesOfOtherFields() throws IOException, SQLException {
        Path first = loads.file("a.csv", "id,zip\n1,10001\n");
        Path second = loads.file("b.csv", "ID,zip\n2,00501\n");
        assertThatThrownBy(() -> loads.load(List.of(first, second), Settings::creating))
                .hasMessageContaining("files of the same fields");
        assertThat(loads.ask("select to_regclass('t')")).isEqualTo("null");
    }

    @Test
    void looksAtRowsOf5Megabytes() throws IOException {
        String large = "x".repeat(5 << 20);
        Path csv = loads.file("a.csv", "id,doc\n1,2\n2," + large + "\n");
        assertThat(loads.load(List.of(csv), Settings::creating).loaded()).isEqualTo(2);
    }

    @Test
    void looksAtALastRowWithoutALineEnd() throws IOException {
        String large = "x".repeat(5 << 20);
        Path json = loads.file("a.jsonl", "{\"id\":1,\"doc\":\"a\"}\n{\"id\":2,\"doc\":\"" + large + "\"}");
        LoadReport report = loads.load(
                List.of(json),
                settings -> settings.format(RecordFormat.jsonLines()).creating());
        assertThat(report.loaded()).isEqualTo(2);
    }

    @Test
    void refusesWhatAColumnOfNumbersWouldNotGiveBack() throws IOException, SQLException {
        String seen = "1,10001,1.50\n".repeat(600_000);
        String text = "id,zip,price\n" + seen + "2,00501,1\n3,+1,1\n4,-0,1\n5,7,007.5\n6,8,0.5\n";
        LoadSettings settings = new Settings(LoadSettings.of(Identifier.of("t"), RecordFormat.csv()))
                .rejects(folder.resolve("t.rejects.jsonl"))
                .creating()
                .allowing(10)
                .made();
        LoadReport report = FileLoad.of(settings)
                .run(
                        loads.source(),
                        Sources.of(
                                List.of("-"),
                                Optional.empty(),
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                        new LoadWatch());
        assertThat(report.failure()).isEmpty();
        assertThat(report.rejected()).isEqualTo(4);
        assertThat(loads.rejects())
                .hasSize(4)
                .allMatch(line -> line.contains("would not give this text back as it stands; create it as text"))
                .first()
                .asString()
                .contains("\"column\":\"zip\"", "00501");
        assertThat(loads.ask("select count(*) from t")).isEqualTo("600001");
    }

    @Test
    void takesLeadingZerosIntoAColumnOfTheUsersOwn() throws IOException, SQLException {
        loads.given("create table t (id int, zip bigint)");
        assertThat(loads.csv("id,zip\n1,00501\n", Settings::creating).loaded()).isEqualTo(1);
    }

    @Test
    void looksAtTheBeginningOfStandardInput() throws IOException {
        byte[] text = ("{\"id\":1,\"name\":\"" + "n".repeat(20_000) + "\"}\n")
                .repeat(1_200)
                .getBytes(StandardCharsets.UTF_8);
        LoadSettings settings = new Settings(LoadSettings.of(Identifier.of("t"), RecordFormat.jsonLines()))
                .rejects(folder.resolve("r"))
                .creating()
                .made();
        LoadReport report = FileLoad.of(settings)
                .run(
                        loads.source(),
                        Sources.of(List.of("-"), Optional.empty(), new ByteArrayInputStream(text)),
                        new LoadWatch());
        assertThat(report.loaded()).isEqualTo(1_200);
    }
}
