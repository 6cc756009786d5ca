package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.run.Address;
import dev.regauge.bench.run.BenchServer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * The reactive client that pipelines best, used as kindly as it can be: one connection, everything written from its own
 * event loop without waiting for anything, statements cached.
 */
final class VertxPipelined implements Contender {

    static final String NAME = "Vert.x, pipelining 256";

    private final Vertx vertx = Vertx.vertx();
    private final Context eventLoop = vertx.getOrCreateContext();
    private final PgConnection connection;
    private final List<Statement> statements = Step.hundred().stream()
            .map(step -> new Statement(step.kind(), step.numbered()))
            .toList();
    private final Draw draw = new Draw();

    private record Statement(Step.Kind kind, String sql) {}

    VertxPipelined(Address address) throws ExecutionException, InterruptedException {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setUser(BenchServer.USER)
                .setDatabase(BenchServer.DATABASE)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(256)
                .setPipeliningLimit(256);
        connection = onEventLoop(() -> PgConnection.connect(vertx, options));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Place place() {
        return Place.OTHER_THREADS;
    }

    @Override
    public long run() throws ExecutionException, InterruptedException {
        return onEventLoop(this::transaction);
    }

    private Future<Long> transaction() {
        List<Future<?>> all = new ArrayList<>();
        all.add(connection.query("begin").execute());
        List<Future<RowSet<Row>>> results = new ArrayList<>();
        for (Statement statement : statements) {
            results.add(connection.preparedQuery(statement.sql()).execute(parameters(statement.kind())));
        }
        all.addAll(results);
        all.add(connection.query("commit").execute());
        return Future.all(all).map(done -> sum(results));
    }

    private Tuple parameters(Step.Kind kind) {
        return switch (kind) {
            case READ -> Tuple.of(draw.id());
            case INSERT -> Tuple.of(draw.id(), draw.amount(), draw.note());
            case UPDATE -> Tuple.of(draw.amount(), draw.id());
        };
    }

    private long sum(List<Future<RowSet<Row>>> results) {
        long sum = 0;
        for (int i = 0; i < results.size(); i++) {
            RowSet<Row> result = results.get(i).result();
            sum += statements.get(i).kind() == Step.Kind.READ
                    ? account(result.iterator().next()).sum()
                    : result.rowCount();
        }
        return sum;
    }

    private static Account account(Row row) {
        return new Account(row.getLong(0), row.getString(1), row.getLong(2), row.getBoolean(3));
    }

    private <T> T onEventLoop(Supplier<Future<T>> work) throws ExecutionException, InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        eventLoop.runOnContext(
                ignored -> work.get().onSuccess(result::complete).onFailure(result::completeExceptionally));
        return result.get();
    }

    @Override
    public void close() {
        connection.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
