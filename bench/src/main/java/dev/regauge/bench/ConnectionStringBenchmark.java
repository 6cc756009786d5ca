package dev.regauge.bench;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Conversion;
import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import java.net.URI;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs to read and to convert one connection string of the usual length, beside pgjdbc's own parser and
 * {@code java.net.URI}. All texts say the same: two hosts, a login, a database and three settings; Vert.x takes one host.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class ConnectionStringBenchmark {

    private static final String PGJDBC = "jdbc:postgresql://db1.internal:5432,db2.internal:5433/orders?user=app"
            + "&password=s%40fe&sslmode=verify-full&connectTimeout=5&ApplicationName=billing";

    private final String uri = PGJDBC.substring("jdbc:".length());
    private final Driver pgjdbc = pgjdbc();

    /** A text, and what it means. */
    @State(Scope.Benchmark)
    public static class Text {

        /** The dialect of the text that is read. */
        @Param({"pgjdbc", "pgjdbc-ng", "libpq-uri", "libpq-dsn", "r2dbc", "vertx", "sqlalchemy", "npgsql"})
        public String dialect = "";

        private Dialect from = Dialects.PGJDBC;
        private Dialect to = Dialects.LIBPQ_URI;
        private String text = PGJDBC;
        private ConnectionTarget target = ConnectionTarget.parse(PGJDBC);

        /** Writes the target in the dialect. */
        @Setup
        public void setUp() {
            String hosts = dialect.equals("vertx") ? PGJDBC.replace(",db2.internal:5433", "") : PGJDBC;
            from = Dialects.byId(dialect);
            to = from.equals(Dialects.PGJDBC) ? Dialects.LIBPQ_URI : Dialects.PGJDBC;
            text = ConnectionTarget.parse(hosts).render(from).text();
            target = ConnectionTarget.parse(text, from);
        }
    }

    /** Its {@code acceptsURL} is its {@code parseURL(url, null)} and a look at whether anything came back. */
    static Driver pgjdbc() {
        try {
            return DriverManager.getDriver(PGJDBC);
        } catch (SQLException absent) {
            throw new IllegalStateException("pgjdbc is not on the class path", absent);
        }
    }

    /** Everything a driver takes from the text. */
    @Benchmark
    public ConnectionTarget parse(Text text) {
        return ConnectionTarget.parse(text.text, text.from);
    }

    /** The text as it may be shown. */
    @Benchmark
    public String masked(Text text) {
        return text.target.masked();
    }

    /** The same in another dialect, with its account of every parameter. */
    @Benchmark
    public Conversion render(Text text) {
        return text.target.render(text.to);
    }

    /** All three. */
    @Benchmark
    public List<String> parseMaskRender(Text text) {
        ConnectionTarget read = ConnectionTarget.parse(text.text, text.from);
        return List.of(read.masked(), read.render(text.to).text());
    }

    /** A peer that only finds the parts, and decodes none of the parameters. */
    @Benchmark
    public URI javaNetUri() {
        return URI.create(uri);
    }

    /** The peer that reads pgjdbc's URLs for a living. */
    @Benchmark
    public boolean pgjdbcParseUrl() throws SQLException {
        return pgjdbc.acceptsURL(PGJDBC);
    }
}
