package dev.regauge.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Executes a script one statement at a time, on any driver: the same semantics in as many round trips as statements. */
final class SequentialRun implements Run {

    private final Connection connection;
    private int collected;
    private int roundTrips;

    SequentialRun(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void execute(Script script, Answers answers) throws StepFailed {
        boolean autoCommit = ownTransaction(script);
        try {
            for (int at = 0; at < script.steps().size(); at++) {
                execute(script, at, answers);
            }
        } finally {
            restore(autoCommit);
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
            throw new StepFailed(0, refused, Outcome.UNDONE);
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
                execute(step, answers);
            }
        } catch (SQLException failure) {
            throw new StepFailed(at, failure, outcome(script, step));
        }
    }

    private void execute(Step step, Answers answers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
            Optional<Request> request = step.request();
            if (request.isPresent() && request.get().policy().isPresent()) {
                request.get().policy().get().apply(statement);
            }
            for (int i = 0; i < step.parameters().size(); i++) {
                statement.setObject(i + 1, step.parameters().get(i));
            }
            boolean rows = statement.execute();
            collected += request.isPresent() ? 1 : 0;
            if (request.isPresent()) {
                answers.accept(request.get(), new OfStatement(statement, rows));
            }
        }
    }

    private Outcome outcome(Script script, Step step) {
        if (!script.own()) {
            return Outcome.ABORTED;
        }
        try {
            connection.rollback();
            return Outcome.UNDONE;
        } catch (SQLException lost) {
            return step.kind() == Step.Kind.COMMIT ? Outcome.UNKNOWN : Outcome.UNDONE;
        }
    }

    private void restore(boolean autoCommit) {
        try {
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException lost) {
            // The connection is gone, and its mode with it.
        }
    }

    @Override
    public PipelineFigures figures(boolean failed) {
        return new PipelineFigures(collected, roundTrips, 0, collected, failed);
    }

    @Override
    public void close() {
        // Each statement was closed behind its execution.
    }

    private record OfStatement(PreparedStatement statement, boolean hasRows) implements Reading.Answer {

        @Override
        public Optional<ResultSet> rows() throws SQLException {
            return hasRows ? Optional.of(statement.getResultSet()) : Optional.empty();
        }

        @Override
        public long count() throws SQLException {
            return hasRows ? 0 : statement.getLargeUpdateCount();
        }
    }
}
