package dev.regauge.bench;

import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.Statements;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How many bytes of SQL a second the lexer reads, beside a loop that only looks at each character. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class LexerBenchmark {

    /** Length of the text in characters: one small statement list, a large migration script, and between them. */
    @Param({"1000", "32000", "1000000"})
    public int characters;

    private String text = "";
    private int bytes;

    /** Counts bytes, so that the result has a line in bytes a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Volume {
        /** UTF-8 bytes read. */
        public long bytes;
    }

    /** Puts the text together. */
    @Setup
    public void setUp() {
        text = SqlCorpus.ofLength(characters);
        bytes = text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The limit: every character is looked at once, and nothing is kept. */
    @Benchmark
    public int characterLoop(Volume volume) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum = 31 * sum + text.charAt(i);
        }
        volume.bytes += bytes;
        return sum;
    }

    /** Tokens as a driver sees them. */
    @Benchmark
    public int tokens(Volume volume) {
        volume.bytes += bytes;
        return Lexer.tokens(text, Reading.JDBC).size();
    }

    /** Tokens, and the statements they make. */
    @Benchmark
    public int statements(Volume volume) {
        volume.bytes += bytes;
        return Statements.of(text, Reading.JDBC).size();
    }
}
