package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.connect.session.SessionContext;
import dev.regauge.pipeline.Pipeline;
import dev.regauge.pipeline.Reply;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows of the connection layer. */
class ReadmeExampleTest {

    @Test
    void oneRoundTripForEverything() {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute("create table visits (customer int); create table orders (id int, customer int);"
                + "insert into orders values (1, 7), (2, 7)");
        String url = database.urlWithLogin().replace("jdbc:", "");
        // docs: readme-connect
        try (RegaugeDataSource dataSource = Regauge.connect(url)) {
            Pipeline pipeline = dataSource.pipeline().in(SessionContext.tenant("acme"));
            Reply<List<Integer>> orders =
                    pipeline.query("select id from orders where customer = ?", row -> row.getInt("id"), 7);
            Reply<Long> visits = pipeline.update("insert into visits (customer) values (?)", 7);
            pipeline.run(); // one round trip
            show(orders.value(), visits.value());
        }
        // end
        assertThat(shown).containsExactly(List.of(1, 2), 1L);
    }

    private final List<Object> shown = new ArrayList<>();

    private void show(Object... values) {
        shown.addAll(List.of(values));
    }
}
