package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.travel.Explanation;
import dev.regauge.copy.travel.Streams;
import dev.regauge.copy.value.Policies;
import dev.regauge.copy.value.Policies.BadCharacters;
import dev.regauge.sql.Identifier;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of the page about the bulk writer. */
class BulkWriterPageTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final DataSource dataSource = Stand.source(database);

    // docs: order
    record Order(long id, String customer, BigDecimal total, Instant placedAt, String tagsText) {}
    // end

    private static final List<Order> ORDERS = List.of(
            new Order(1, "Ada", new BigDecimal("9.99"), Instant.EPOCH, "{new}"),
            new Order(2, "Blaise", new BigDecimal("10.00"), Instant.EPOCH, "{new,large}"));

    @BeforeEach
    void createTable() {
        database.execute(
                "create schema sales; create table sales.orders (id bigint primary key, customer text not null,"
                        + " total numeric(12, 2), placed_at timestamptz, tags text[], note text)");
    }

    @Test
    void writesAStream() throws SQLException {
        Stream<Order> stream = ORDERS.stream();
        // docs: write
        Mapping<Order> mapping = Mapping.<Order>columns()
                .ofLong("id", Order::id)
                .of("customer", Order::customer)
                .of("total", Order::total)
                .of("placed_at", Order::placedAt)
                .ofInput("tags", Order::tagsText);
        BulkWriter<Order> orders = BulkWriter.into(Identifier.of("sales", "orders"), mapping);

        LoadResult result = orders.write(dataSource, stream);
        // end
        assertThat(result.inserted()).isEqualTo(2);
        // docs: explain
        Explanation explanation = orders.explain(dataSource, 1_000_000);
        // end
        assertThat(explanation.toString()).contains("COPY");
    }

    private record Visit(long customer, Instant at) {}

    @Test
    void keepsTheReadme() {
        database.execute("create table visits (customer bigint primary key, at timestamptz)");
        Stream<Visit> stream = Stream.of(new Visit(1, Instant.EPOCH), new Visit(1, Instant.EPOCH.plusSeconds(1)));
        // docs: readme-bulk
        BulkWriter<Visit> visits = BulkWriter.into("visits", Mapping.record(Visit.class))
                .withUpsert(Upsert.on("customer").updatingAll());
        LoadResult result = visits.write(dataSource, stream); // or a Connection, in your transaction
        // end
        assertThat(result.inserted()).isEqualTo(1);
    }

    private record Customer(long id, String fullName) {}

    @Test
    void mapsRecordsAndMaps() {
        database.execute("create table customers (id int, full_name text)");
        // docs: mappings
        Mapping<Customer> byComponents = Mapping.record(Customer.class);
        MapMapping byKeys = Mapping.maps("id", "full_name");
        // end
        BulkWriter.into("customers", byComponents).write(dataSource, List.of(new Customer(1, "Ada")));
        BulkWriter.into("customers", byKeys).write(dataSource, List.of(Map.of("id", 2, "full_name", "Blaise")));
    }

    @Test
    void takesRowsOneByOneInATransactionOfTheCaller() throws SQLException {
        BulkWriter<Order> orders = writer();
        try (Connection connection = database.connect()) {
            // docs: load
            connection.setAutoCommit(false);
            try (Load<Order> load = orders.open(connection)) {
                for (Order order : ORDERS) {
                    load.add(order);
                }
                load.complete();
            }
            connection.commit();
            // end
        }
        assertThat(Stand.count(database, "sales.orders")).isEqualTo(2);
    }

    @Test
    void handlesValuesThatDoNotFit() {
        BulkWriter<Order> orders = writer();
        // docs: policies
        BulkWriter<Order> forgiving =
                orders.withPolicies(Policies.STRICT.withNul(BadCharacters.STRIP).withDecimals(RoundingMode.HALF_EVEN));
        // end
        forgiving.write(dataSource, List.of(new Order(3, "C\0", new BigDecimal("1.005"), Instant.EPOCH, "{}")));
    }

    @Test
    void tellsFailuresApart() {
        BulkWriter<Order> orders = writer().withPatience(Duration.ofMinutes(1));
        // docs: failures
        try {
            orders.write(dataSource, ORDERS);
        } catch (ValueRefusedException e) {
            // row e.row(), column e.column(): correct the value; nothing was kept
        } catch (BulkOutcomeUnknownException e) {
            // all rows were kept, or none: e.question() asks the server which
        } catch (BulkException e) {
            // the server's refusal e.sqlState(), or a lost connection; nothing was kept
        }
        // end
    }

    @Test
    void usesStreams() throws SQLException {
        BulkWriter<Order> orders = writer();
        // docs: streams
        BulkWriter<Order> twice = orders.withStreams(Streams.of(2));
        BulkWriter<Order> forItself = orders.withStreams(Streams.partialSuccess(2));
        // end
        twice.write(dataSource, ORDERS.subList(0, 1));
        forItself.write(dataSource, ORDERS.subList(1, 2));
        assertThat(Stand.count(database, "sales.orders")).isEqualTo(2);
    }

    private static BulkWriter<Order> writer() {
        return BulkWriter.into(
                Identifier.of("sales", "orders"),
                Mapping.<Order>columns()
                        .ofLong("id", Order::id)
                        .of("customer", Order::customer)
                        .of("total", Order::total));
    }
}
