package dev.regauge.load.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    private static final InputStream NOTHING = InputStream.nullInputStream();

    @TempDir
    Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static Source source(Path file, String... encoding) throws IOException {
        return Sources.of(List.of(file.toString()), Arrays.stream(encoding).findFirst(), NOTHING)
                .get(0);
    }

    private static byte[] all(Source source, long from) throws IOException {
        try (InputStream in = source.open(from)) {
            return in.readAllBytes();
        }
    }

    private static String text(Source source) throws IOException {
        return new String(all(source, 0), StandardCharsets.UTF_8);
    }

    private List<String> names(String... patterns) throws IOException {
        List<String> arguments =
                Arrays.stream(patterns).map(p -> folder.resolve(p).toString()).toList();
        return Sources.of(arguments, Optional.empty(), NOTHING).stream()
                .map(source -> folder.relativize(Path.of(source.name())).toString())
                .toList();
    }

    @Test
    void readsAFileFromAnyByteOn() throws IOException {
        Source source = source(file("a.csv", utf8("hello, world")));
        assertThat(text(source)).isEqualTo("hello, world");
        assertThat(all(source, 7)).isEqualTo(utf8("world"));
        assertThat(source.consumed()).isEqualTo(12);
        assertThat(source.size()).hasValue(12);
        assertThat(source.inFile(7)).hasValue(7);
        assertThat(source.isReplayable()).isTrue();
    }

    @Test
    void resolvesPatternsByName() throws IOException {
        for (String name : List.of("b.csv", "a.csv", "c.tsv", ".hidden.csv", "x/d.csv", "y/z/e.csv")) {
            file(name, utf8("1"));
        }
        assertThat(names("*.csv")).containsExactly("a.csv", "b.csv");
        assertThat(names("c.tsv", "{a,b}.*")).containsExactly("c.tsv", "a.csv", "b.csv");
        assertThat(names("*/*.csv")).containsExactly("x/d.csv");
        assertThat(names("**/*.csv")).contains("x/d.csv", "y/z/e.csv");
    }

    @Test
    void takesANameThatLooksLikeAPattern() throws IOException {
        file("[1].csv", utf8("1"));
        assertThat(names("[1].csv")).containsExactly("[1].csv");
    }

    @Test
    void refusesAFileThatIsNamedTwice() throws IOException {
        Path file = file("a.csv", utf8("1"));
        Files.createSymbolicLink(folder.resolve("link.csv"), file);
        Files.createLink(folder.resolve("other"), file);
        for (String twice : List.of("a.csv", "./a.csv", "*a.csv", "link.csv", "other")) {
            assertThatThrownBy(() -> names("a.csv", twice))
                    .hasMessageContaining("One file is named twice")
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void readsStandardInputOnce() throws IOException {
        Source source = Sources.of(List.of("-"), Optional.empty(), new ByteArrayInputStream(packed(utf8("a,b\n"))))
                .get(0);
        assertThat(text(source)).isEqualTo("a,b\n");
        assertThat(source.isReplayable()).isFalse();
        assertThatThrownBy(() -> source.open(0)).hasMessageContaining("write it to a file first");
        assertThatThrownBy(() -> Sources.of(List.of("-", "-"), Optional.empty(), NOTHING))
                .hasMessageContaining("once only");
    }

    @Nested
    class WhenItIsPacked {

        @Test
        void unpacksWhateverItsName() throws IOException {
            byte[] bytes = packed(utf8("a,b\n"));
            assertThat(text(source(file("a.csv.gz", bytes)))).isEqualTo("a,b\n");
            assertThat(text(source(file("a.csv", bytes)))).isEqualTo("a,b\n");
        }

        @Test
        void unpacksAllMembersAndTakesZerosBehindThem() throws IOException {
            byte[] two = joined(packed(utf8("a\n")), packed(utf8("b\n")));
            assertThat(text(source(file("a.gz", joined(two, new byte[512]))))).isEqualTo("a\nb\n");
        }

        @Test
        void refusesOneThatEndsEarlyWhereverItIsCut() throws IOException {
            byte[] bytes = packed(utf8("a,b\n".repeat(100)));
            for (int length = 2; length < bytes.length; length++) {
                Path cut = file("cut.gz", Arrays.copyOf(bytes, length));
                assertThatThrownBy(() -> text(source(cut)))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("cut.gz ends at byte " + length)
                        .hasMessageContaining("cut short");
            }
        }

        @Test
        void refusesWhatFollowsTheLastMember() throws IOException {
            Path file = file("a.gz", joined(packed(utf8("a\n")), utf8("tail")));
            assertThatThrownBy(() -> text(source(file))).hasMessageContaining("something else follows the last member");
        }

        @Test
        void refusesWhatDoesNotFitItsChecksum() throws IOException {
            byte[] bytes = packed(utf8("a,b\n"));
            bytes[bytes.length - 8] ^= 1;
            assertThatThrownBy(() -> text(source(file("a.gz", bytes)))).hasMessageContaining("checksum");
        }

        @Test
        void refusesANameThatSaysSoWithoutReason() throws IOException {
            Path file = file("a.csv.gz", utf8("a,b\n"));
            assertThatThrownBy(() -> source(file)).hasMessageContaining("not packed by gzip");
        }
    }

    @Nested
    class WhenItIsEncoded {

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
        void knowsAByteOrderMark(String encoding) throws IOException {
            Source source = source(file("a", "\uFEFFäöü€😀,b\n".getBytes(Charset.forName(encoding))));
            assertThat(text(source)).isEqualTo("äöü€😀,b\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GB18030"})
        void readsEachFromAnyByteOn(String encoding) throws IOException {
            String text = "äöü€😀,b\n".repeat(20_000);
            Source source = source(file("a", text.getBytes(Charset.forName(encoding))), encoding);
            assertThat(all(source, 0)).isEqualTo(utf8(text));
            byte[] rest = all(source, 150_000);
            assertThat(rest).isEqualTo(Arrays.copyOfRange(utf8(text), 150_000, utf8(text).length));
        }

        @Test
        void neverReplacesWhatMeansNothing() throws IOException {
            assertThat(all(source(file("a", new byte[] {'a', (byte) 0x81, 'b'}), "windows-1252"), 0))
                    .isEqualTo(new byte[] {'a', (byte) 0xFF, 'b'});
            byte[] halfPair = {'a', 0, 0x3D, (byte) 0xD8, 'b', 0, 'c'};
            assertThat(all(source(file("b", halfPair), "UTF-16LE"), 0)[1]).isEqualTo((byte) 0xFF);
            byte[] half = {0, 0, 0, 'a', 0, 0, (byte) 0xD8, 0x3D};
            assertThat(all(source(file("d", joined(half, half)), "UTF-32BE"), 0))
                    .isEqualTo(new byte[] {'a', (byte) 0xFF, 'a', (byte) 0xFF});
            byte[] ascii = {'a', (byte) 0xE4, 'b'};
            assertThat(all(source(file("c", ascii), "US-ASCII"), 0)).isEqualTo(new byte[] {'a', (byte) 0xFF, 'b'});
        }

        @Test
        void refusesAnEncodingThatIsNone() throws IOException {
            Path file = file("a", utf8("a"));
            assertThatThrownBy(() -> source(file, "utf-9")).hasMessageContaining("No such encoding");
        }

        @Test
        void tellsWhereAByteIsBehindAMark() throws IOException {
            assertThat(source(file("a", utf8("\uFEFFab"))).inFile(1)).hasValue(4);
        }
    }

    @Nested
    class WhenItCannotBeRead {

        @Test
        void saysAllThatIsWrongAtOnce() {
            List<String> arguments =
                    List.of(folder.resolve("none.csv").toString(), folder + "/*.csv", folder.toString());
            assertThatThrownBy(() -> Sources.of(arguments, Optional.empty(), NOTHING))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("There is no such file\n  found:    " + folder.resolve("none.csv"))
                    .hasMessageContaining("No file matches the pattern\n  found:    " + folder + "/*.csv")
                    .hasMessageContaining("A folder is no file of rows\n  found:    " + folder);
        }
    }

    @Nested
    class WhenItChanges {

        @Test
        void refusesAFileThatGrowsWhileItIsRead() throws IOException {
            Path file = file("a.csv", utf8("a\n"));
            Source source = source(file);
            InputStream in = source.open(0);
            assertThat(in.read()).isEqualTo('a');
            Files.write(file, utf8("b\n"), StandardOpenOption.APPEND);
            assertThatThrownBy(in::readAllBytes).hasMessageContaining("grew by 2 bytes while it was read");
            assertThatThrownBy(source::requireUnchanged).hasMessageContaining("grew by 2 bytes");
            in.close();
        }

        @Test
        void tellsAFileFromAnother() throws IOException {
            Fingerprint first = source(file("a", utf8("a\n"))).fingerprint().orElseThrow();
            Fingerprint same = source(file("b", utf8("a\n"))).fingerprint().orElseThrow();
            Fingerprint other = source(file("c", utf8("b\n"))).fingerprint().orElseThrow();
            assertThat(first.isSameContent(same)).isTrue();
            assertThat(first.isSameContent(other)).isFalse();
        }
    }
}
