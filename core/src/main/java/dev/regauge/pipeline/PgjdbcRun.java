package dev.regauge.pipeline;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.pipeline.Part.Naming;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.ParameterList;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.jdbc.PgConnection;

/** Executes a script on stock pgjdbc, a flight of statements at a time. */
final class PgjdbcRun implements Run {

    /** Fails, and the transaction with it. */
    static final String ABORT = "do $$begin raise exception 'a pipeline in this transaction failed'; end$$";

    private final PgConnection connection;
    private final List<PreparedStatement> statements = new ArrayList<>();
    private int roundTrips;
    private int byName;
    private int unnamed;

    PgjdbcRun(PgConnection connection) {
        this.connection = connection;
    }

    @Override
    public void execute(Script script, Answers answers) throws StepFailed {
        List<Part> parts = bind(script);
        AutoSave autoSave = connection.getAutosave();
        // A savepoint of the driver's would keep the earlier flights of a failed run.
        connection.setAutosave(AutoSave.NEVER);
        List<Answered> answered = new ArrayList<>(parts.size());
        try {
            for (Flight flight : Flight.of(parts)) {
                answered.addAll(send(flight, script));
            }
            requireCommit(script, answered);
        } catch (StepFailed failed) {
            undo(script);
            throw failed;
        } finally {
            connection.setAutosave(autoSave);
        }
        for (int i = 0; i < parts.size(); i++) {
            hand(parts.get(i), answered.get(i), answers);
        }
    }

    private static void hand(Part part, Answered answered, Answers answers) {
        part.step().request().ifPresent(request -> answers.accept(request, new OfPgjdbc(part.statement(), answered)));
    }

    private List<Part> bind(Script script) throws StepFailed {
        List<Text> texts = texts(script);
        List<Part> parts = new ArrayList<>(texts.size());
        for (Step step : script.steps()) {
            try {
                parts.add(bind(step, texts.get(parts.size())));
            } catch (SQLException refused) {
                throw StepFailed.beforeAnythingWasSent(parts.size(), refused);
            } catch (RuntimeException refused) {
                throw StepFailed.beforeAnythingWasSent(parts.size(), broken(refused));
            }
        }
        return parts;
    }

    /** The text of each step: the same object where the text is the same. */
    private static List<Text> texts(Script script) {
        Map<String, Text> known = new HashMap<>(2 * script.steps().size());
        List<Text> texts = new ArrayList<>(script.steps().size());
        for (Step step : script.steps()) {
            Text text = known.computeIfAbsent(step.sql(), Text::new);
            text.uses++;
            texts.add(text);
        }
        return texts;
    }

    private Part bind(Step step, Text text) throws SQLException {
        PreparedStatement statement = text.statement == null ? prepare(text) : text.statement;
        CachedQuery query = PgjdbcInternals.query(statement);
        ParameterList bound = PgjdbcInternals.parameters(statement);
        requireCount(bound, step);
        for (int i = 0; i < step.parameters().size(); i++) {
            statement.setObject(i + 1, step.parameters().get(i));
        }
        boolean repeated = text.uses > 1;
        ParameterList own = repeated ? bound.copy() : bound;
        Naming naming =
                step.request().map(request -> naming(request, query, own)).orElse(Naming.EITHER);
        long weight = Weight.of(step.sql(), step.parameters());
        return new Part(step, statement, query.query, own, naming, weight, repeated);
    }

