package dev.regauge.bench.connect;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.connect.RegaugeDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Borrowing a connection and giving it back with nothing in between: what the layer adds to the pool, in nanoseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class BorrowBenchmark {

    private final BenchServer server = BenchServer.start();
    private final RegaugeDataSource ours = Sources.regauge(server.address());
    private final HikariDataSource direct = Sources.hikariLike(ours.settings(), server.address());

    /** Through the layer. */
    @Benchmark
    public boolean regauge() throws SQLException {
        return borrow(ours);
    }

    /** HikariCP and pgjdbc by hand, told the same. */
    @Benchmark
    public boolean hikari() throws SQLException {
        return borrow(direct);
    }

    private static boolean borrow(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.isClosed();
        }
    }

    /** Ends pools and server. */
    @TearDown
    public void close() {
        direct.close();
        ours.close();
        server.close();
    }
}
