package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does after a load: corrects the file, renames it, loads the next one. */
class LoadAgainTest {

    @TempDir
    private Path folder;

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @BeforeEach
    void createTable() {
        database.execute("create table big (id int primary key, name text)");
    }

    private CommandLineRun load(String file, String... more) {
        Stream<String> first = Stream.of(
                "load",
                folder.resolve(file).toString(),
                "--into",
                database.urlWithLogin(),
                "--table",
                "big",
                "--rejects",
                folder.resolve("big.rejects.jsonl").toString());
        return CommandLineRun.of(Stream.concat(first, Stream.of(more)).toArray());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void aCorrectedFileIsNotLoadedOnceMore() throws IOException {
        database.execute("alter table big drop constraint big_pkey");
        write("k.csv", "id,name\n1,a\nx,b\n3,c\n");
        assertThat(load("k.csv", "--resume", "--max-errors", "50").exitCode()).isEqualTo(ExitCode.FINDINGS);
        write("k.csv", "id,name\n1,a\n22,b\n3,c\n");
        CommandLineRun again = load("k.csv", "--resume", "--max-errors", "50");
        assertThat(again.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(again.err())
                .contains("A file of this name was loaded before, with other content", "3 rows, 1 of them rejected")
                .contains("--new-content");
        CommandLineRun told = load("k.csv", "--resume", "--max-errors", "50", "--new-content");
        assertThat(told.exitCode()).as(told.toString()).isEqualTo(ExitCode.CLEAN);
        assertThat(told.out()).contains("3 = 3 loaded + 0 rejected");
    }

    @Test
    void aDryRunThatFindsAConflictSaysThatTheLoadWouldBeGivenUp() throws IOException {
        database.execute("insert into big values (1, 'there')");
        write("k.csv", "id,name\n1,a\n2,b\n");
        assertThat(load("k.csv", "--dry-run").out())
                .contains("to go on  the load itself would be given up: 1 row would be refused");
        assertThat(load("k.csv", "--dry-run", "--max-errors", "1").out())
                .contains("to go on  leave out --dry-run; 1 row would be rejected");
        assertThat(load("k.csv").out()).contains("to go on  correct the rows that are refused, or allow more");
    }

    @Test
    void anUpsertAddsUp() throws IOException {
        database.execute("insert into big values (1, 'a'), (2, 'old')");
        write("k.csv", "id,name\n1,a\n2,b\n3,c\n3,d\n4,e\n");
        assertThat(load("k.csv", "--upsert", "id").out())
                .contains("5 = 5 loaded + 0 rejected", "5 = 2 inserted + 1 updated + 2 left alone (equal to");
        assertThat(load("k.csv", "--upsert", "id", "--on-conflict", "nothing").out())
                .contains("5 = 0 inserted + 0 updated + 5 left alone (its key is there");
    }
}
