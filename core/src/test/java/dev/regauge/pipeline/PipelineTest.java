package dev.regauge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.connect.session.SessionContext;
import dev.regauge.pipeline.Reply.State;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
class PipelineTest {

    private static final FaultProxy PROXY = FaultProxy.to(EmbeddedServer.shared());
    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private static Connection connection;

    @BeforeAll
    static void connect() {
        DATABASE.execute("create table t (id int primary key, name text); create sequence calls;"
                + "create table child (id int references t deferrable initially deferred)");
        connection = DATABASE.through(PROXY).connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
        PROXY.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate t, child; insert into t values (-1, 'minus one')");
    }

    @Test
    void givesEachStatementItsOwnTypedReply() {
        Pipeline pipeline = Pipeline.create();
        Reply<Long> inserted = pipeline.update("insert into t values (?, ?), (?, ?)", 1, "one", 2, null);
        Reply<List<String>> names = pipeline.query("select name from t order by id", row -> row.getString(1));
        Reply<Optional<Integer>> two =
                pipeline.queryOne("select id from t where name is null", row -> row.getInt("id"));
        Reply<Optional<Integer>> none = pipeline.queryOne("select id from t where id = ?", row -> row.getInt(1), 77);
        Reply<List<Integer>> changed =
                pipeline.query("update t set name = 'x' where id < ? returning id", row -> row.getInt(1), 2);
        Reply<Long> ddl = pipeline.update("create temp table if not exists scratch (x int)");
        pipeline.run(connection);
        assertThat(inserted.value()).isEqualTo(2);
        assertThat(names.value()).containsExactly("minus one", "one", null);
        assertThat(two.value()).contains(2);
        assertThat(none.value()).isEmpty();
        assertThat(changed.value()).containsExactlyInAnyOrder(-1, 1);
        assertThat(ddl.value()).isZero();
        assertThat(count("t")).isEqualTo(3);
    }

