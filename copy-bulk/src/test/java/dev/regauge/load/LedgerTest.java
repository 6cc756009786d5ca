package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.load.record.RecordFormat;
import dev.regauge.load.source.Sources;
import dev.regauge.sql.Identifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ledger is right about, and what it refuses. */
class LedgerTest {

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() throws SQLException {
        loads = new Loads(folder).given("create table t (id int, name text)");
    }

    private LoadReport load(Path file) throws IOException {
        return loads.load(List.of(file), settings -> settings.resuming().allowing(MaxErrors.parse("0.02%")));
    }

    private static String rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> i + ",name\n").collect(Collectors.joining("", "id,name\n", ""));
    }

    private void unfinished() throws SQLException {
        loads.given("update regauge_load set state = 'loading'");
    }

    @Test
    void writesNothingInADryRun() throws IOException, SQLException {
        Path file = loads.file("t.csv", rows(2));
        LoadReport report =
                loads.load(List.of(file), settings -> settings.resuming().dry());
        assertThat(report.outcome()).isEqualTo(Outcome.CHECKED);
        assertThat(loads.ask("select concat(count(*), to_regclass('regauge_load')) from t"))
                .isEqualTo("0");
    }

    @Test
    void refusesAnotherEncoding() throws IOException, SQLException {
        Path file = Files.write(folder.resolve("t.csv"), "id,name\n1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        LoadSettings settings = new Settings(LoadSettings.of(Identifier.of("t"), RecordFormat.csv()))
                .resuming()
                .rejects(folder.resolve("r"))
                .made();
        FileLoad.of(settings)
                .run(
                        loads.source(),
                        Sources.of(
                                List.of(file.toString()),
                                Optional.of("ISO-8859-1"),
                                new ByteArrayInputStream(new byte[0])),
                        new LoadWatch());
        unfinished();
        assertThatThrownBy(
                        () -> FileLoad.of(settings).run(loads.source(), Loads.sources(List.of(file)), new LoadWatch()))
                .isInstanceOf(LoadRefusedException.class)
                .hasMessageContaining("begun in another way");
    }

    @Test
    void refusesATableThatACrashEmpties() throws IOException, SQLException {
        loads.given("alter table t set unlogged");
        Path file = loads.file("t.csv", rows(2));
        assertThatThrownBy(() -> load(file)).hasMessageContaining("unlogged");
    }

    @Test
    void refusesAnotherTableOfTheName() throws IOException, SQLException {
        Path file = loads.file("t.csv", rows(2));
        load(file);
        loads.given("drop table t; create table t (id int, name text)");
        assertThatThrownBy(() -> load(file)).hasMessageContaining("another table of this name");
    }

    @Test
    void seesThatALoadedFileHasChangedInTheMiddle() throws IOException, SQLException {
        String text = rows(400_000);
        Path file = loads.file("t.csv", text);
        load(file);
        Files.writeString(file, text.replace("200000,name", "200000,nome"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertThatThrownBy(() -> load(file)).hasMessageContaining("have changed since they were stored");
    }

    @Test
    void judgesAShareByAllRowsWhenItGoesOn() throws IOException, SQLException {
        String bad = "x,bad\n".repeat(20);
        Path file = loads.file("t.csv", "id,name\n" + bad + rows(200_000).substring(8));
        assertThat(load(file).rejected()).isEqualTo(20);
        unfinished();
        loads.given(
                "delete from regauge_load_part where from_offset = (select max(from_offset) from regauge_load_part)");
        LoadReport report = load(file);
        assertThat(report.failure()).isEmpty();
    }
}
