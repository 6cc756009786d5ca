package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are no arguments: one a line. */
class UrlStandardInputTest {

    private static final int LONGEST = 1 << 20;

    @Test
    void isAnsweredInItsOrder() {
        List<String> urls = IntStream.range(0, 5000)
                .mapToObj(i -> "postgresql://h" + i + "/" + (i % 3 == 0 ? "%zz" : "d"))
                .toList();
        CommandLineRun run = parse(String.join("\n", urls));
        assertThat(run.out().lines().map(UrlStandardInputTest::input)).isEqualTo(urls);
        assertThat(run.out().lines().filter(line -> line.contains("\"error\""))).hasSize(1667);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    private static String input(String object) {
        return object.substring("{\"input\":\"".length(), object.indexOf("\","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://a/d\npostgresql://b/d",
                "postgresql://a/d\npostgresql://b/d\n",
                "postgresql://a/d\r\npostgresql://b/d\r\n",
                "\uFEFFpostgresql://a/d\npostgresql://b/d\n",
            })
    void takesEveryLineEnd(String input) {
        assertThat(parse(input).out().lines().map(UrlStandardInputTest::input))
                .containsExactly("postgresql://a/d", "postgresql://b/d");
    }

    @Test
    void ofNothingAsksNothing() {
        CommandLineRun run = parse("");
        assertThat(run.out() + run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void answersAnEmptyLineToo() {
        CommandLineRun run = parse("postgresql://a/d\n\npostgresql://b/d\n");
        assertThat(run.out().lines().map(UrlStandardInputTest::input))
                .containsExactly("postgresql://a/d", "", "postgresql://b/d");
        assertThat(run.out().lines().skip(1).findFirst().orElseThrow()).contains("\"error\":");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void goesOnBehindALineThatIsTooLong() {
        InputStream input = new SequenceInputStream(Collections.enumeration(
                List.of(bytes("postgresql://a/d\n"), repeated(100L << 20), bytes("\npostgresql://b/d\n"))));
        CommandLineRun run = CommandLineRun.reading(input, "url", "parse", "--json");
        assertThat(run.out().lines().toList())
                .hasSize(3)
                .element(1)
                .isEqualTo(
                        "{\"input\":null,\"error\":\"it has more than 1048576 bytes; to fix: give one connection string"
                                + " a line\",\"at\":null}");
    }

    @Test
    void takesALineThatIsAsLongAsItMayBe() {
        String longest = "postgresql://h/" + "d".repeat(LONGEST - 15);
        assertThat(parse(longest + "\r\n").out())
                .hasSizeGreaterThan(2 * LONGEST)
                .doesNotContain("\"error\"");
        assertThat(parse(longest + "d\n").out()).startsWith("{\"input\":null,\"error\":");
        assertThat(CommandLineRun.of("url", "parse", "--json", longest + "d").out())
                .startsWith("{\"input\":null,\"error\":");
    }

    @Test
    void mayHoldAnyByte() {
        byte[] bytes = "postgresql://h/a\0b\npostgresql://u:s3cr3t@h/d\u00FF\npostgresql://h/d\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        CommandLineRun run = CommandLineRun.reading(new ByteArrayInputStream(bytes), "url", "parse", "--json");
        assertThat(run.out().lines().toList())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("{\"input\":\"postgresql://h/a\\u0000b\""))
                .satisfies(lines -> assertThat(lines.get(1))
                        .startsWith("{\"input\":\"postgresql://u:***@h/d\uFFFD\",\"error\":\"it is not UTF-8; to fix: ")
                        .endsWith("\"at\":26}"));
    }

    @Test
    void saysInWhichLineSomethingIsWrong() {
        CommandLineRun run = CommandLineRun.reading("postgresql://h/d\npostgresql://u:s3cr3t@h/%zz\n", "url", "parse");
        assertThat(run.err()).contains("  where:    line 2 of standard input\n").doesNotContain("s3cr3t");
    }

    @Test
    void isAnsweredLineByLine() {
        StringWriter out = new StringWriter();
        AtomicInteger asked = new AtomicInteger();
        InputStream asker = stream(target -> {
            assertThat(out.toString().lines()).hasSize(asked.get());
            return asked.get() == 3 ? -1 : put("postgresql://h" + asked.incrementAndGet() + "/d\n", target);
        });
        Regauge.run(asker, new PrintWriter(out), new PrintWriter(new StringWriter()), "url", "parse", "--json");
        assertThat(out.toString().lines()).hasSize(3);
    }

    @Test
    void isLeftWhereNobodyReadsTheAnswers() {
        Writer closed = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        InputStream endless = stream(target -> put("postgresql://h/d\n", target));
        assertThatCode(() -> Regauge.run(
                        endless,
                        new PrintWriter(closed),
                        new PrintWriter(new StringWriter()),
                        "url",
                        "parse",
                        "--json"))
                .doesNotThrowAnyException();
    }

    @Test
    void isAnnouncedWhereSomebodyTypesIt() {
        System.setProperty("regauge.typed", "true");
        try {
            assertThat(CommandLineRun.of("url", "parse").err()).contains("from the terminal", "Ctrl-D");
            assertThat(CommandLineRun.of("url", "parse", "postgresql:///").err())
                    .isEmpty();
        } finally {
            System.clearProperty("regauge.typed");
        }
    }

    @Test
    void thatCannotBeReadIsNoDefect() {
        InputStream folder = stream(target -> {
            throw new IOException("Is a directory");
        });
        CommandLineRun run = CommandLineRun.reading(folder, "url", "parse");
        assertThat(run.err()).contains("Cannot go on", "Is a directory").doesNotContain("defect");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }

    private static CommandLineRun parse(String input) {
        return CommandLineRun.reading(input, "url", "parse", "--json");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream repeated(long times) {
        AtomicLong left = new AtomicLong(times);
        return stream(target -> {
            int read = (int) Math.min(target.remaining(), left.getAndAdd(-target.remaining()));
            Arrays.fill(target.array(), target.arrayOffset(), target.arrayOffset() + Math.max(0, read), (byte) 'a');
            return read <= 0 ? -1 : read;
        });
    }

    private static int put(String text, ByteBuffer target) {
        target.put(text.getBytes(StandardCharsets.UTF_8));
        return text.length();
    }

    /** Bytes as they come. */
    private interface Chunks {
        int next(ByteBuffer target) throws IOException;
    }

    private static InputStream stream(Chunks chunks) {
        return new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("not byte by byte");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return chunks.next(ByteBuffer.wrap(target, offset, length).slice());
            }
        };
    }
}
