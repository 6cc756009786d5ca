package dev.regauge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.connect.failure.FailureClass;
import dev.regauge.pipeline.Reply.State;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.util.ByteStreamWriter;

/** A run whose connection is lost says what is known of it, and no more. */
class PipelineFaultsTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private final HikariDataSource pool = new HikariDataSource();

    @BeforeEach
    void fill() throws SQLException {
        database.execute("create table t (id int primary key)");
        pool.setJdbcUrl(database.through(proxy).url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(10_000);
        pool.getConnection().close();
    }

    @AfterEach
    void close() {
        pool.close();
        proxy.close();
    }

    @Test
    void aBackendThatIsTerminatedByAStatementUndoesTheRun() throws SQLException {
        Pipeline pipeline = inserting();
        Reply<?> fatal = pipeline.query("select pg_terminate_backend(pg_backend_pid())", row -> row.getBoolean(1));
        Reply<Long> behind = pipeline.update("insert into t values (3)");
        PipelineException failure = catchThrowableOfType(PipelineException.class, () -> pipeline.run(pool));
        assertThat(failure.index()).hasValue(2);
        assertThat(failure.sqlState()).contains("57P01");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNDONE);
        assertThat(fatal.state()).isEqualTo(State.FAILED);
        assertThat(behind.state()).isEqualTo(State.NOT_EXECUTED);
        assertThat(rows()).isZero();
        theNextRunWorks();
    }

    @Test
    void aBackendThatWasTerminatedWhileIdleUndoesTheRun() throws SQLException {
        try (Connection connection = database.connect()) {
            database.execute("select pg_terminate_backend("
                    + connection.unwrap(PGConnection.class).getBackendPID() + ")");
            PipelineException failure = catchThrowableOfType(
                    PipelineException.class, () -> inserting().run(connection));
            assertThat(failure.outcome()).isEqualTo(Outcome.UNDONE);
            assertThat(failure.sqlState()).contains("57P01");
            assertThat(rows()).isZero();
        }
    }

    /** The driver has half a message on the wire, and earlier statements of the run are executed. */
    @Test
    void aValueThatBreaksOffWhileItIsSentUndoesTheRunAndEndsTheConnection() throws SQLException {
        for (boolean joined : new boolean[] {false, true}) {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(!joined);
                Pipeline pipeline = Pipeline.create();
                for (int i = 0; i < 260; i++) {
                    pipeline.update("insert into t values (?)", i);
                }
                pipeline.update("insert into t select 1000 where ? is not null", BREAKING);
                PipelineException failure =
                        catchThrowableOfType(PipelineException.class, () -> pipeline.run(connection));
                assertThat(failure.outcome()).isEqualTo(joined ? Outcome.ABORTED : Outcome.UNKNOWN);
                assertThat(connection.isValid(1)).isFalse();
            }
            assertThat(rows()).isZero();
            theNextRunWorks();
            database.execute("delete from t");
        }
    }

    private static final ByteStreamWriter BREAKING = new ByteStreamWriter() {
        @Override
        public int getLength() {
            return 20_000;
        }

        @Override
        public void writeTo(ByteStreamTarget target) throws IOException {
            target.getOutputStream().write(new byte[10_000]);
            throw new IllegalStateException("broke");
        }
    };

    @Test
    void anAnswerThatIsLostWithTheConnectionLeavesTheOutcomeUnknown() throws SQLException {
        proxy.cutAfterBytesToClient(40);
        Pipeline pipeline = inserting();
        PipelineException failure = catchThrowableOfType(PipelineException.class, () -> pipeline.run(pool));
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.failureClass()).isEqualTo(FailureClass.DO_NOT_RETRY);
        assertThat(failure).hasMessageContaining("while COMMIT was under way");
        proxy.pass();
        theNextRunWorks();
    }

    @Test
    void aConnectionThatIsLostBeforeCommitIsSentUndoesTheRun() throws SQLException {
        Pipeline pipeline = Pipeline.create();
        pipeline.update("insert into t values (1)");
        pipeline.query("select pg_terminate_backend(pg_backend_pid()), repeat('x', 100000)", row -> row.getString(2));
        pipeline.update("insert into t select 2 where ? is not null", "y".repeat(200_000));
        PipelineException failure = catchThrowableOfType(PipelineException.class, () -> pipeline.run(pool));
        assertThat(failure.outcome()).isEqualTo(Outcome.UNDONE);
        assertThat(rows()).isZero();
        theNextRunWorks();
    }

    private static Pipeline inserting() {
        Pipeline pipeline = Pipeline.create();
        pipeline.update("insert into t values (1)");
        pipeline.update("insert into t values (2)");
        return pipeline;
    }

    private void theNextRunWorks() {
        Pipeline pipeline = Pipeline.create();
        Reply<Long> reply = pipeline.update("insert into t values (100)");
        pipeline.run(pool);
        assertThat(reply.value()).isOne();
    }

    private int rows() throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
