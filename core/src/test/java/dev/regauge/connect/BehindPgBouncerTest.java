package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.LogCapture;
import dev.regauge.testing.PgBouncer;
import dev.regauge.testing.PgBouncer.Mode;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The work at which {@link BarePgjdbcBehindPgBouncerTest bare pgjdbc} fails and answers wrongly, and more of it. */
@Tag("alone")
@Tag("waits")
@Timeout(120)
class BehindPgBouncerTest {

    private static final int SERVER_CONNECTIONS = 2;

    private final TestDatabase behind = EmbeddedServer.shared().newDatabase();
    private final PgBouncer pooler = PgBouncer.inFrontOf(behind, Mode.TRANSACTION, SERVER_CONNECTIONS);
    private final Settings settings =
            Settings.of(pooler.database().urlWithLogin()).withPoolSize(4);

    @AfterEach
    void close() {
        pooler.close();
    }

    @Test
    void tenThousandMixedStatementsAllSucceedWithTheRightAnswer() throws Exception {
        assertRight(settings, 10_000);
        assertBooksBalance();
    }

    @Test
    void soDoTheyWhereEverythingIsToBePreparedAtOnce() throws Exception {
        assertRight(settings.withPreparePolicy(PreparePolicy.immediately()), 2_000);
    }

    @Test
    void theLogSaysOnceThatNothingIsPrepared() throws Exception {
        try (LogCapture log = LogCapture.of(RegaugeDataSource.class)) {
            assertRight(settings, 200);
            assertThat(log.messages())
                    .filteredOn(said -> said.contains("pooler"))
                    .hasSize(1);
        }
    }

    private void assertRight(Settings settings, int statements) throws Exception {
        try (RegaugeDataSource source = Regauge.connect(settings)) {
            MixedWork.Outcome outcome = MixedWork.run(behind, source::getConnection, statements, 3);
            assertThat(outcome.statements()).isGreaterThanOrEqualTo(statements);
            assertThat(outcome.errors()).as("%s", outcome).isEmpty();
            assertThat(outcome.wrong()).as("%s", outcome).isZero();
        }
    }

    /** Seen from behind the pooler: every entry of the journal is there once, and only deposits of 5 add to the accounts. */
    private void assertBooksBalance() throws SQLException {
        try (Connection connection = behind.connect()) {
            assertThat(Rows.text(
                            connection,
                            "select count(*) > 0 and count(*) = count(distinct (client, entry)) from journal"))
                    .isEqualTo("t");
            assertThat(Rows.text(connection, "select sum(balance) > 0 and sum(balance) % 5 = 0 from account"))
                    .isEqualTo("t");
        }
    }
}
