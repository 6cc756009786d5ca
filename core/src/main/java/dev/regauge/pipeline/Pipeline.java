package dev.regauge.pipeline;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.connect.session.SessionConnections;
import dev.regauge.connect.session.SessionContext;
import dev.regauge.pipeline.Reply.State;
import dev.regauge.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects different statements, sends them in one round trip, and gives each its own typed reply.
 *
 * <p>Every statement is one SQL text with {@code ?} placeholders and its values, bound as {@code
 * PreparedStatement.setObject} binds them. {@link #run(DataSource)} executes them in a transaction of their own: BEGIN, the
 * {@link SessionContext}, all statements and COMMIT travel together. {@link #run(Connection)} does the same on a
 * connection in autocommit mode, and otherwise joins the transaction that its caller has open, or opens it, and leaves the
 * commit to the caller.
 *
 * <p><b>What holds.</b>
 *
 * <ul>
 *   <li>All or nothing. A failure leaves no trace of the run. One that joined a transaction leaves that one aborted, or,
 *       where nothing was sent, as it was.
 *   <li>{@link PipelineException} names the statement that failed by its index, its text and the SQLSTATE. What came
 *       behind it was not executed, and its reply says so.
 *   <li>Nothing is executed twice. A pipeline runs once; nothing is tried again behind the caller's back.
 *   <li>Any number of statements and values of any size. Where one round trip could fill the sockets' buffers in both
 *       directions, or the driver would wait anyway, the run takes several, in the same transaction.
 *   <li>Rows are made into values when all has been executed. A mapper that throws fails the run, which is committed by
 *       then: {@link Outcome#COMMITTED}.
 *   <li>Where the driver cannot pipeline (pgjdbc-ng, simple query mode) all of this holds, one statement at a time;
 *       only rows are made into values behind each statement. {@link Pipelining#whyNot} tells, and the log says so once.
 * </ul>
 *
 * <p>Left out, and refused with a sentence: statements that control the transaction, COPY, and texts with several
 * statements. The whole answer is held in memory. Not safe for use by several threads.
 */
public final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final Origin origin;
    private final List<Request> requests = new ArrayList<>();
    private Optional<SessionContext> context = Optional.empty();
    private Optional<PreparePolicy> policy = Optional.empty();
    private boolean hasRun;

    /** Where a pipeline runs that is not told otherwise, and who is told about it. */
    private record Origin(Optional<Source> source, boolean contextRequired, PipelineListener listener) {}

    /** Gives a connection for one run. */
    @FunctionalInterface
    public interface Source {
        /**
         * A connection in autocommit mode or without an open transaction.
         *
         * @throws SQLException when none is to be had
         */
        Connection connection() throws SQLException;
    }

    private Pipeline(Origin origin) {
        this.origin = origin;
    }

    /** An empty pipeline. */
    public static Pipeline create() {
        return new Pipeline(new Origin(Optional.empty(), false, figures -> {}));
    }

    /**
     * An empty pipeline for {@link #run()}.
     *
     * @param source gives connections that the run may use as they are, and closes
     * @param contextRequired whether a run without a session context is refused
     * @param listener is told what each run cost
     */
    public static Pipeline over(Source source, boolean contextRequired, PipelineListener listener) {
        return new Pipeline(new Origin(Optional.of(source), contextRequired, listener));
    }

    /**
     * The context of the transaction, instead of the thread's current one. In a caller's transaction it is set too, and
     * stays until that ends.
     */
    public Pipeline in(SessionContext sessionContext) {
        context = Optional.of(sessionContext);
        return this;
    }

    /** When the statements that are added from here on are prepared, instead of what the connection is set to. */
    public Pipeline prepare(PreparePolicy preparePolicy) {
        policy = Optional.of(preparePolicy);
        return this;
    }

    /** Adds a statement that answers rows, any number of them. */
    public <T extends @Nullable Object> Reply<List<T>> query(
            String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return add(sql, sql, Reading.list(mapper), true, parameters);
    }

    /** Adds a composed statement that answers rows; its literals are not shown in messages. */
    public <T extends @Nullable Object> Reply<List<T>> query(
            Sql sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return add(sql.text(), sql.toString(), Reading.list(mapper), true, parameters);
    }

    /** Adds a statement that answers one row or none; more fail the run. */
    public <T> Reply<Optional<T>> queryOne(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return add(sql, sql, Reading.one(mapper), true, parameters);
    }

    /** Adds a composed statement that answers one row or none; its literals are not shown in messages. */
    public <T> Reply<Optional<T>> queryOne(Sql sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return add(sql.text(), sql.toString(), Reading.one(mapper), true, parameters);
    }

    /** Adds a statement whose reply is the number of rows it changed, or returned: 0 for those that count none, such as DDL. */
    public Reply<Long> update(String sql, @Nullable Object... parameters) {
        return add(sql, sql, Reading.Answer::count, false, parameters);
    }

    /** Adds a composed statement whose reply is the number of rows it changed, or returned; its literals are not shown in messages. */
    public Reply<Long> update(Sql sql, @Nullable Object... parameters) {
        return add(sql.text(), sql.toString(), Reading.Answer::count, false, parameters);
    }

    /** How many statements it holds. */
    public int size() {
        return requests.size();
    }

    private <T extends @Nullable Object> Reply<T> add(
            String sql, String shown, Reading.Form<T> form, boolean query, @Nullable Object[] parameters) {
        requireNotRun();
        FirstWord word = FirstWord.of(sql);
        word.refusal().ifPresent(why -> {
            throw new IllegalArgumentException("Not a statement for a pipeline: " + why + "\n  found:    " + shown);
        });
        Reply<T> reply = new Reply<>(requests.size());
        requests.add(new Request(
                requests.size(),
                sql,
                shown,
                Collections.unmodifiableList(Arrays.asList(parameters.clone())),
                query || word != FirstWord.CHANGES_ROWS,
                word == FirstWord.CHANGES_MEANING,
                policy,
                new Reading<>(reply, form)));
        return reply;
    }

    /**
     * Executes all statements in a transaction of their own, on a connection of the data source that made the pipeline.
     *
     * @throws PipelineException when one fails, or no connection is to be had
     * @throws IllegalStateException when it has run before, or no data source made it
     */
    public PipelineFigures run() {
        return runOn(origin.source()
                .orElseThrow(() -> new IllegalStateException(
                        "This pipeline belongs to no data source; give run a connection or a data source")));
    }

    /**
     * Executes all statements in a transaction of their own, on a connection that is borrowed for it.
     *
     * @throws PipelineException when one fails, or no connection is to be had
     * @throws IllegalStateException when it has run before
     */
    public PipelineFigures run(DataSource source) {
        return runOn(source::getConnection);
    }

    private PipelineFigures runOn(Source source) {
        requireNotRun();
        Connection connection = borrow(source);
        try {
            return run(connection, true);
        } catch (SQLException closed) {
            Pipelining.noticeWhereLost(connection);
            throw notBegun("looking at the connection", closed);
        } finally {
            giveBack(connection);
        }
    }

    private Connection borrow(Source source) {
        try {
            return source.connection();
        } catch (SQLException noConnection) {
            hasRun = true;
            throw notBegun("getting a connection", noConnection);
        }
    }

    /** What the run has done is done, whether the pool takes the connection back or not. */
    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection could not be given back: {}", e.getSQLState());
        }
    }

    /**
     * Executes all statements: in autocommit mode in a transaction of their own; otherwise as part of the connection's
     * transaction, which is open afterwards.
     *
     * @throws PipelineException when one fails
     * @throws IllegalStateException when it has run before
     */
    public PipelineFigures run(Connection connection) {
        requireNotRun();
        try {
            return run(connection, connection.getAutoCommit());
        } catch (SQLException closed) {
            Pipelining.noticeWhereLost(connection);
            throw notBegun("looking at the connection", closed);
        }
    }

    private PipelineFigures run(Connection connection, boolean own) throws SQLException {
        hasRun = true;
        Optional<SessionContext> carried = context.or(SessionContext::current);
        if (carried.isEmpty() && own && (origin.contextRequired() || SessionConnections.isRequired(connection))) {
            throw notBegun(
                    "looking for the session context",
                    new SQLException(
                            "a session context is required here, and there is none; call in(context), or run it inside of a scope",
                            "28000"));
        }
        if (requests.isEmpty()) {
            return new PipelineFigures(0, 0, 0, 0, false);
        }
        Script script = own
                ? Script.own(requests, carried, Pipelining.isReadOnly(connection))
                : Script.joined(requests, carried);
        Readings readings = new Readings();
        PipelineFigures figures = execute(connection, script, carried, readings);
        Outcome outcome = own ? Outcome.COMMITTED : Outcome.EXECUTED;
        readings.failure().ifPresent(failure -> {
            Optional<Request> unread = Optional.of(failure.request());
            String message = message(unread, "reading its answer", failure.cause(), outcome);
            throw new PipelineException(message, unread, failure.cause(), outcome);
        });
        return figures;
    }

    private PipelineFigures execute(
            Connection connection, Script script, Optional<SessionContext> carried, Readings readings)
            throws SQLException {
        boolean failed = true;
        Run run = Pipelining.on(connection, script, carried);
        try (run) {
            run.execute(script, readings);
            failed = false;
            return run.figures(false);
        } catch (StepFailed failure) {
            Pipelining.noticeWhereLost(connection);
            throw conclude(script, failure);
        } finally {
            tell(run.figures(failed));
        }
    }

    /** Whatever a listener does, the run has ended as it has ended. */
    private void tell(PipelineFigures figures) {
        try {
            origin.listener().ran(figures);
        } catch (RuntimeException e) {
            LOG.warn("A pipeline's listener failed", e);
        }
    }

    private void requireNotRun() {
        if (hasRun) {
            throw new IllegalStateException("This pipeline has run; nothing is executed twice, so make another one");
        }
    }

    private PipelineException conclude(Script script, StepFailed failure) {
        Step failed = script.steps().get(failure.step());
        long executed = script.steps().stream()
                .limit(failure.executed())
                .filter(step -> step.request().isPresent())
                .count();
        for (Request request : requests) {
            request.reading().reply().end(state(request, failed, executed, failure.outcome()));
        }
        SQLException cause = failed.kind() == Step.Kind.CONTEXT ? withoutValues(failure.failure()) : failure.failure();
        return new PipelineException(
                message(failed.request(), failed.kind().words(), cause, failure.outcome()),
                failed.request(),
                cause,
                failure.outcome());
    }

    /** The server quotes the value that it does not take, and a value of the context is nobody's business. */
    private static SQLException withoutValues(SQLException refused) {
        return new SQLException("the server does not take one of its settings", refused.getSQLState());
    }

    private static State state(Request request, Step failed, long executed, Outcome outcome) {
        if (outcome == Outcome.UNKNOWN) {
            return State.UNKNOWN;
        } else if (failed.request().filter(request::equals).isPresent()) {
            return State.FAILED;
        }
        return request.index() < executed ? State.UNDONE : State.NOT_EXECUTED;
    }

    /** Nothing was sent. */
    private PipelineException notBegun(String doing, SQLException cause) {
        requests.forEach(request -> request.reading().reply().end(State.NOT_EXECUTED));
        return new PipelineException(
                message(Optional.empty(), doing, cause, Outcome.UNDONE), Optional.empty(), cause, Outcome.UNDONE);
    }

    private String message(Optional<Request> failed, String doing, Throwable cause, Outcome outcome) {
        String which = failed.map(request ->
                        "Statement " + (request.index() + 1) + " of " + requests.size() + " failed while " + doing)
                .orElse("A pipeline of " + requests.size() + " statements failed while " + doing);
        String text = failed.map(request -> "\n  statement: " + Shown.of(request.shown()))
                .orElse("");
        return which + ": " + Shown.why(cause) + text + "\n  outcome:   " + outcome.words();
    }
}
