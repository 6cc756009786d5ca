package dev.regauge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.connect.session.SessionContext;
import dev.regauge.pipeline.Reply.State;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of the page about pipelines. */
class PipelineExamplesTest {

    private final HikariDataSource dataSource = new HikariDataSource();
    private final List<Object> reported = new ArrayList<>();

    @BeforeEach
    void fill() {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute("create table customers (id int primary key, name text, visits int default 0);"
                + "create table orders (id int, customer int, open boolean);"
                + "insert into customers values (7, 'Grace'); insert into orders values (1, 7, true), (2, 7, true)");
        dataSource.setJdbcUrl(database.url());
        dataSource.setUsername(database.user());
        dataSource.setPassword(database.password());
        dataSource.setMaximumPoolSize(2);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void threeStatementsInOneRoundTrip() {
        // docs: pipeline-run
        Pipeline pipeline = Pipeline.create().in(SessionContext.tenant("acme"));
        Reply<Optional<String>> name =
                pipeline.queryOne("select name from customers where id = ?", row -> row.getString(1), 7);
        Reply<List<Integer>> open =
                pipeline.query("select id from orders where customer = ? and open", row -> row.getInt(1), 7);
        Reply<Long> visits = pipeline.update("update customers set visits = visits + 1 where id = ?", 7);
        pipeline.run(dataSource);

        String greeting = name.value().orElse("nobody") + " has " + open.value().size() + " open orders";
        boolean known = visits.value() == 1;
        // end
        assertThat(greeting).isEqualTo("Grace has 2 open orders");
        assertThat(known).isTrue();
    }

    @Test
    void aFailureNamesItsStatement() {
        // docs: pipeline-failure
        Pipeline pipeline = Pipeline.create();
        Reply<Long> first = pipeline.update("insert into customers (id, name) values (?, ?)", 8, "Ada");
        Reply<Long> second = pipeline.update("insert into customers (id, name) values (?, ?)", 8, "Bob");
        Reply<Long> third = pipeline.update("insert into customers (id, name) values (?, ?)", 9, "Eve");
        try {
            pipeline.run(dataSource);
        } catch (PipelineException failure) {
            report(failure.index().orElseThrow(), failure.sqlState().orElseThrow(), failure.outcome());
        }
        states(first.state(), second.state(), third.state());
        // end
        assertThat(reported)
                .containsExactly(1, "23505", Outcome.UNDONE, State.UNDONE, State.FAILED, State.NOT_EXECUTED);
    }

    @Test
    void aPolicyForSome() {
        // docs: pipeline-policy
        Pipeline pipeline = Pipeline.create().prepare(PreparePolicy.immediately());
        Reply<Optional<String>> often =
                pipeline.queryOne("select name from customers where id = ?", row -> row.getString(1), 7);
        pipeline.prepare(PreparePolicy.disabled());
        Reply<Optional<Long>> seldom =
                pipeline.queryOne("select count(*) from orders where open", row -> row.getLong(1));
        PipelineFigures figures = pipeline.run(dataSource);
        // end
        assertThat(often.value()).contains("Grace");
        assertThat(seldom.value()).contains(2L);
        assertThat(figures.byName()).isOne();
        assertThat(figures.unnamed()).isOne();
    }

    private void report(Object... facts) {
        reported.addAll(List.of(facts));
    }

    private void states(State... states) {
        reported.addAll(List.of(states));
    }
}