    @Test
    void takesOneRoundTripForAHundredStatementsWithContextAndCommit() {
        for (int execution = 1; execution <= 7; execution++) {
            Pipeline pipeline = Pipeline.create().in(SessionContext.of("app.tenant_id", "x', true); drop table t; --"));
            List<Reply<List<String>>> seen = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                pipeline.update("insert into t values (?, 'n" + i + "')", i);
                seen.add(pipeline.query(
                        "select name || current_setting('app.tenant_id') from t where id = ? and " + i + " = " + i,
                        row -> row.getString(1),
                        i));
            }
            PROXY.forget();
            PipelineFigures figures = pipeline.run(connection);
            assertThat(PROXY.frontendTags().chars().filter(tag -> tag == 'S').count())
                    .as("execution %d", execution)
                    .isEqualTo(1);
            assertThat(PROXY.roundTrips()).as("execution %d", execution).isEqualTo(1);
            assertThat(figures.roundTrips()).isEqualTo(1);
            assertThat(figures.byName()).isEqualTo(execution < 5 ? 0 : 100);
            assertThat(seen.get(49).value()).containsExactly("n49x', true); drop table t; --");
            empty();
        }
    }

    @Test
    void forgetsTheContextWithTheTransaction() throws SQLException {
        Pipeline pipeline = Pipeline.create().in(SessionContext.of("app.tenant_id", "acme"));
        Reply<Optional<String>> inside =
                pipeline.queryOne("select current_setting('app.tenant_id')", row -> row.getString(1));
        pipeline.run(connection);
        assertThat(inside.value()).contains("acme");
        assertThat(one("select nullif(current_setting('app.tenant_id', true), '')"))
                .isNull();
    }

    @Nested
    class WhenAStatementFails {

        @Test
        void nothingRemainsAndTheStatementIsNamed() {
            Pipeline pipeline = Pipeline.create();
            List<Reply<Long>> replies = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                replies.add(pipeline.update("insert into t values (?, ?)", i == 289 ? -1 : i, "n" + i));
            }
            PipelineException failure = catchThrowableOfType(PipelineException.class, () -> pipeline.run(connection));
            assertThat(failure.index()).hasValue(289);
            assertThat(failure.sql()).contains("insert into t values (?, ?)");
            assertThat(failure.sqlState()).contains("23505");
            assertThat(failure.outcome()).isEqualTo(Outcome.UNDONE);
            assertThat(failure).hasMessageContaining("Statement 290 of 300").hasMessageNotContaining("n289");
            assertThat(replies).extracting(Reply::state).startsWith(State.UNDONE, State.UNDONE);
            assertThat(replies.get(288).state()).isEqualTo(State.UNDONE);
            assertThat(replies.get(289).state()).isEqualTo(State.FAILED);
            assertThat(replies.get(290).state()).isEqualTo(State.NOT_EXECUTED);
            assertThatThrownBy(() -> replies.get(299).value()).hasMessageContaining("not executed");
            assertThat(count("t")).isEqualTo(1);
        }

        @Test
        void theSecondOfTwoEqualTextsIsTheOneNamed() {
            Pipeline pipeline = Pipeline.create();
            pipeline.update("insert into t values (?, 'a')", 5);
            pipeline.query("select * from t", row -> row.getInt(1));
            pipeline.update("insert into t values (?, 'a')", 5);
            PipelineException failure = catchThrowableOfType(PipelineException.class, () -> pipeline.run(connection));
            assertThat(failure.index()).hasValue(2);
            assertThat(count("t")).isEqualTo(1);
        }

        @Test
        void theConnectionServesTheNextOne() {
            assertThatThrownBy(() -> failing().run(connection)).isInstanceOf(PipelineException.class);
            Pipeline pipeline = Pipeline.create();
            Reply<Long> reply = pipeline.update("insert into t values (8, 'eight')");
            pipeline.run(connection);
            assertThat(reply.value()).isOne();
        }

        @Test
        void nothingIsExecutedTwice() {
            long before = Long.parseLong(one("select nextval('calls')"));
            Pipeline pipeline = Pipeline.create();
            pipeline.query("select nextval('calls')", row -> row.getLong(1));
            pipeline.update("insert into t values (-1, 'again')");
            pipeline.query("select nextval('calls')", row -> row.getLong(1));
            assertThatThrownBy(() -> pipeline.run(connection)).isInstanceOf(PipelineException.class);
            assertThat(Long.parseLong(one("select nextval('calls')"))).isEqualTo(before + 2);
            assertThatThrownBy(() -> pipeline.run(connection)).hasMessageContaining("has run");
        }

        @Test
        void aConstraintThatIsCheckedAtCommitFailsTheRun() {
            Pipeline pipeline = Pipeline.create();
            Reply<Long> reply = pipeline.update("insert into child values (99)");
            PipelineException failure = catchThrowableOfType(PipelineException.class, () -> pipeline.run(connection));
            assertThat(failure.index()).isEmpty();
            assertThat(failure.sqlState()).contains("23503");
            assertThat(failure.outcome()).isEqualTo(Outcome.UNDONE);
            assertThat(failure).hasMessageContaining("committing");
            assertThat(reply.state()).isEqualTo(State.UNDONE);
            assertThat(count("child")).isZero();
        }

        @Test
        void aValueThatCannotBeBoundIsRefusedBeforeAnythingIsSent() {
            Pipeline pipeline = Pipeline.create();
            pipeline.update("insert into t values (1, 'x')");
            pipeline.update("insert into t values (?, 'x')", new Object());
            PROXY.forget();
            PipelineException failure = catchThrowableOfType(PipelineException.class, () -> pipeline.run(connection));
            assertThat(failure.index()).hasValue(1);
            assertThat(PROXY.frontendTags()).isEmpty();
        }

        @Test
        void aMissingOrSurplusValueIsRefusedBeforeAnythingIsSent() {
            Pipeline pipeline = Pipeline.create();
            pipeline.update("insert into t values (?, ?)", 1);
            assertThatThrownBy(() -> pipeline.run(connection))
                    .hasMessageContaining("2 placeholders, and 1 values")
                    .hasMessageContaining("Statement 1 of 1");
        }

        private Pipeline failing() {
            Pipeline pipeline = Pipeline.create();
            pipeline.update("insert into t values (1, 'x')");
            pipeline.update("select 1/0");
            return pipeline;
        }
    }

    @Nested
    class WhenTheCallerHasATransaction {

        @Test
        void joinsItAndLeavesTheCommitToTheCaller() throws SQLException {
            connection.setAutoCommit(false);
            try {
                Pipeline pipeline = Pipeline.create();
                pipeline.update("insert into t values (1, 'x')");
                PROXY.forget();
                pipeline.run(connection);
                assertThat(PROXY.roundTrips()).isEqualTo(1);
                assertThat(count("t")).isEqualTo(1);
                connection.commit();
                assertThat(count("t")).isEqualTo(2);
            } finally {
                connection.setAutoCommit(true);
            }
        }

        @Test
        void leavesItAbortedWhenAStatementFails() throws SQLException {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into t values (1, 'mine')");
                PipelineException failure = catchThrowableOfType(
                        PipelineException.class,
                        () -> new WhenAStatementFails().failing().run(connection));
                assertThat(failure.outcome()).isEqualTo(Outcome.ABORTED);
                assertThatThrownBy(() -> statement.execute("select 1")).hasMessageContaining("aborted");
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            assertThat(count("t")).isEqualTo(1);
        }

        @Test
        void refusesToBeginAnotherWhereOneWasBegunInSql() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("begin");
                assertThatThrownBy(() -> new WhenAStatementFails().failing().run(connection))
                        .hasMessageContaining("A transaction is open");
                statement.execute("rollback");
            }
        }
    }

    @Test
    void survivesLargeValuesAgainstLargeAnswersInAnyOrder() {
        String large = "x".repeat(12 * 1024 * 1024);
        for (boolean answerFirst : new boolean[] {true, false}) {
            Pipeline pipeline = Pipeline.create();
            List<Reply<Optional<Integer>>> lengths = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                lengths.add(
                        (i == 0) == answerFirst
                                ? pipeline.queryOne(
                                        "select repeat('y', 12 * 1024 * 1024)",
                                        row -> row.getString(1).length())
                                : pipeline.queryOne("select length(?)", row -> row.getInt(1), large));
            }
            lengths.add(
                    pipeline.queryOne("select ?::text", row -> row.getString(1).length(), large));
            pipeline.run(connection);
            assertThat(lengths).extracting(reply -> reply.value().orElseThrow()).containsOnly(12 * 1024 * 1024);
        }
    }

    @Test
    void runsAnyNumberOfStatementsInOneTransaction() {
        Pipeline pipeline = Pipeline.create();
        for (int i = 0; i < 5000; i++) {
            pipeline.update("insert into t values (?, ?)", i, "n" + i);
        }
        Reply<Optional<Integer>> transactions =
                pipeline.queryOne("select count(distinct xmin::text) from t where id >= 0", row -> row.getInt(1));
        pipeline.run(connection);
        assertThat(transactions.value()).contains(1);
        assertThat(count("t")).isEqualTo(5001);
    }

    @Test
    void readsOneStatementWithChangingTypesOfValues() {
        for (int execution = 1; execution <= 8; execution++) {
            Pipeline pipeline = Pipeline.create();
            List<Reply<Optional<String>>> replies = new ArrayList<>();
            for (Object value :
                    new Object[] {1, null, "1", 2L, 1, OffsetDateTime.parse("2026-11-29T10:00:00Z"), "3", 4}) {
                replies.add(pipeline.queryOne(
                        "select ?::text || '!' as x, 1::int8 as y", row -> row.getString("x"), value));
            }
            pipeline.run(connection);
            assertThat(replies.get(0).value()).contains("1!");
            assertThat(replies.get(1).value()).isEmpty();
            assertThat(replies.get(3).value()).contains("2!");
            assertThat(replies.get(7).value()).contains("4!");
        }
    }

    @Test
    void aMapperThatThrowsFailsTheRunWhichIsCommitted() {
        Pipeline pipeline = Pipeline.create();
        Reply<Long> inserted = pipeline.update("insert into t values (1, 'x')");
        Reply<List<Integer>> unreadable = pipeline.query("select name from t", row -> row.getInt(1));
        PipelineException failure = catchThrowableOfType(PipelineException.class, () -> pipeline.run(connection));
        assertThat(failure.outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(failure.index()).hasValue(1);
        assertThat(inserted.value()).isOne();
        assertThat(unreadable.state()).isEqualTo(State.UNREADABLE);
        assertThat(count("t")).isEqualTo(2);
    }

    @Test
    void refusesWhatCannotBePartOfIt() {
        Pipeline pipeline = Pipeline.create();
        for (String sql : List.of("commit", " /* x /* y */ */ BEGIN", "-- c\nrollback to a", "copy t from stdin")) {
            assertThatThrownBy(() -> pipeline.update(sql)).isInstanceOf(IllegalArgumentException.class);
        }
        pipeline.update("insert into t values (1, 'x'); insert into t values (2, 'y')");
        assertThatThrownBy(() -> pipeline.run(connection)).hasMessageContaining("2 statements");
        assertThat(count("t")).isEqualTo(1);
    }

    private static String one(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As others see it. */
    private static int count(String table) {
        try (Connection other = DATABASE.connect();
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
