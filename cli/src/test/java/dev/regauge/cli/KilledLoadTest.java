package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code regauge load --resume}, killed by the machine at some moment, and given again: each row is there once. */
@Tag("alone")
@Tag("waits")
@Timeout(600)
class KilledLoadTest {

    private static final boolean LONG = Boolean.getBoolean("regauge.long");
    private static final int ROWS = 60_000;
    private static final int BAD = 10;

    private static final int SIGKILLED = 128 + 9;

    /** Little memory makes small batches, and many transactions. */
    private static final String MEMORY = "-Xmx96m";

    @TempDir
    private Path folder;

    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @BeforeEach
    void createTable() throws IOException {
        database.execute("create table t (id int, name text)");
        String filling = "some text to be stored ".repeat(10);
        Files.writeString(
                folder.resolve("t.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(i -> (i % (ROWS / BAD) == 77 ? "x" : "") + i + ",\"" + filling + "\"\n")
                        .collect(Collectors.joining("", "id,name\n", "")));
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void atAnyMoment(int jobs) throws Exception {
        Random random = new Random(jobs);
        for (int moment = 0; moment < (LONG ? 20 : 1); moment++) {
            long bytes =
                    proxy.bytesToServer() + (long) (0.8 * random.nextDouble() * Files.size(folder.resolve("t.csv")));
            killed(jobs, false, piece -> proxy.bytesToServer() >= bytes);
            goesOnToItsEnd("KILLED", jobs);
        }
    }

    /** Between a batch, its part in the ledger and the COMMIT of both, or of its answer, which the server sends to nobody. */
    @ParameterizedTest
    @CsvSource({"1,true,commit", "2,false,commit", "1,false,from_offset", "2,true,from_offset"})
    void whereTheLedgerIsWrittenAndCommitted(int jobs, boolean cut, String word) throws Exception {
        Random random = new Random(jobs);
        for (int moment = 0; moment < (LONG ? 10 : 1); moment++) {
            int[] left = {4 + random.nextInt(5)};
            killed(jobs, cut, piece -> new String(piece, StandardCharsets.ISO_8859_1).contains(word) && --left[0] <= 0);
            goesOnToItsEnd("KILLED_AT_" + word + (cut ? "_BEFORE" : "_BEHIND"), jobs);
        }
    }

    /** In a process of its own; what it has said before goes on to the server, or is cut off with it. */
    private void killed(int jobs, boolean cut, Predicate<byte[]> moment) throws Exception {
        CompletableFuture<Process> process = new CompletableFuture<>();
        proxy.listen(piece -> {
            synchronized (process) {
                if (moment.test(piece)) {
                    if (cut) {
                        proxy.cut();
                    }
                    process.join().destroyForcibly();
                }
            }
        });
        process.complete(started(jobs));
        assertThat(process.get().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.get().exitValue())
                .as(() -> "it ended by itself: " + CommandLineRun.lines(folder.resolve("log")))
                .isEqualTo(SIGKILLED);
    }

    private Process started(int jobs) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Regauge.class.getName()));
        command.addAll(arguments(jobs, database.through(proxy)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private List<String> arguments(int jobs, TestDatabase target) {
        return List.of(
                "load",
                folder.resolve("t.csv").toString(),
                "--into",
                target.urlWithLogin(),
                "--table",
                "t",
                "--resume",
                "--max-errors",
                String.valueOf(BAD),
                "--jobs",
                String.valueOf(jobs),
                "--rejects",
                folder.resolve("t.rejects.jsonl").toString());
    }

    private void goesOnToItsEnd(String fault, int jobs) throws Exception {
        CommandLineRun again = CommandLineRun.of(arguments(jobs, database).toArray());
        String said = fault + ", jobs " + jobs + "\n" + again + "\n" + Files.readString(folder.resolve("log"));
        assertThat(again.exitCode()).as(said).isEqualTo(ExitCode.FINDINGS);
        assertThat(again.out()).as(said).contains("60,000 = 59,990 loaded + 10 rejected");
        assertThat(ask("select concat_ws(' ', count(*), count(distinct id)) from t"))
                .as(said)
                .isEqualTo("59990 59990");
        List<String> rejected = CommandLineRun.lines(folder.resolve("t.rejects.jsonl"));
        assertThat(rejected).as(said).hasSize(BAD).doesNotHaveDuplicates();
        note(fault, jobs, again);
        database.execute("truncate t; drop table regauge_load_part, regauge_load_file, regauge_load");
        Files.delete(folder.resolve("t.rejects.jsonl"));
    }

    private static void note(String fault, int jobs, CommandLineRun again) throws IOException {
        if (LONG) {
            String earlier = again.out()
                    .lines()
                    .filter(line -> line.contains("dealt with by earlier runs"))
                    .map(String::strip)
                    .findFirst()
                    .orElse("nothing was stored before");
            Files.writeString(
                    Path.of("target", "faults-" + ProcessHandle.current().pid() + ".tsv"),
                    String.join("\t", fault + " jobs " + jobs, "60000", "59990", "10 rejected, " + earlier) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
