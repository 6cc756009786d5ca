package dev.regauge.connect.session;

import static dev.regauge.connect.session.Tenants.BLUE;
import static dev.regauge.connect.session.Tenants.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class SpringTest {

    private static HikariDataSource pool;
    private static JdbcTemplate jdbc;

    private TransactionTemplate transaction;
    private DataSourceTransactionManager manager;

    @BeforeAll
    static void connect() {
        pool = Tenants.with(BLUE, GREEN).pool(2);
        jdbc = new JdbcTemplate(new CarryingDataSource(pool, true));
    }

    @BeforeEach
    void begin() {
        manager = new DataSourceTransactionManager(new CarryingDataSource(pool, true));
        jdbc.setDataSource(manager.getDataSource());
        transaction = new TransactionTemplate(manager);
    }

    @AfterAll
    static void disconnect() {
        pool.close();
    }

    private static List<String> seen() {
        return jdbc.queryForList(Tenants.READ, String.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {BLUE, GREEN, BLUE})
    void aTransactionSeesAndWritesTheRowsOfItsTenant(String tenant) {
        SessionContext.tenant(tenant)
                .run(() -> transaction.executeWithoutResult(status -> {
                    jdbc.update("insert into note (body) values (?)", "spring");
                    assertThat(seen()).containsExactly(tenant, tenant);
                    status.setRollbackOnly();
                }));
    }

    @Test
    void aReadOnlySerializableTransactionIsOne() {
        manager.setEnforceReadOnly(true);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        SessionContext.tenant(BLUE)
                .run(() -> transaction.executeWithoutResult(status -> {
                    assertThat(seen()).containsExactly(BLUE);
                    assertThat(jdbc.queryForObject("show transaction_isolation", String.class))
                            .isEqualTo("serializable");
                    assertThat(jdbc.queryForObject("show transaction_read_only", String.class))
                            .isEqualTo("on");
                }));
    }

    @Test
    void withoutAContextATransactionIsRefused() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> transaction.execute(status -> seen()))
                .withRootCauseInstanceOf(SQLException.class)
                .satisfies(e -> assertThat(state(e)).isEqualTo("28000"));
    }

    @Test
    void outsideATransactionAReadIsRefused() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> SessionContext.tenant(BLUE).run(SpringTest::seen))
                .satisfies(e -> assertThat(state(e)).isEqualTo("25P01"));
    }

    private static String state(DataAccessException e) {
        return e.getRootCause() instanceof SQLException sql ? sql.getSQLState() : "none";
    }
}
