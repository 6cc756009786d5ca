package dev.regauge.connect.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/failures.md}. */
class FailureExamplesTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final DataSource source = Pools.unpooled(database);

    @Test
    void transfersMoney() {
        database.execute("create table account (id int primary key, balance int); insert into account values (1, 100)");
        RegaugeDataSource dataSource = Regauge.connect(database.urlWithLogin());
        // docs: transaction
        Transactions strict = dataSource.transactions().withIsolation(Isolation.SERIALIZABLE);
        int balance = strict.call(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update account set balance = balance - ? where id = ? returning balance")) {
                update.setInt(1, 30);
                update.setInt(2, 1);
                try (ResultSet rows = update.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
        strict.withReadOnly().run(connection -> {
            // reads only; a write fails with 25006
        });
        // end
        assertThat(balance).isEqualTo(70);
        dataSource.close();
    }

    @Test
    void decidesByTheClass() {
        SQLException e = new SQLException("deadlock detected", "40P01");
        String next = "";
        // docs: failure-class
        switch (FailureClass.of(e)) {
            case RETRY_NOW -> next = "roll back and run the transaction again";
            case RETRY_ON_NEW_CONNECTION -> next = "close the connection, borrow another";
            case DO_NOT_RETRY -> next = "report it";
        }
        // end
        assertThat(next).startsWith("roll back");
    }

    @Test
    void waitsAtTheStart() throws SQLException {
        RegaugeDataSource dataSource = Regauge.connect(database.urlWithLogin());
        // docs: readiness
        dataSource.await(Duration.ofSeconds(30));
        // end
        dataSource.close();
        try (var connection = source.getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void tellsAPool() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.urlWithLogin());
        // docs: pool
        config.setExceptionOverrideClassName(PoolEviction.class.getName());
        // end
        try (HikariDataSource pool = new HikariDataSource(config);
                var connection = pool.getConnection()) {
            assertThat(Pools.pid(connection)).isPositive();
        }
    }
}
