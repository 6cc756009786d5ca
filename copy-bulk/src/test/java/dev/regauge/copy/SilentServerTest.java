package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that says nothing any more, or waits to be read itself, does not keep a load for ever. */
@Timeout(20)
class SilentServerTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    record Item(int id, String name) {}

    private static final BulkWriter<Item> ITEMS =
            BulkWriter.into("items", Mapping.record(Item.class)).withPatience(Duration.ofMillis(300));

    @BeforeEach
    void createTable() {
        database.execute("create table items (id int primary key, name text)");
    }

    /** Nothing is kept on a connection that was lost, so there is nothing to be said. */
    @Test
    void aLoadIsGivenUpQuietly() throws SQLException {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
            Connection connection = database.through(proxy).connect();
            Load<Item> load = ITEMS.withWay(Way.UNNEST).withMemory(64 << 10).open(connection);
            IntStream.range(0, 5_000).forEach(i -> load.add(new Item(i, "item")));
            proxy.blackHole();
            load.close();
            assertThat(connection.isClosed()).isTrue();
            connection.abort(Runnable::run);
        }
        assertThat(Stand.count(database, "items")).isZero();
    }

    /**
     * The server waits until its notices are read, and the driver reads them when it has written: neither goes on, unless the
     * kernel's buffers have room for what is written at once, as on some machines.
     */
    @Test
    void noticesThatNobodyReadsEndTheLoad() throws SQLException {
        database.execute("create function shout() returns trigger language plpgsql as $$ begin"
                + " raise notice '%', repeat('x', 4000); return new; end $$;"
                + "create trigger shouting before insert on items for each row execute function shout()");
        PGSimpleDataSource source = Stand.source(database);
        source.setReceiveBufferSize(64 << 10);
        source.setSendBufferSize(64 << 10);
        long kept = 0;
        try {
            kept = ITEMS.withWay(Way.MULTI_VALUES)
                    .withPatience(Duration.ofSeconds(1))
                    .write(source, IntStream.range(0, 20_000).mapToObj(i -> new Item(i, "item")))
                    .rows();
        } catch (BulkException stuck) {
            assertThat(stuck).hasMessageContaining("patience of this load");
        }
        assertThat(Stand.count(database, "items")).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 60_000})
    void theTimeoutOfTheConnectionIsAsItWas(int millis) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setNetworkTimeout(Runnable::run, millis);
            int id = 0;
            for (Way way : Way.values()) {
                ITEMS.withWay(way).write(connection, List.of(new Item(id++, "item")));
            }
            ITEMS.withUpsert(Upsert.on("id").updatingAll()).write(connection, List.of(new Item(1, "item")));
            assertThat(connection.getNetworkTimeout()).isEqualTo(millis);
        }
    }
}