    private PreparedStatement prepare(Text text) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.sql);
        statements.add(statement);
        text.statement = statement;
        CachedQuery query = PgjdbcInternals.query(statement);
        requireOne(query);
        query.increaseExecuteCount(text.uses);
        return statement;
    }

    /** One SQL text of the run: the driver's cache lends a query to one statement at a time. */
    private static final class Text {
        private final String sql;
        private int uses;
        private @Nullable PreparedStatement statement;

        Text(String sql) {
            this.sql = sql;
        }
    }

    private static void requireOne(CachedQuery query) throws SQLException {
        if (query.query.getSubqueries() != null) {
            throw new SQLException(
                    "The text holds " + query.query.getSubqueries().length
                            + " statements; add each to the pipeline by itself",
                    "42601");
        }
    }

    private static void requireCount(ParameterList bound, Step step) throws SQLException {
        if (bound.getInParameterCount() != step.parameters().size()) {
            throw new SQLException(
                    "The text has " + bound.getInParameterCount() + " placeholders, and "
                            + step.parameters().size() + " values are given",
                    "07001");
        }
    }

    /**
     * A text that reaches its number of executions during this run has a name from its first one. A query whose values
     * have no type yet is not given a name: the driver would ask for its types, and from then on wait before each
     * execution of it, because it cannot tell how large a row will be.
     */
    private Naming naming(Request request, CachedQuery query, ParameterList bound) {
        int threshold = request.policy().map(PreparePolicy::pgjdbcThreshold).orElseGet(connection::getPrepareThreshold);
        if (threshold == 0 || query.getExecuteCount() < threshold) {
            return Naming.UNNAMED;
        } else if (PgjdbcInternals.isNamed(query.query)) {
            return Naming.NAMED;
        }
        return hasUntyped(bound) && (request.answersMuch() || FirstWord.mayReturn(request.sql()))
                ? Naming.UNNAMED
                : Naming.DUE;
    }

    private static boolean hasUntyped(ParameterList bound) {
        for (int type : bound.getTypeOIDs()) {
            if (type == 0) {
                return true;
            }
        }
        return false;
    }

    private List<Answered> send(Flight flight, Script script) throws StepFailed {
        Replies replies = new Replies(flight.parts());
        count(flight);
        try {
            connection
                    .getQueryExecutor()
                    .execute(
                            PgjdbcInternals.compositeOf(flight.queries(), flight.offsets()),
                            PgjdbcInternals.valuesOf(flight.values(), flight.offsets()),
                            replies,
                            0,
                            0,
                            flags(flight, script));
        } catch (SQLException failure) {
            if (replies.completed().size() < flight.parts().size()) {
                throw failed(flight, script, replies, failure);
            }
            // The server has executed all; the answer that cannot be read carries the failure.
        } catch (RuntimeException | Error inTheMiddle) {
            // Half a message may be on its way: nobody can use this connection any more.
            connection.getQueryExecutor().abort();
            throw failed(flight, script, replies, broken(inTheMiddle));
        }
        requireOpen(flight, script);
        return replies.completed();
    }

    private void count(Flight flight) {
        roundTrips++;
        for (Part part : flight.parts()) {
            if (part.is(Step.Kind.STATEMENT)) {
                byName += part.naming() == Naming.UNNAMED ? 0 : 1;
                unnamed += part.naming() == Naming.UNNAMED ? 1 : 0;
            }
        }
    }

    private static SQLException broken(Throwable cause) {
        return new SQLException("The driver broke off: " + cause.getClass().getSimpleName(), cause);
    }

    /** A transaction of the run's own ends with the run, and with nothing else. */
    private void requireOpen(Flight flight, Script script) throws StepFailed {
        if (script.own() && !flight.holdsCommit() && connection.getTransactionState() != TransactionState.OPEN) {
            throw StepFailed.at(
                    flight.first() + flight.parts().size() - 1,
                    new SQLException("A statement has ended the transaction of the run", "2D000"),
                    Outcome.UNKNOWN);
        }
    }

    private int flags(Flight flight, Script script) throws SQLException {
        int flags = QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS;
        flags |= script.own() || connection.getAutoCommit() ? QueryExecutor.QUERY_SUPPRESS_BEGIN : 0;
        flags |= connection.hintReadOnly() ? QueryExecutor.QUERY_READ_ONLY_HINT : 0;
        flags |= flight.namesNothing() ? QueryExecutor.QUERY_ONESHOT : 0;
        flags |= flight.retypes() ? QueryExecutor.QUERY_FORCE_DESCRIBE_PORTAL : 0;
        return flags;
    }

    /**
     * The parts before the failing one have completed, so their number tells which it is. Where the connection was lost and
     * the server has not said why, nobody knows how far it came, to the end perhaps.
     */
    private StepFailed failed(Flight flight, Script script, Replies replies, SQLException failure) {
        int last = flight.parts().size() - 1;
        int part = Math.min(replies.failedAt(), last);
        if (flight.holdsCommit() && isClosed() && (part == last || !Replies.isOfServer(failure))) {
            return StepFailed.at(flight.first() + last, failure, Outcome.UNKNOWN);
        }
        return StepFailed.at(flight.first() + part, failure, script.own() ? Outcome.UNDONE : Outcome.ABORTED);
    }

    /** A COMMIT is answered with ROLLBACK where the transaction has failed before. */
    private static void requireCommit(Script script, List<Answered> answered) throws StepFailed {
        Answered last = answered.get(answered.size() - 1);
        if (script.own() && !last.status().equals("COMMIT")) {
            throw StepFailed.at(
                    answered.size() - 1,
                    new SQLException("The server answered " + last.status() + " to COMMIT", "40000"),
                    Outcome.UNDONE);
        }
    }

    /**
     * Rolls back the run's own transaction, or sees to it that the caller's is aborted as is said: a failure of the driver's
     * own would leave it open, with a part of the run in it. A connection on which that fails is of no use to anybody, and
     * its end rolls back too.
     */
    private void undo(Script script) {
        TransactionState state = connection.getTransactionState();
        boolean done = script.own() ? state == TransactionState.IDLE : state != TransactionState.OPEN;
        if (done || isClosed()) {
            return;
        }
        roundTrips++;
        try (Statement statement = connection.createStatement()) {
            statement.execute(script.own() ? "ROLLBACK" : ABORT);
        } catch (SQLException refused) {
            if (script.own() || connection.getTransactionState() == TransactionState.OPEN) {
                connection.getQueryExecutor().abort();
            }
        }
    }

    private boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    @Override
    public PipelineFigures figures(boolean failed) {
        return new PipelineFigures(byName + unnamed, roundTrips, byName, unnamed, failed);
    }

    /** Gives the statements back to the driver's cache. */
    @Override
    public void close() {
        for (PreparedStatement statement : statements) {
            try {
                statement.close();
            } catch (SQLException lost) {
                // The connection is gone, and the cache with it.
            }
        }
    }

    /** An answer whose rows the driver's own result set reads. */
    private record OfPgjdbc(PreparedStatement statement, Answered answered) implements Reading.Answer {

        @Override
        public Optional<ResultSet> rows() throws SQLException {
            if (answered.unreadable().isPresent()) {
                throw answered.unreadable().get();
            }
            return answered.fields().isEmpty()
                    ? Optional.empty()
                    : Optional.of(((BaseStatement) statement)
                            .createDriverResultSet(answered.fields().get(), answered.tuples()));
        }

        @Override
        public long count() {
            return answered.count();
        }
    }
}
