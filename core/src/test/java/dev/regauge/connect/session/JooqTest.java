package dev.regauge.connect.session;

import static dev.regauge.connect.session.Tenants.BLUE;
import static dev.regauge.connect.session.Tenants.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JooqTest {

    private static HikariDataSource pool;
    private static DSLContext jooq;

    @BeforeAll
    static void connect() {
        pool = Tenants.with(BLUE, GREEN).pool(2);
        jooq = DSL.using(new CarryingDataSource(pool, true), SQLDialect.POSTGRES);
    }

    @AfterAll
    static void disconnect() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {BLUE, GREEN, BLUE})
    void aTransactionSeesAndWritesTheRowsOfItsTenant(String tenant) throws Exception {
        List<String> seen = SessionContext.tenant(tenant)
                .call(() -> jooq.transactionResult(in -> {
                    DSLContext inside = in.dsl();
                    inside.execute("insert into note (body) values (?)", "jooq");
                    List<String> both = inside.fetch(Tenants.READ).getValues(0, String.class);
                    inside.execute("delete from note where body = ?", "jooq");
                    return both;
                }));
        assertThat(seen).containsExactly(tenant, tenant);
    }

    @Test
    void withoutAContextATransactionIsRefused() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jooq.transactionResult(in -> in.dsl().fetch(Tenants.READ)))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("28000"));
    }

    @Test
    void outsideATransactionAReadIsRefused() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> SessionContext.tenant(BLUE).run(() -> jooq.fetch(Tenants.READ)))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("25P01"));
    }
}
