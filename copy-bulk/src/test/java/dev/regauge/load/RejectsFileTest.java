package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.load.source.Source;
import dev.regauge.load.store.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected rows are told once, to their owner, and lost by nobody. */
class RejectsFileTest {

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("t.rejects.jsonl");
    }

    /** Of a load under a ledger. */
    private RejectsFile of(String file) throws IOException {
        RejectsFile rejects = withoutLedger(file);
        rejects.goOnWith(file);
        return rejects;
    }

    private RejectsFile withoutLedger(String file) throws IOException {
        Path there = folder.resolve(file);
        Files.writeString(there, "id\n");
        return new RejectsFile(path(), Loads.sources(List.of(there)));
    }

    private static Refused row(long number) {
        return new Refused(number, number, Optional.empty(), "22P02", Optional.empty(), "why", "t\u00e4xt", false);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(path());
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(path(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void areInAFileOfTheirLoadAlsoWhileAnotherWrites() throws IOException {
        try (RejectsFile first = of("a.csv");
                RejectsFile other = of("b.csv")) {
            first.keep(0, List.of(row(1)));
            other.requireWritable(true);
            other.keep(0, List.of(row(1)));
            first.keepOnly((file, row) -> true);
            first.keep(0, List.of(row(2)));
            other.keep(0, List.of(row(3)));
            assertThat(other.path()).hasFileName("t.rejects-2.jsonl");
            assertThat(other.isBeside()).isTrue();
            assertThat(first.isBeside()).isFalse();
        }
        assertThat(lines()).hasSize(2).allMatch(line -> line.contains("a.csv"));
        assertThat(folder.resolve("t.rejects-2.jsonl")).content().contains("b.csv");
    }

    @Test
    void areKeptWhateverLoadsComeBehind() throws IOException {
        for (int load = 1; load <= 3; load++) {
            try (RejectsFile rejects = withoutLedger("a.csv")) {
                rejects.requireWritable(true);
                rejects.keep(0, List.of(row(load)));
            }
        }
        assertThat(lines()).hasSize(1).first().asString().contains("\"row\":1,");
        assertThat(folder.resolve("t.rejects-2.jsonl")).content().contains("\"row\":2,");
        assertThat(folder.resolve("t.rejects-3.jsonl")).content().contains("\"row\":3,");
    }

    @Test
    void areGoneOnWithBesideThoseOfOthers() throws IOException {
        for (String file : List.of("a.csv", "b.csv", "a.csv", "b.csv")) {
            try (RejectsFile rejects = of(file)) {
                rejects.keepOnly((told, row) -> true);
                rejects.keep(0, List.of(row(1)));
            }
        }
        assertThat(lines()).hasSize(2).allMatch(line -> line.contains("\"load\":\"a.csv\""));
        assertThat(Files.readAllLines(folder.resolve("t.rejects-2.jsonl")))
                .hasSize(2)
                .allMatch(line -> line.contains("\"load\":\"b.csv\""));
    }

    @Test
    void areNotAskedForWhereTheyCannotBeWritten() throws IOException {
        RejectsFile nowhere = new RejectsFile(folder.resolve("absent").resolve("r.jsonl"), List.of());
        assertThatThrownBy(() -> nowhere.requireWritable(true)).hasMessageContaining("folder that is not there");
        RejectsFile special =
                new RejectsFile(Path.of("/dev/null"), Loads.sources(List.of(folder.resolve(withoutLedgerFile()))));
        special.requireWritable(true);
        special.keep(0, List.of(row(1)));
        special.close();
    }

    private String withoutLedgerFile() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "id\n");
        return "a.csv";
    }

    @Test
    void areKeptThoughTheFirstLineWasCutOff() throws IOException {
        append("{\"file\":\"t.csv\",\"load\":\"a.csv\",\"row\":6001,\"off".getBytes(StandardCharsets.UTF_8));
        try (RejectsFile rejects = of("a.csv")) {
            rejects.requireWritable(true);
            assertThat(rejects.keepOnly((file, row) -> true)).isZero();
        }
        assertThat(path()).isEmptyFile();
    }

    @Test
    void areKeptThoughALineWasCutOffWithinACharacter() throws IOException {
        try (RejectsFile rejects = of("a.csv")) {
            rejects.keep(0, List.of(row(1)));
            byte[] whole = Files.readAllBytes(path());
            append(Arrays.copyOf(whole, new String(whole, StandardCharsets.UTF_8).indexOf("\u00e4") + 1));
            assertThat(rejects.keepOnly((file, row) -> true)).isEqualTo(1);
            rejects.keep(0, List.of(row(2)));
        }
        assertThat(lines()).hasSize(2);
    }

    @Test
    void areOfTheSameFileHoweverItsPathIsSpelled() throws IOException {
        try (RejectsFile rejects = of("a.csv")) {
            rejects.keep(0, List.of(row(1), row(2)));
        }
        List<Source> again = Loads.sources(List.of(folder.resolve(".").resolve("a.csv")));
        try (RejectsFile rejects = new RejectsFile(path(), again)) {
            rejects.goOnWith("a.csv");
            assertThat(rejects.keepOnly((file, row) -> row == 2)).isEqualTo(1);
        }
        assertThat(lines()).hasSize(1);
    }

    @Test
    void areForTheirOwnerUnlessTheFileIsThere() throws IOException {
        try (RejectsFile rejects = of("a.csv")) {
            rejects.keep(0, List.of(row(1)));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                    .isEqualTo("rw-------");
            Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r-----"));
            rejects.keepOnly((file, row) -> true);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-r-----");
    }

    @Test
    void areWrittenThroughALink() throws IOException {
        Path target = Files.writeString(folder.resolve("elsewhere.jsonl"), "");
        Files.createSymbolicLink(path(), target);
        for (int run = 0; run < 2; run++) {
            try (RejectsFile rejects = of("a.csv")) {
                rejects.requireWritable(true);
                rejects.keepOnly((file, row) -> false);
                rejects.keep(0, List.of(row(1), row(2)));
                rejects.keepOnly((file, row) -> row == 1);
            }
        }
        assertThat(path()).isSymbolicLink();
        assertThat(Files.readAllLines(target)).hasSize(1);
        assertThat(folder.toFile().list()).hasSize(3);
    }

    @Test
    void areNotWrittenThroughALinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(path(), folder.resolve("nowhere"));
        try (RejectsFile rejects = of("a.csv")) {
            assertThatThrownBy(() -> rejects.requireWritable(true)).hasMessageContaining("cannot be written to");
            assertThatThrownBy(() -> rejects.keep(0, List.of(row(1))))
                    .isInstanceOf(UncheckedIOException.class)
                    .rootCause()
                    .hasMessageContaining("leads nowhere");
        }
    }
}
