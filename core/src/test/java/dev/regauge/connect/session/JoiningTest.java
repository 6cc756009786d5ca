package dev.regauge.connect.session;

import static dev.regauge.connect.session.Tenants.BLUE;
import static dev.regauge.connect.session.Tenants.GREEN;
import static dev.regauge.connect.session.Tenants.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.jdbc.PgConnection;

/** Code that sets the context itself, in the caller's transaction. */
@SuppressWarnings("try") // scopes that are only there to be closed
@Tag("alone")
class JoiningTest {

    private static final Optional<SessionContext> OF_BLUE = Optional.of(SessionContext.tenant(BLUE));
    private static final Optional<SessionContext> OF_GREEN = Optional.of(SessionContext.tenant(GREEN));
    private static final Optional<SessionContext> NONE = Optional.empty();

    private static Tenants tenants;

    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private Connection raw;
    private Connection required;

    @BeforeAll
    static void createTenants() {
        tenants = Tenants.with(BLUE, GREEN);
    }

    @BeforeEach
    void connect() throws SQLException {
        raw = tenants.begin(proxy);
        required = SessionConnections.of(raw, true);
    }

    @AfterEach
    void disconnect() throws SQLException {
        raw.close();
        proxy.close();
    }

    /** As the pipeline does. */
    private void join(Connection connection, Optional<SessionContext> context) throws SQLException {
        proxy.forget();
        Connection beneath = SessionConnections.joining(connection, context);
        assertThat(beneath).isSameAs(raw);
        assertThat(proxy.frontendTags()).isEmpty();
        if (context.isPresent()) {
            try (PreparedStatement setting =
                    beneath.prepareStatement(context.get().sql())) {
                setting.setString(1, context.get().parameters().get(0));
                setting.setString(2, context.get().parameters().get(1));
                setting.execute();
            }
        }
        proxy.forget();
    }

    private void assertRefused(String state, ThrowingCallable work) {
        proxy.forget();
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
                .hasMessageContaining("to fix:")
                .hasMessageNotContainingAny(BLUE, GREEN);
        assertThat(proxy.frontendTags()).isEmpty();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection optional() throws Exception {
        return OF_BLUE.orElseThrow().call(() -> SessionConnections.of(raw, false));
    }

    @Test
    void theContextIsTheTransactionsFromThenOn() throws SQLException {
        try (Scope scope = OF_BLUE.get().open()) {
            join(required, OF_GREEN);
            assertRefused("25000", () -> seen(required));
            required.commit();
            assertThat(seen(required)).containsExactly(BLUE);
        }
    }

    @Test
    void isNotSetASecondTime() throws SQLException {
        join(required, OF_BLUE);
        try (Scope scope = OF_BLUE.get().open()) {
            assertThat(seen(required)).containsExactly(BLUE);
            assertThat(proxy.roundTrips()).isEqualTo(1);
        }
    }

    @Test
    void isSetAgainWhereTheFlightNeverLeft() throws SQLException {
        SessionConnections.joining(required, OF_BLUE);
        try (Scope scope = OF_BLUE.get().open()) {
            assertThat(seen(required)).containsExactly(BLUE);
        }
    }

    @Test
    void isSetAgainWhereTheDriverMayHaveRolledItBackAlone() throws SQLException {
        raw.unwrap(PgConnection.class).setAutosave(AutoSave.ALWAYS);
        assertThatThrownBy(() -> execute(
                        SessionConnections.joining(required, OF_BLUE),
                        "select set_config('app.tenant_id', 'blue', true); select 1/0"))
                .hasMessageContaining("division by zero");
        try (Scope scope = OF_BLUE.get().open()) {
            assertThat(seen(required)).containsExactly(BLUE);
        }
    }

    @Test
    void joinsATransactionOfTheSameContextWhateverMayHaveHappenedToIt() throws SQLException {
        try (Scope scope = OF_BLUE.get().open()) {
            seen(required);
            join(required, OF_BLUE);
            execute(required, "commit and chain");
            join(required, OF_BLUE);
            assertThat(seen(required)).containsExactly(BLUE);
        }
    }

    @Test
    void noContextIsRefusedWhereOneIsRequired() throws SQLException {
        assertRefused("28000", () -> SessionConnections.joining(required, NONE));
        join(required, OF_BLUE);
        assertRefused("28000", () -> SessionConnections.joining(required, NONE));
    }

    @Test
    void anotherContextIsRefusedUntilTheTransactionHasSurelyEnded() throws SQLException {
        try (Scope scope = OF_BLUE.get().open()) {
            seen(required);
            assertRefused("25000", () -> SessionConnections.joining(required, OF_GREEN));
            execute(required, "commit and chain");
            assertRefused("25000", () -> SessionConnections.joining(required, OF_GREEN));
            execute(required, "commit");
        }
        join(required, OF_GREEN);
        assertThat(seen(raw)).containsExactly(GREEN);
    }

    @Test
    void aContextIsRefusedInATransactionThatWasBegunWithout() throws Exception {
        Connection optional = optional();
        join(optional, NONE);
        assertThat(seen(optional)).isEmpty();
        assertRefused("25000", () -> SessionConnections.joining(optional, OF_BLUE));
    }

    @Test
    void withoutAContextTheOneInEffectStaysAndOneThatMayBeLostIsRefused() throws Exception {
        Connection optional = optional();
        try (Scope scope = OF_BLUE.get().open()) {
            seen(optional);
        }
        join(optional, NONE);
        assertThat(seen(raw)).containsExactly(BLUE);
        try (Scope scope = OF_BLUE.get().open()) {
            execute(optional, "reset all");
        }
        assertRefused("25000", () -> SessionConnections.joining(optional, NONE));
    }

    @Test
    void isFoundBeneathTheWrapperOfAnother() throws SQLException {
        join(Tenants.logging(required), OF_GREEN);
        try (Scope scope = OF_BLUE.get().open()) {
            assertRefused("25000", () -> seen(required));
        }
    }

    @Test
    void aConnectionThatCarriesNothingIsLeftAsItIs() throws SQLException {
        assertThat(SessionConnections.joining(raw, OF_BLUE)).isSameAs(raw);
        Connection logging = Tenants.logging(raw);
        assertThat(SessionConnections.joining(logging, NONE)).isSameAs(logging);
    }
}
