package dev.regauge.copy.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.wire.Patience;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** 2,000 of them are 2 MB in 16 statements. */
    @Test
    void aTableThatSaysNothingTakesAllAtOnceFromItsSecondLoadOn() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                Connection connection = DATABASE.through(proxy).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists t; create table t (id int4, name text)");
            Rows encoded = Encoded.rows(connection, "select g, repeat('x', 1000) from generate_series(1, 2000) g");
            Inserts inserts = Inserts.into(Encoded.table(connection, "t"), "");
            connection.setAutoCommit(false);
            for (int most : new int[] {4, 1, 1}) {
                proxy.forget();
                inserts.send(connection, Way.MULTI_VALUES, encoded, List.of(), List.of());
                assertThat(proxy.roundTrips()).isLessThanOrEqualTo(most);
            }
        }
    }

    /** 60 MB of notices about 12 MB of rows: more than sockets hold, either way. */
    @ParameterizedTest
    @EnumSource(names = "COPY", mode = EnumSource.Mode.EXCLUDE)
    void noticesThatNobodyReadsYetHoldUpNothing(Way way) throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists t; create table t (id int4, name text);"
                    + "create or replace function noisy() returns trigger language plpgsql as"
                    + " $$begin raise notice '%', repeat('n', 10000); return new; end$$;"
                    + "create trigger noisy before insert on t for each row execute function noisy()");
            Rows encoded = Encoded.rows(connection, "select g, repeat('x', 2000) from generate_series(1, 6000) g");
            Inserts inserts = Inserts.into(Encoded.table(connection, "t"), "");
            connection.setAutoCommit(false);
            for (int load = 0; load < 2; load++) {
                assertThat(Patience.during(
                                connection,
                                Duration.ofSeconds(10),
                                "rows were inserted",
                                () -> inserts.send(connection, way, encoded, List.of(), List.of())))
                        .isEqualTo(6_000);
            }
        }
    }
}
