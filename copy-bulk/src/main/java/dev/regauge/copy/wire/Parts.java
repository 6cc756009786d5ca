package dev.regauge.copy.wire;

import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.QueryExecutorBase;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/** Takes what the driver reads of a {@link BoundStatement}. */
final class Parts extends ResultHandlerBase {

    private final QueryExecutor executor;
    private final List<Part> all = new ArrayList<>(1);
    private List<byte[] @Nullable []> rows = List.of();

    Parts(QueryExecutor executor) {
        this.executor = executor;
    }

    List<Part> all() {
        return all;
    }

    @Override
    public void handleResultRows(
            @Nullable Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        rows = new ArrayList<>(tuples.size());
        for (Tuple tuple : tuples) {
            byte[] @Nullable [] row = new byte[tuple.fieldCount()][];
            for (int i = 0; i < row.length; i++) {
                row[i] = tuple.get(i);
            }
            rows.add(row);
        }
    }

    @Override
    public void handleCommandStatus(String status, long count, long insertOid) {
        all.add(new Part(status, count, rows));
        rows = List.of();
    }

    /** As those of statements that are not asked for them: the connection keeps them. */
    @Override
    public void handleWarning(SQLWarning warning) {
        if (executor instanceof QueryExecutorBase base) {
            base.addWarning(warning);
        }
    }
}
