package dev.regauge.connect.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.pipeline.Pipeline;
import dev.regauge.pipeline.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

@Tag("alone")
@Tag("waits")
class RowLevelSecurityTest {

    private static final int THREADS = 8;

    private final ConcurrentHashMap<Integer, List<String>> tenantsOfBackend = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10000 | blue | green",
                "1000 | x', true); drop table note; -- | x\\'', true); set role postgres; --"
            })
    void twoTenantsOverFourConnectionsSeeTheirOwnRowsOnly(int transactions, String one, String other) throws Exception {
        Tenants tenants = Tenants.with(one, other);
        try (RegaugeDataSource source = tenants.connect(4, true)) {
            fill(source);
            List<Callable<Integer>> work = IntStream.range(0, THREADS)
                    .<Callable<Integer>>mapToObj(
                            thread -> () -> transactions(source, transactions / THREADS, one, other))
                    .toList();
            assertThat(sumOf(work)).isEqualTo(transactions);
        }
        assertThat(tenantsOfBackend)
                .hasSize(4)
                .allSatisfy((backend, seen) -> assertThat(seen).contains(one, other));
    }

    /** The pool opens a connection when one is asked for: fast work may leave the last one closed. */
    private static void fill(RegaugeDataSource source) throws SQLException {
        try (Connection first = source.getConnection();
                Connection second = source.getConnection();
                Connection third = source.getConnection();
                Connection fourth = source.getConnection()) {
            assertThat(List.of(first, second, third, fourth)).doesNotHaveDuplicates();
        }
    }

    private static int sumOf(List<Callable<Integer>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            int sum = 0;
            for (Future<Integer> done : threads.invokeAll(work)) {
                sum += done.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    private int transactions(RegaugeDataSource source, int count, String one, String other) throws Exception {
        for (int i = 0; i < count; i++) {
            String tenant = i % 2 == 0 ? one : other;
            int kind = i % 6;
            SessionContext.tenant(tenant)
                    .call(() -> kind == 5 ? pipeline(source, tenant) : transaction(source, tenant, kind));
        }
        return count;
    }

    private boolean transaction(RegaugeDataSource source, String tenant, int kind) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(Tenants.seen(connection)).containsExactly(tenant);
            if (kind == 0) {
                fail(connection);
            } else if (kind == 1) {
                addAndTakeBack(connection, tenant);
            }
            assertThat(Tenants.seen(connection)).containsExactly(tenant);
            note(connection, tenant);
            connection.commit();
            return true;
        }
    }

    private boolean pipeline(RegaugeDataSource source, String tenant) {
        Pipeline pipeline = source.pipeline();
        Reply<List<String>> before = pipeline.query(Tenants.READ, row -> row.getString(1));
        pipeline.update("insert into note (body) values ('more')");
        Reply<List<String>> with = pipeline.query(Tenants.READ, row -> row.getString(1));
        pipeline.update("delete from note where body = 'more'");
        pipeline.run();
        assertThat(before.value()).containsOnly(tenant);
        assertThat(with.value()).containsOnly(tenant).hasSizeGreaterThan(1);
        return true;
    }

    private static void fail(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1/0");
        } catch (SQLException e) {
            connection.rollback();
        }
    }

    private static void addAndTakeBack(Connection connection, String tenant) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into note (body) values ('more')");
        }
        assertThat(Tenants.seen(connection)).containsExactly(tenant, tenant);
        connection.rollback();
    }

    private void note(Connection connection, String tenant) throws SQLException {
        int backend = connection.unwrap(PGConnection.class).getBackendPID();
        tenantsOfBackend
                .computeIfAbsent(backend, b -> Collections.synchronizedList(new ArrayList<>()))
                .add(tenant);
    }
}
