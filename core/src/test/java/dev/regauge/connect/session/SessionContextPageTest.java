package dev.regauge.connect.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of core/docs/session-context.md. */
@SuppressWarnings("try") // scopes that are only there to be closed
class SessionContextPageTest {

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private HikariDataSource pool;
    private DataSource dataSource;

    @BeforeEach
    void connect() {
        pool = Tenants.with("blue", "green").pool(1);
        dataSource = new CarryingDataSource(pool, true);
    }

    @AfterEach
    void disconnect() {
        executor.shutdownNow();
        pool.close();
    }

    @Test
    void aScopeAroundATransaction() throws Exception {
        // docs: session-scope
        try (Scope scope =
                        SessionContext.tenant("blue").with("app.user_id", "7").open();
                Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            List<String> tenants = Tenants.column(connection, "select tenant from note");
            assertThat(tenants).containsExactly("blue");
            connection.commit();
        }
        // end
    }

    @Test
    void workForAnotherThread() throws Exception {
        Repository repository = new Repository(dataSource);
        // docs: session-threads
        SessionContext context = SessionContext.tenant("green");
        List<String> tenants =
                executor.submit(context.wrap(() -> repository.tenants())).get();
        // end
        assertThat(tenants).containsExactly("green");
    }

    private record Repository(DataSource source) {
        List<String> tenants() throws Exception {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                return Tenants.seen(connection);
            }
        }
    }
}
