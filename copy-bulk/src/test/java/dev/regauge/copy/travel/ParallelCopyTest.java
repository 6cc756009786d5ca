package dev.regauge.copy.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.copy.table.Guard;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class ParallelCopyTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private static final int ROWS = 40_000;

    private final PGSimpleDataSource source = source();
    private Connection connection;
    private Destination destination;

    private static PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(DATABASE.urlWithLogin());
        return source;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DATABASE.connect();
        execute("drop schema if exists public cascade; create schema public;"
                + " create table t (id int8 primary key, name varchar(40))");
        destination = Encoded.table(connection, "t");
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        assertThat(one("select count(*) from pg_class where relname like 'regauge_staging%'"))
                .isEqualTo("0");
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void storesAllRows(boolean partial) throws Exception {
        try (ParallelCopy parallel = open(partial ? Streams.partialSuccess(3) : Streams.of(3))) {
            deal(parallel, 1, ROWS);
            assertThat(parallel.complete()).isEqualTo(ROWS);
        }
        assertThat(one("select count(*) || ' ' || sum(id) || ' ' || max(name) from t"))
                .isEqualTo(ROWS + " " + (ROWS + 1L) * ROWS / 2 + " row 9999");
    }

    @Test
    void storesNoRowsWhereThereAreNone() throws Exception {
        try (ParallelCopy parallel = open(Streams.of(2))) {
            assertThat(parallel.complete()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsNothingWithoutComplete(boolean partial) throws Exception {
        try (ParallelCopy parallel = open(partial ? Streams.partialSuccess(2) : Streams.of(2))) {
            deal(parallel, 1, ROWS);
        }
        assertThat(one("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void keepsNothingWhenOneStreamFails() throws Exception {
        execute("create domain positive as int8 check (value > 0)");
        execute("alter table t alter id type positive");
        destination = Encoded.table(connection, "t");
        assertThatThrownBy(() -> {
                    try (ParallelCopy parallel = open(Streams.of(2))) {
                        deal(parallel, 1, ROWS, "case when g = 30000 then -1 else g end::int8");
                        parallel.complete();
                    }
                })
                .isInstanceOfSatisfying(StreamsFailed.class, e -> {
                    assertThat(e.getSQLState()).isEqualTo("23514");
                    assertThat(e.kept()).containsExactly(0L, 0L);
                })
                .hasMessageContaining("nothing was kept");
        assertThat(one("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void namesTheRowThatTheServerRefuses() throws Exception {
        execute("create domain positive as int8 check (value > 0); create table u (id positive)");
        destination = Encoded.table(connection, "u");
        assertThatThrownBy(() -> {
                    try (ParallelCopy parallel = open(Streams.of(2))) {
                        for (int i = 0; i < 5; i++) {
                            parallel.send(Encoded.rows(
                                    connection,
                                    "select case when g = 7 and " + i + " = 3 then -1 else g end::int8"
                                            + " from generate_series(1, 10) g"));
                        }
                        parallel.complete();
                    }
                })
                .isInstanceOfSatisfying(
                        StreamsFailed.class, e -> assertThat(e.row()).hasValue(37));
    }

    @Test
    void saysWhatWasKeptOfEachStreamWherePartOfItMayBe() throws Exception {
        execute("insert into t values (30000, 'there before')");
        long[] kept = new long[1];
        assertThatThrownBy(() -> {
                    try (ParallelCopy parallel = open(Streams.partialSuccess(2))) {
                        deal(parallel, 1, ROWS);
                        parallel.complete();
                    }
                })
                .isInstanceOfSatisfying(StreamsFailed.class, e -> {
                    assertThat(e.getSQLState()).isEqualTo("23505");
                    kept[0] = e.kept().stream().mapToLong(Long::longValue).sum();
                });
        assertThat(one("select count(*) - 1 from t")).isEqualTo(String.valueOf(kept[0]));
    }

    @Test
    void keepsNothingWhenTheLastTransactionFails() throws Exception {
        execute("insert into t values (30000, 'there before')");
        assertThatThrownBy(() -> {
                    try (ParallelCopy parallel = open(Streams.of(2))) {
                        deal(parallel, 1, ROWS);
                        parallel.complete();
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
        assertThat(one("select count(*) from t")).isEqualTo("1");
    }

    @Test
    void keepsNothingWhenABackendIsKilled() throws Exception {
        assertThatThrownBy(() -> {
                    try (ParallelCopy parallel = open(Streams.of(2))) {
                        deal(parallel, 1, ROWS);
                        execute("select pg_terminate_backend(pid) from pg_stat_activity where pid in (select pid from"
                                + " pg_stat_activity where query ilike 'copy%staging%' and datname = current_database()"
                                + " limit 1)");
                        deal(parallel, ROWS + 1, 5 * ROWS);
                        parallel.complete();
                    }
                })
                .isInstanceOf(StreamsFailed.class)
                .hasMessageContaining("nothing was kept");
        assertThat(one("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void storesNothingWhereTheTableHasChanged() throws Exception {
        assertThatThrownBy(() -> {
                    try (ParallelCopy parallel = open(source, Streams.of(2), "1 = 2")) {
                        deal(parallel, 1, 10);
                        parallel.complete();
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(Guard.failed(failure)).isTrue());
    }

    @Test
    void refusesTheCallersTransaction() throws Exception {
        connection.setAutoCommit(false);
        execute("select 1");
        PGSimpleDataSource callers = new PGSimpleDataSource() {
            private static final long serialVersionUID = 1;

            @Override
            public Connection getConnection() {
                return connection;
            }
        };
        assertThatThrownBy(() -> open(callers, Streams.of(2), ""))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Each stream is a transaction of its own");
        connection = DATABASE.connect();
    }

    @Test
    void refusesLessThanTwoStreams() {
        assertThatThrownBy(() -> Streams.of(1)).hasMessageContaining("ask for 2 or more");
    }

    private ParallelCopy open(Streams streams) throws SQLException {
        return open(source, streams, "1 = 1");
    }

    private ParallelCopy open(DataSource from, Streams streams, String guard) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < streams.number(); i++) {
            connections.add(from.getConnection());
        }
        Lanes lanes =
                new Lanes(connections, List.of("begin"), () -> connections.forEach(ParallelCopyTest::close), from);
        return ParallelCopy.open(lanes, destination, streams, guard, Duration.ofMinutes(1));
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void deal(ParallelCopy parallel, int from, int to) throws Exception {
        deal(parallel, from, to, "g::int8");
    }

    private void deal(ParallelCopy parallel, int from, int to, String id) throws Exception {
        for (int begin = from; begin <= to; begin += 5000) {
            int end = Math.min(to, begin + 4999);
            parallel.send(Encoded.rows(
                    connection,
                    "select " + id + ", ('row ' || g)::varchar from generate_series(" + begin + ", " + end + ") g"));
        }
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
