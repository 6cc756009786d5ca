package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every job has a connection, whatever else needs one. */
class LoadConnectionsTest {

    /** More than a batch for each of two jobs. */
    private static final int ROWS = 400_000;

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void create() throws Exception {
        DATABASE.execute("drop table if exists t, regauge_load_part, regauge_load_file, regauge_load");
        DATABASE.execute("create table t (id bigint, words text)");
        String rows = LongStream.range(0, ROWS)
                .mapToObj(id -> id + ",what makes a batch full of rows full of bytes\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("t.csv"), "id,words\n" + rows);
    }

    @Test
    void oneJobBesideTheLedger() {
        assertThat(load("--resume")).as(out.toString()).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void twoJobsBesideTheLedger() {
        assertThat(load("--resume", "--jobs", "2")).as(out.toString()).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void twoJobsIntoTablesOfTheirOwn() {
        assertThat(load("--jobs", "2")).as(out.toString()).isEqualTo(ExitCode.CLEAN);
    }

    private int load(String... options) {
        Object[] command = Stream.concat(
                        Stream.of(folder.resolve("t.csv"), "--into", DATABASE.urlWithLogin(), "--table", "t"),
                        Stream.of(options))
                .toArray();
        LoadSurroundings surroundings = new LoadSurroundings(
                InputStream.nullInputStream(),
                new PrintWriter(out),
                new PrintWriter(out),
                false,
                Map.of(),
                folder,
                Dialogue.NONE);
        return new LoadRun(LoadPlans.of(command), LoadRunner.REAL, surroundings).run();
    }
}
