package dev.regauge.copy.travel;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandler;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.jdbc.PgConnection;

/** Sends statements with binary parameters in one round trip. */
final class Sending {

    private final PgConnection connection;
    private final Map<String, CachedQuery> borrowed = new HashMap<>();

    private Sending(PgConnection connection) {
        this.connection = connection;
    }

    /**
     * What became of statements.
     *
     * @param rows how many they counted together
     * @param silently whether the server said nothing beside
     */
    record Stored(long rows, boolean silently) {}

    /**
     * Sends all and waits for all answers. Nothing is read before all is sent, so what is behind the first statement that may
     * raise notices has to fit into the buffers of the sockets.
     *
     * @throws SQLException the first refusal; what follows it was not executed
     */
    static Stored send(PgConnection connection, List<Bound> statements) throws SQLException {
        Counts counts = new Counts();
        try {
            send(connection, statements, counts, QueryExecutor.QUERY_NO_METADATA | QueryExecutor.QUERY_NO_RESULTS);
        } catch (SQLException e) {
            throw LastWord.about(e, connection, counts.answered, statements.size());
        }
        return new Stored(counts.rows, counts.silent);
    }

    /**
     * The same, for statements of which the last that answers a row is asked for it: a session context answers, too.
     *
     * @return the first column of the first row of that answer
     */
    static String ask(PgConnection connection, List<Bound> statements) throws SQLException {
        LastText answer = new LastText();
        try {
            send(connection, statements, answer, 0);
        } catch (SQLException e) {
            throw LastWord.about(e, connection, answer.answered, statements.size());
        }
        return answer.text;
    }

    private static void send(PgConnection connection, List<Bound> statements, ResultHandler answers, int flags)
            throws SQLException {
        Sending sending = new Sending(connection);
        AutoSave autoSave = connection.getAutosave();
        // A savepoint of the driver's own, rolled back to, would take ours with it.
        connection.setAutosave(AutoSave.NEVER);
        try {
            sending.send(statements, answers, flags);
        } finally {
            connection.setAutosave(autoSave);
            sending.borrowed.values().forEach(connection.getQueryExecutor()::releaseQuery);
        }
    }

    private void send(List<Bound> statements, ResultHandler answers, int flags) throws SQLException {
        List<Query> queries = new ArrayList<>(statements.size());
        List<ParameterList> values = new ArrayList<>(statements.size());
        for (Bound statement : statements) {
            CachedQuery query = query(statement.sql());
            queries.add(query.query);
            values.add(values(query.query, statement));
        }
        execute(Composites.query(queries, values), Composites.values(values), answers, flags | flags());
    }

    private void execute(Query query, ParameterList values, ResultHandler answers, int flags) throws SQLException {
        try {
            connection.getQueryExecutor().execute(query, values, answers, 0, 0, flags);
        } catch (RuntimeException | Error inTheMiddle) {
            // Half a message may be on its way: nobody can use this connection any more.
            connection.getQueryExecutor().abort();
            throw inTheMiddle;
        }
    }

    private CachedQuery query(String sql) throws SQLException {
        CachedQuery query = borrowed.get(sql);
        if (query == null) {
            query = connection.getQueryExecutor().borrowQuery(sql);
            borrowed.put(sql, query);
        }
        query.increaseExecuteCount();
        return query;
    }

    private static ParameterList values(Query query, Bound statement) throws SQLException {
        ParameterList values = query.createParameterList();
        int at = 1;
        for (byte @Nullable [] value : statement.values()) {
            int type = statement.types()[at - 1];
            if (value == null) {
                values.setNull(at, type);
            } else {
                values.setBinaryParameter(at, value, type);
            }
            at++;
        }
        return values;
    }

    private int flags() throws SQLException {
        int flags = connection.getAutoCommit() ? QueryExecutor.QUERY_SUPPRESS_BEGIN : 0;
        flags |= connection.hintReadOnly() ? QueryExecutor.QUERY_READ_ONLY_HINT : 0;
        return flags | (areNamed() ? 0 : QueryExecutor.QUERY_ONESHOT);
    }

    /** As pgjdbc does it: a text gets a name on the server once it has been executed so often. */
    private boolean areNamed() {
        int threshold = connection.getPrepareThreshold();
        return threshold != 0 && borrowed.values().stream().allMatch(query -> query.getExecuteCount() >= threshold);
    }

    /** What the statements counted, as their answers come in. */
    private static final class Counts extends ResultHandlerBase {
        private long rows;
        private int answered;
        private boolean silent = true;

        @Override
        public void handleCommandStatus(String status, long count, long oid) {
            rows += Math.max(0, count);
            answered++;
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            silent = false; // what it says belongs to nobody here; pgjdbc's own log has it
        }
    }

    /** The last text that was answered; it has the same bytes in both formats. */
    private static final class LastText extends ResultHandlerBase {
        private String text = "";
        private int answered;

        @Override
        public void handleCommandStatus(String status, long count, long oid) {
            answered++;
        }

        @Override
        public void handleResultRows(
                Query query, org.postgresql.core.Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {
            answered++;
            byte[] first = rows.isEmpty() ? null : rows.get(0).get(0);
            if (first != null) {
                text = new String(first, StandardCharsets.UTF_8);
            }
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            // Notices belong to nobody here; pgjdbc's own log has them.
        }
    }
}
