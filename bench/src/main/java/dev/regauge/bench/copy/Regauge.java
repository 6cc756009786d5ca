package dev.regauge.bench.copy;

import dev.regauge.copy.BulkWriter;
import dev.regauge.copy.LoadResult;
import java.sql.Connection;

/** Ours, which chooses by itself how the rows travel. */
final class Regauge<T> implements Way<T> {

    static final String NAME = "Regauge";

    private final String name;
    private final BulkWriter<T> writer;
    private String chosen = "";

    Regauge(String name, BulkWriter<T> writer) {
        this.name = name;
        this.writer = writer;
    }

    static <T> Regauge<T> of(Shape<T> shape) {
        return new Regauge<>(NAME, BulkWriter.into(shape.table(), shape.mapping()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void store(Connection connection, Repeated<T> rows) {
        LoadResult result = writer.write(connection, rows.iterator());
        chosen = result.way().name();
    }

    /** How the last rows travelled. */
    String chosen() {
        return chosen;
    }
}
