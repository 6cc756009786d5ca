package dev.regauge.copy.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsertFlightsTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    @ParameterizedTest
    @CsvSource({"SINGLE_INSERT, 5", "MULTI_VALUES, 20", "UNNEST, 100"})
    void takesOneRoundTripWhetherPreparedOrNot(Way way, int rows) throws Exception {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                Connection connection = DATABASE.through(proxy).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists t; create table t (id int4, name text)");
            Rows encoded = Encoded.rows(connection, "select g, 'x' from generate_series(1, " + rows + ") g");
            Inserts inserts = Inserts.into(Encoded.table(connection, "t"), "1 = 1");
            connection.setAutoCommit(false);
            for (int load = 0; load < 8; load++) {
                proxy.forget();
                inserts.send(connection, way, encoded, List.of("savepoint a"), List.of("release savepoint a"));
                assertThat(proxy.roundTrips()).as("load %d", load).isEqualTo(1);
            }
        }
    }
}
