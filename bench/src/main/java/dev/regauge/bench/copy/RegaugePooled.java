package dev.regauge.bench.copy;

import dev.regauge.copy.BulkWriter;
import java.sql.Connection;
import javax.sql.DataSource;

/** Ours on a connection of a pool, as most programs use it. */
record RegaugePooled<T>(String name, BulkWriter<T> writer, DataSource source) implements Way<T> {

    @Override
    public void store(Connection unused, Repeated<T> rows) {
        writer.write(source, rows.iterator());
    }
}
