package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.travel.Way;
import dev.regauge.copy.wire.Outcome;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.io.Serial;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;

@Timeout(30)
class OutcomeTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    record Row(int id) {}

    @Test
    void theServerKnowsWhatBecameOfATransaction() throws SQLException {
        assertThat(outcome(Stand.source(DATABASE), ended("commit"))).isEqualTo(Outcome.COMMITTED);
        assertThat(outcome(Stand.source(DATABASE), ended("rollback"))).isEqualTo(Outcome.ABORTED);
    }

    @Test
    void aSourceThatNeverConnectsIsNotWaitedFor() throws SQLException {
        assertThat(outcome(new Hanging(), ended("commit"))).isEqualTo(Outcome.UNKNOWN);
    }

    /** The number means another transaction there. */
    @Test
    void anotherServerIsNotAsked() throws SQLException {
        TestDatabase other = EmbeddedServer.shared().newDatabase();
        assertThat(outcome(Stand.source(other), ended("commit"))).isEqualTo(Outcome.UNKNOWN);
    }

    private static Outcome outcome(PGSimpleDataSource source, String transaction) throws SQLException {
        String url;
        try (Connection connection = Stand.source(DATABASE).getConnection()) {
            url = connection.unwrap(PgConnection.class).getURL();
        }
        return Outcome.of(transaction, source, url, Duration.ofSeconds(1));
    }

    private static String ended(String how) throws SQLException {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("begin");
            try (ResultSet row = statement.executeQuery(Outcome.ASK_NUMBER)) {
                row.next();
                String transaction = row.getString(1);
                statement.execute(how);
                return transaction;
            }
        }
    }

    @Test
    void aLostAnswerLeavesNoCountThatATriggerMayHaveMadeWrong() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
            DATABASE.execute("create table odd (id int)");
            DATABASE.execute("create function keep_odd() returns trigger language plpgsql as"
                    + " 'begin if new.id % 2 = 1 then return new; end if; return null; end'");
            DATABASE.execute("create trigger odd before insert on odd for each row execute function keep_odd()");
            CutSource source = new CutSource(DATABASE, proxy);
            BulkWriter<Row> writer = BulkWriter.into(
                            "odd", Mapping.<Row>columns().ofInt("id", Row::id))
                    .withWay(Way.COPY)
                    .withPatience(Duration.ofSeconds(5));
            writer.write(source, List.of(new Row(1))); // reads the table
            Set<Long> said = new TreeSet<>();
            for (int bytes = 570; bytes < 860; bytes += 6) {
                source.cutNextAfter(bytes);
                try {
                    said.add(writer.write(source, List.of(new Row(1), new Row(2)))
                            .inserted());
                } catch (BulkException lost) {
                    // nothing was kept, or nobody knows
                }
                proxy.pass();
            }
            assertThat(said).isSubsetOf(LoadResult.UNCOUNTED, 1L); // which, depends on how fast the server was
        }
    }

    /** The server works longer at COMMIT than we wait. */
    @Test
    void aCommitWhoseAnswerWasNotWaitedForIsFoundOutAndItsCountIsNotGuessed() {
        DATABASE.execute("create table slow (id int)");
        DATABASE.execute("create function sleep() returns trigger language plpgsql as"
                + " 'begin perform pg_sleep(2); return null; end'");
        DATABASE.execute("create constraint trigger slow after insert on slow deferrable initially deferred"
                + " for each row execute function sleep()");
        BulkWriter<Row> writer = BulkWriter.into("slow", Mapping.<Row>columns().ofInt("id", Row::id))
                .withWay(Way.COPY)
                .withPatience(Duration.ofMillis(1_500));
        assertThat(writer.write(Stand.source(DATABASE), List.of(new Row(1))).inserted())
                .isIn(1L, LoadResult.UNCOUNTED); // the server may keep its answers back until all are there
    }

    /** As a pool without a limit, or a login into a black hole. */
    private static final class Hanging extends PGSimpleDataSource {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public Connection getConnection() {
            while (true) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException goOn) {
                    // it hears nothing
                }
            }
        }
    }
}
