package dev.regauge.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.jdbc.AutoSave;

/**
 * Executes a script one statement at a time, on any driver: the same semantics in as many round trips as statements.
 *
 * <p>Rows are made into values behind each statement, inside the transaction: a result set need not outlive it.
 */
final class SequentialRun implements Run {

    private final Connection connection;
    private final List<PreparedStatement> statements = new ArrayList<>();
    private int executed;
    private int roundTrips;

    SequentialRun(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void execute(Script script, Answers answers) throws StepFailed {
        bind(script);
        boolean ended = false;
        Optional<AutoSave> autoSave = withoutAutoSave();
        boolean autoCommit = ownTransaction(script);
        try {
            for (int at = 0; at < script.steps().size(); at++) {
                execute(script, at, answers);
            }
            ended = true;
        } finally {
            if (!ended) {
                undo(script);
            }
            restore(autoCommit, autoSave);
        }
    }

    /** Everything that can be refused without the server is refused before anything is sent. */
    private void bind(Script script) throws StepFailed {
        for (Step step : script.steps()) {
            try {
                statements.add(bind(step));
            } catch (SQLException refused) {
                throw StepFailed.beforeAnythingWasSent(statements.size(), refused);
            } catch (RuntimeException refused) {
                throw StepFailed.beforeAnythingWasSent(
                        statements.size(), new SQLException("The driver broke off", refused));
            }
        }
    }

    private PreparedStatement bind(Step step) throws SQLException {
        requireOne(step);
        PreparedStatement statement = connection.prepareStatement(step.sql());
        if (step.request().flatMap(Request::policy).isPresent()) {
            step.request().flatMap(Request::policy).get().apply(statement);
        }
        for (int i = 0; i < step.parameters().size(); i++) {
            statement.setObject(i + 1, step.parameters().get(i));
        }
        return statement;
    }

    /** As pgjdbc counts statements and placeholders, whatever driver this is. */
    private static void requireOne(Step step) throws SQLException {
        List<NativeQuery> parsed = Parser.parseJdbcSql(step.sql(), true, true, true, false, false);
        if (parsed.size() > 1) {
            throw new SQLException(
                    "The text holds " + parsed.size() + " statements; add each to the pipeline by itself", "42601");
        }
        int placeholders = parsed.isEmpty() ? 0 : parsed.get(0).bindPositions.length;
        if (placeholders != step.parameters().size()) {
            throw new SQLException(
                    "The text has " + placeholders + " placeholders, and "
                            + step.parameters().size() + " values are given",
                    "07001");
        }
    }

    /** A savepoint of the driver's would keep what a failed run has done in the caller's transaction. */
    private Optional<AutoSave> withoutAutoSave() throws StepFailed {
        try {
            if (!connection.isWrapperFor(PGConnection.class)) {
                return Optional.empty();
            }
            PGConnection pgjdbc = connection.unwrap(PGConnection.class);
            AutoSave found = pgjdbc.getAutosave();
            pgjdbc.setAutosave(AutoSave.NEVER);
            return Optional.of(found);
        } catch (SQLException closed) {
            throw StepFailed.beforeAnythingWasSent(0, closed);
        }
    }

    private boolean ownTransaction(Script script) throws StepFailed {
        try {
            boolean autoCommit = connection.getAutoCommit();
            if (script.own() && autoCommit) {
                connection.setAutoCommit(false);
            }
            return autoCommit;
        } catch (SQLException refused) {
            throw StepFailed.beforeAnythingWasSent(0, refused);
        }
    }

    private void execute(Script script, int at, Answers answers) throws StepFailed {
        Step step = script.steps().get(at);
        try {
            if (step.kind() == Step.Kind.COMMIT) {
                roundTrips++;
                connection.commit();
            } else if (step.kind() != Step.Kind.BEGIN) { // the driver begins with the first statement
                roundTrips++;
                execute(step, statements.get(at), answers);
            }
        } catch (SQLException failure) {
            boolean maybe = step.kind() == Step.Kind.COMMIT && !Replies.isOfServer(failure) && isLost();
            throw StepFailed.at(at, failure, maybe ? Outcome.UNKNOWN : script.own() ? Outcome.UNDONE : Outcome.ABORTED);
        }
    }

    private void execute(Step step, PreparedStatement statement, Answers answers) throws SQLException {
        boolean rows = statement.execute();
        if (step.request().isPresent()) {
            executed++;
            answers.accept(step.request().get(), new OfStatement(statement, rows));
        }
    }

    private boolean isLost() {
        try {
            return !connection.isValid(1);
        } catch (SQLException lost) {
            return true;
        }
    }

    /** Rolls back the run's own transaction; sees to it that the caller's is aborted, whatever it was that failed. */
    private void undo(Script script) {
        try (Statement statement = connection.createStatement()) {
            if (script.own()) {
                connection.rollback();
            } else {
                statement.execute(PgjdbcRun.ABORT);
            }
        } catch (SQLException done) {
            // The transaction is aborted, or the connection is gone and has rolled back.
        }
    }

    private void restore(boolean autoCommit, Optional<AutoSave> autoSave) {
        try {
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
            if (autoSave.isPresent()) {
                connection.unwrap(PGConnection.class).setAutosave(autoSave.get());
            }
        } catch (SQLException lost) {
            // The connection is gone, and its mode with it.
        }
    }

    @Override
    public PipelineFigures figures(boolean failed) {
        return new PipelineFigures(executed, roundTrips, 0, executed, failed);
    }

    @Override
    public void close() {
        for (PreparedStatement statement : statements) {
            try {
                statement.close();
            } catch (SQLException lost) {
                // The connection is gone, and the statement with it.
            }
        }
    }

    private record OfStatement(PreparedStatement statement, boolean hasRows) implements Reading.Answer {

        @Override
        public Optional<ResultSet> rows() throws SQLException {
            return hasRows ? Optional.of(statement.getResultSet()) : Optional.empty();
        }

        /** The driver counts no rows that it returns. */
        @Override
        public long count() throws SQLException {
            if (!hasRows) {
                return Math.max(0, statement.getLargeUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                long count = 0;
                while (rows.next()) {
                    count++;
                }
                return count;
            }
        }
    }
}
