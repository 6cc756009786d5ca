package dev.regauge.copy.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.upsert.Rule.Meeting;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two writers of the same 10,000 keys, one upwards, one downwards. */
@Tag("waits")
class OppositeOrderTest {

    private static final String KEYS =
            "select id, 'writer %1$d', %2$d from generate_series(1, 10000) id order by case when %1$d = 0 then id else -id end";

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @BeforeEach
    void table() {
        database.execute("create table t (id int primary key, a text, round int)");
    }

    @Test
    void neverEndsInADeadlock() throws Exception {
        try (Connection up = database.connect();
                Connection down = database.connect()) {
            Rule rule = new Rule(List.of("id"), Meeting.UPDATE_ALL, List.of(), false);
            Staged staged = Staged.on(up, "t", rule, "id", "a", "round");

            List<Exception> failures = Writers.failures(
                    (writer, round) -> staged.apply(writer == 0 ? up : down, KEYS.formatted(writer, round)));

            assertThat(failures).isEmpty();
        }
    }

    /** So that the test above can fail. */
    @Test
    void endsInADeadlockWhenEachWritesInItsOwnOrder() throws Exception {
        database.execute("alter database " + database.name() + " set deadlock_timeout = '50ms'");
        try (Connection up = database.connect();
                Connection down = database.connect()) {
            List<Exception> failures = Writers.failures((writer, round) -> {
                try (Statement naive = (writer == 0 ? up : down).createStatement()) {
                    naive.execute("insert into t " + KEYS.formatted(writer, round)
                            + " on conflict (id) do update set a = excluded.a, round = excluded.round");
                }
            });

            assertThat(failures)
                    .isNotEmpty()
                    .allSatisfy(failure ->
                            assertThat(((SQLException) failure).getSQLState()).isEqualTo("40P01"));
        }
    }
}
