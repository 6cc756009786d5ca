package dev.regauge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a run is cut, as the wire shows it. */
class FlightTest {

    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private final TestDatabase database = EmbeddedServer.shared().newDatabase().through(proxy);
    private final Connection connection = database.connect();

    @AfterEach
    void close() throws SQLException {
        connection.close();
        proxy.close();
    }

    @Test
    void aThousandStatementsTakeFiveRoundTrips() {
        Pipeline pipeline = Pipeline.create();
        for (int i = 0; i < 1000; i++) {
            pipeline.query("select ?::int", row -> row.getInt(1), i);
        }
        assertThat(roundTrips(pipeline)).isEqualTo(5);
    }

    @Test
    void manySmallValuesShareAFlight() {
        Pipeline pipeline = Pipeline.create();
        for (int i = 0; i < 200; i++) {
            pipeline.query("select length(?)", row -> row.getInt(1), "x".repeat(100));
        }
        assertThat(roundTrips(pipeline)).isEqualTo(1);
    }

    @Test
    void largeValuesTravelAlone() {
        Pipeline pipeline = Pipeline.create();
        for (int i = 0; i < 4; i++) {
            pipeline.query("select length(?)", row -> row.getInt(1), "x".repeat(100_000));
            pipeline.query("select length(?)", row -> row.getInt(1), "x");
        }
        assertThat(roundTrips(pipeline)).isEqualTo(4);
    }

    @Test
    void aStatementBehindDdlSeesWhatItChanged() {
        for (int execution = 0; execution < 8; execution++) {
            Pipeline pipeline = Pipeline.create();
            pipeline.update("create table if not exists evolving (a int)");
            Reply<List<Integer>> before = columns(pipeline);
            pipeline.update("alter table evolving add column c" + execution + " int");
            Reply<List<Integer>> after = columns(pipeline);
            pipeline.run(connection);
            assertThat(before.value()).containsExactly(execution + 1);
            assertThat(after.value()).containsExactly(execution + 2);
        }
    }

    private static Reply<List<Integer>> columns(Pipeline pipeline) {
        return pipeline.query(
                "select e.* from (select 1) x left join evolving e on true",
                row -> row.getMetaData().getColumnCount());
    }

    @Test
    void statementsOfDifferentPoliciesAreNamedInOneMoreFlightAndThenShareOne() throws SQLException {
        List<Integer> trips = new ArrayList<>();
        for (int execution = 1; execution <= 6; execution++) {
            Pipeline pipeline = Pipeline.create().prepare(PreparePolicy.disabled());
            pipeline.query("select 1 as never", row -> row.getInt(1));
            pipeline.prepare(PreparePolicy.fromExecution(3));
            pipeline.query("select 2 as third", row -> row.getInt(1));
            pipeline.prepare(PreparePolicy.immediately());
            pipeline.query("select 3 as first", row -> row.getInt(1));
            trips.add(roundTrips(pipeline));
        }
        assertThat(trips).containsExactly(2, 1, 2, 1, 1, 1);
        assertThat(named()).contains("select 2 as third", "select 3 as first").doesNotContain("select 1 as never");
    }

    @Test
    void aQueryWithAnUntypedNullKeepsToOneRoundTrip() {
        for (int execution = 1; execution <= 8; execution++) {
            Pipeline pipeline = Pipeline.create();
            for (int i = 0; i < 10; i++) {
                pipeline.query("select 'text' where ?::text is null", row -> row.getString(1), (Object) null);
            }
            assertThat(roundTrips(pipeline)).as("execution %d", execution).isEqualTo(1);
        }
    }

    @Test
    void aChangeThatReturnsRowsForAnUntypedNullKeepsToOneRoundTrip() {
        for (int execution = 1; execution <= 8; execution++) {
            Pipeline pipeline = Pipeline.create();
            for (int i = 0; i < 10; i++) {
                pipeline.update("insert into pg_temp.named (name) values (?) returning name", (Object) null);
            }
            execute("create temp table if not exists named (name text)");
            assertThat(roundTrips(pipeline)).as("execution %d", execution).isEqualTo(1);
        }
    }

    @Test
    void aLongTextThatIsParsedAnewAgainAndAgainDoesNotDeadlockBehindALargeAnswer() {
        String text = "select ?::text /* " + "x".repeat(32_000) + " */";
        for (int execution = 1; execution <= 2; execution++) {
            Pipeline pipeline = Pipeline.create().prepare(PreparePolicy.immediately());
            pipeline.query(
                    "select repeat('y', 20 * 1024 * 1024)",
                    row -> row.getString(1).length());
            List<Reply<List<String>>> replies = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                replies.add(pipeline.query(text, row -> row.getString(1), i % 2 == 0 ? (Object) i : "t" + i));
            }
            pipeline.run(connection);
            assertThat(replies.get(38).value()).containsExactly("38");
            assertThat(replies.get(39).value()).containsExactly("t39");
        }
    }

    /** The driver does not see DDL inside of a DO block, as it does not see that of other connections. */
    @Test
    void aPlanThatADoBlockMadeStaleFailsOneRunAndTheNextWorks() {
        execute("create table if not exists done (a int)");
        for (int execution = 1; execution <= 2; execution++) {
            columnsOfDone().run(connection);
        }
        execute("do $$begin alter table done add column b int; end$$");
        assertThatThrownBy(() -> columnsOfDone().run(connection)).hasMessageContaining("0A000");
        columnsOfDone().run(connection);
    }

    private static Pipeline columnsOfDone() {
        Pipeline pipeline = Pipeline.create().prepare(PreparePolicy.immediately());
        pipeline.query("select * from done", row -> row.getInt(1));
        return pipeline;
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the Syncs, because of a long flight the server answers some before the client has said all. */
    private int roundTrips(Pipeline pipeline) {
        proxy.forget();
        pipeline.run(connection);
        return (int) proxy.frontendTags().chars().filter(tag -> tag == 'S').count();
    }

    private List<String> named() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select statement from pg_prepared_statements")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
