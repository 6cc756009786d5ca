package dev.regauge.bench.copy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.bench.paired.Turns;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.copy.BulkWriter;
import dev.regauge.copy.travel.Streams;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All who store many rows of a shape, ours first. */
final class BulkContenders<T> implements AutoCloseable {

    static final String SERVER_FILE = "the server's COPY of its own file";

    static final String PARTIAL = "two streams, each for itself";
    static final String STAGED = "two streams, all or nothing";

    private static final int CHUNK = 1_000;

    /** Slow ways store so much less. */
    private static final int FEWER = 10;

    private final BenchServer server;
    private final Shape<T> shape;
    private final HikariDataSource pool;
    private final List<BulkLoad<T>> all = new ArrayList<>();

    private BulkContenders(BenchServer server, Shape<T> shape) {
        this.server = server;
        this.shape = shape;
        this.pool = pool(server);
    }

    static <T> BulkContenders<T> at(BenchServer server, Shape<T> shape, Way<T> pgBulkInsert, int rows)
            throws SQLException {
        BulkContenders<T> contenders = new BulkContenders<>(server, shape);
        contenders.fillPool();
        contenders.add(rows, pgBulkInsert);
        return contenders;
    }

    /** Over one connection and over two, both of our meanings beside two threads of theirs. */
    static <T> BulkContenders<T> overStreams(BenchServer server, Shape<T> shape, Way<T> pgBulkInsert, int rows)
            throws SQLException {
        BulkContenders<T> contenders = new BulkContenders<>(server, shape);
        contenders.fillPool();
        contenders.addStreams(rows, pgBulkInsert);
        return contenders;
    }

    private void addStreams(int rows, Way<T> pgBulkInsert) throws SQLException {
        BulkWriter<T> writer = BulkWriter.into(shape.table(), shape.mapping());
        add(new RegaugePooled<>(Regauge.NAME, writer, pool), rows, "");
        add(new RegaugePooled<>(PARTIAL, writer.withStreams(Streams.partialSuccess(2)), pool), rows, "");
        add(new RegaugePooled<>(STAGED, writer.withStreams(Streams.of(2)), pool), rows, "");
        add(pgBulkInsert, rows, "");
        add(new PgBulkInsertThreads<>(pgBulkInsert, pool), rows, "");
    }

    /** The objects as the server understands them from an ordinary batch: what all contenders are compared with. */
    private void fillPool() throws SQLException {
        server.execute("drop table if exists " + shape.table() + ", pool, file cascade; " + shape.create(shape.table())
                + "; " + shape.create("file"));
        try (Connection connection = server.connect()) {
            new Batches<>("pool", shape, CHUNK).store(connection, shape.rows(Shape.POOL));
        }
        server.execute("alter table " + shape.table() + " rename to pool; " + shape.create(shape.table()));
    }

    private void add(int rows, Way<T> pgBulkInsert) throws SQLException {
        add(new RegaugePooled<>(Regauge.NAME, BulkWriter.into(shape.table(), shape.mapping()), pool), rows, "");
        add(
                new RegaugePooled<>(
                        "Regauge, by components", BulkWriter.into(shape.table(), shape.byComponents()), pool),
                rows,
                "");
        add(pgBulkInsert, rows, "");
        add(new StockCopy<>("CopyManager, encoded by hand", shape), rows, "");
        add(serverFile(rows), rows, "");
        int fewer = Math.max(Shape.POOL, rows / FEWER);
        add(new Batches<>("rewritten batch of 1,000", shape, CHUNK), fewer, "&reWriteBatchedInserts=true");
        add(new Unnest<>("unnest of 1,000", shape, CHUNK), fewer, "");
        add(new Batches<>("batch of 1,000", shape, CHUNK), fewer, "");
    }

    private void add(Way<T> way, int rows, String properties) throws SQLException {
        all.add(new BulkLoad<>(way, shape, rows, BenchServer.connect(server.address(), properties)));
    }

    private ServerFile<T> serverFile(int rows) throws SQLException {
        server.execute("insert into file select pool.* from generate_series(1, " + rows / Shape.POOL + "), pool");
        try (Connection connection = server.connect()) {
            return ServerFile.of(SERVER_FILE, shape, "file", connection);
        }
    }

    private static HikariDataSource pool(BenchServer server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.address().jdbcUrl());
        config.setUsername(BenchServer.USER);
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    List<BulkLoad<T>> all() {
        return all;
    }

    /** That all of them store what the objects are. */
    void check() throws SQLException {
        for (BulkLoad<T> load : all) {
            load.check("pool");
        }
    }

    /** The figures of a row instead of a load. */
    List<Turns> byRow(List<Turns> turns) {
        return IntStream.range(0, turns.size())
                .mapToObj(i -> turns.get(i).per(all.get(i).rows()))
                .toList();
    }

    String serverLine() {
        return all.stream()
                .map(load -> String.format(Locale.ROOT, "%s %.2f", load.name(), load.serverNanosOfARow() / 1e3))
                .collect(Collectors.joining(", ", "processor of the server, us/row: ", "\n"));
    }

    @Override
    public void close() {
        all.forEach(BulkLoad::close);
        pool.close();
    }
}
