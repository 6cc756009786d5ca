package dev.regauge.bench;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Dialects;
import dev.regauge.url.Secrets;
import dev.regauge.url.UrlConversionException;
import dev.regauge.url.UrlSyntaxException;
import java.sql.Driver;
import java.sql.SQLException;
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

/**
 * How many characters a second are read, masked and converted of texts nobody should write. What grows in proportion
 * to the text has the same number in each of the three lengths.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class LongConnectionStringBenchmark {

    /** What the text is full of. */
    public enum Shape {
        /** Many parameters. */
        PARAMETERS("jdbc:postgresql://h/d?", "loggerFile=file&"),
        /** One password, of letters. */
        PASSWORD("jdbc:postgresql://h/d?password=", "s3cr3t"),
        /** One password, percent-encoded. */
        ESCAPES("jdbc:postgresql://h/d?password=", "%41"),
        /** Many hosts with a port each. */
        HOSTS("jdbc:postgresql://h:1", ",host:5432"),
        /** Placeholders: more than can be told apart, so that most are text. */
        PLACEHOLDERS("jdbc:postgresql://h/d?ApplicationName=", "${a}"),
        /** Placeholders that are opened and never closed. */
        UNCLOSED("jdbc:postgresql://h/d?ApplicationName=", "${"),
        /** A user and a password that never end. */
        AT_SIGNS("jdbc:pgsql://u:p", "@"),
        /** Passwords in a text that is no connection string. */
        LOG_LINE("jdbc:postgresql://h/d?ApplicationName=//", "password:x ");

        private final String start;
        private final String unit;

        Shape(String start, String unit) {
            this.start = start;
            this.unit = unit;
        }

        String ofLength(int characters) {
            String end = this == HOSTS ? "/d" : "";
            int units = (characters - start.length() - end.length()) / unit.length();
            return start + unit.repeat(units) + end;
        }
    }

    /** Length of the text in characters; the last is the longest that is read. */
    @Param({"1000", "32000", "1000000"})
    public int characters;

    /** What the text is full of. */
    @Param
    public Shape shape = Shape.PARAMETERS;

    private final Driver pgjdbc = ConnectionStringBenchmark.pgjdbc();
    private String text = "";

    /** Counts characters, so that the result has a line in characters a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Volume {
        /** Characters read. */
        public long characters;
    }

    /** Puts the text together. */
    @Setup
    public void setUp() {
        text = shape.ofLength(characters);
    }

    /** Reads the text, or says why it is none. */
    @Benchmark
    public Object parse(Volume volume) {
        volume.characters += text.length();
        try {
            return ConnectionTarget.parse(text);
        } catch (UrlSyntaxException refused) {
            return refused;
        }
    }

    /** Reads it and hides its secrets. */
    @Benchmark
    public String parseAndMask(Volume volume) {
        volume.characters += text.length();
        try {
            return ConnectionTarget.parse(text).masked();
        } catch (UrlSyntaxException refused) {
            return refused.problem();
        }
    }

    /** Reads it and writes it for libpq; what would be longer than is read, percent-encoded, is refused at the end. */
    @Benchmark
    public Object parseAndRender(Volume volume) {
        volume.characters += text.length();
        try {
            return ConnectionTarget.parse(text).render(Dialects.LIBPQ_URI).text();
        } catch (UrlSyntaxException | UrlConversionException refused) {
            return refused;
        }
    }

    /** Hides the secrets of a text nobody has read. */
    @Benchmark
    public String mask(Volume volume) {
        volume.characters += text.length();
        return Secrets.mask(text);
    }

    /** The peer; to it a placeholder is text like any other. */
    @Benchmark
    public boolean pgjdbcParseUrl(Volume volume) throws SQLException {
        volume.characters += text.length();
        return pgjdbc.acceptsURL(text);
    }
}
