package dev.regauge.connect.session;

import static dev.regauge.connect.session.Tenants.BLUE;
import static dev.regauge.connect.session.Tenants.GREEN;
import static dev.regauge.connect.session.Tenants.READ;
import static dev.regauge.connect.session.Tenants.column;
import static dev.regauge.connect.session.Tenants.seen;
import static dev.regauge.connect.session.Tenants.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import java.io.StringWriter;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.jdbc.PgConnection;

@SuppressWarnings("try") // scopes that are only there to be closed
@Tag("alone")
class SessionConnectionsTest {

    private static final String SETTING = "select current_setting('app.tenant_id', true)";
    private static final SessionContext OF_BLUE = SessionContext.tenant(BLUE);
    private static final SessionContext OF_GREEN = SessionContext.tenant(GREEN);

    private static Tenants tenants;

    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private Connection raw;
    private Connection connection;

    @BeforeAll
    static void createTenants() {
        tenants = Tenants.with(BLUE, GREEN);
    }

    @BeforeEach
    void connect() throws SQLException {
        raw = tenants.begin(proxy);
        connection = SessionConnections.of(raw, true);
        proxy.forget();
    }

    @AfterEach
    void disconnect() throws SQLException {
        raw.close();
        proxy.close();
    }

    private void assertRefused(String state, ThrowingCallable statement) {
        proxy.forget();
        assertThatThrownBy(statement)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
                .hasMessageContaining("to fix:")
                .hasMessageNotContainingAny(BLUE, GREEN);
        assertThat(proxy.frontendTags()).isEmpty();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Nested
    class WithAContext {

        @Test
        void isSetAnewInEveryTransaction() throws SQLException {
            for (String tenant : new String[] {BLUE, GREEN, BLUE}) {
                try (Scope scope = SessionContext.tenant(tenant).open()) {
                    assertThat(seen(connection)).containsExactly(tenant);
                    assertThat(seen(connection)).containsExactly(tenant);
                    connection.commit();
                    assertThat(seen(connection)).containsExactly(tenant);
                    connection.rollback();
                }
            }
        }

        @Test
        void costsOneRoundTripATransactionWithBeginInIt() throws SQLException {
            column(raw, READ);
            column(raw, READ);
            raw.commit();
            int without = proxy.roundTrips();
            proxy.forget();
            try (Scope scope = OF_BLUE.open()) {
                seen(connection);
                seen(connection);
                connection.commit();
            }
            assertThat(without).isEqualTo(3);
            assertThat(proxy.roundTrips()).isEqualTo(4);
            assertThat(proxy.frontendTags()).startsWith("QPBDES");
        }

        @Test
        void setsEverySettingOfItBoundAndNotWrittenIntoTheText() throws SQLException {
            String hostile = "x', true); drop table note; --";
            try (Scope scope = OF_BLUE.with("app.user_id", hostile)
                    .with("shop.region", "Zürich 😀")
                    .open()) {
                assertThat(value(connection, "select current_setting('app.user_id')"))
                        .isEqualTo(hostile);
                assertThat(value(connection, "select current_setting('shop.region')"))
                        .isEqualTo("Zürich 😀");
                assertThat(seen(connection)).containsExactly(BLUE);
            }
        }

        @Test
        void nothingIsLeftAfterCommitRollbackAndError() throws SQLException {
            assertThat(value(raw, SETTING)).isEqualTo("null");
            raw.rollback();
            try (Scope scope = OF_BLUE.open()) {
                seen(connection);
                connection.commit();
                assertThat(value(raw, SETTING)).isEmpty();
                raw.rollback();
                seen(connection);
                connection.rollback();
                assertThat(value(raw, SETTING)).isEmpty();
                raw.rollback();
                assertThatThrownBy(() -> execute("select 1/0")).hasMessageContaining("division by zero");
                connection.rollback();
                assertThat(value(raw, SETTING)).isEmpty();
            }
        }

        @Test
        void aStatementPreparedInOneTransactionCarriesTheContextOfTheOneItIsExecutedIn() throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                for (String tenant : new String[] {BLUE, GREEN}) {
                    try (Scope scope = SessionContext.tenant(tenant).open();
                            ResultSet rows = statement.executeQuery()) {
                        rows.next();
                        assertThat(rows.getString(1)).isEqualTo(tenant);
                        assertThat(rows.next()).isFalse();
                        connection.commit();
                    }
                }
            }
        }

        @Test
        void aBatchCarriesIt() throws SQLException {
            try (Scope scope = OF_BLUE.open();
                    PreparedStatement insert = connection.prepareStatement("insert into note (body) values (?)");
                    Statement plain = connection.createStatement()) {
                insert.setString(1, "a");
                insert.addBatch();
                assertThat(insert.executeBatch()).containsExactly(1);
                connection.rollback();
                plain.addBatch("insert into note (body) values ('a')");
                assertThat(plain.executeLargeBatch()).containsExactly(1L);
                connection.rollback();
            }
        }

        @Test
        void aCallCarriesIt() throws SQLException {
            try (Scope scope = OF_BLUE.open();
                    CallableStatement call = connection.prepareCall("{? = call current_setting(?)}")) {
                call.registerOutParameter(1, java.sql.Types.VARCHAR);
                call.setString(2, "app.tenant_id");
                call.execute();
                assertThat(call.getString(1)).isEqualTo(BLUE);
            }
        }

        @Test
        void aRowChangedThroughAResultSetInALaterTransactionCarriesIt() throws Exception {
            try (Statement statement =
                    connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
                ResultSet rows = OF_BLUE.call(() -> statement.executeQuery("select id, body from note"));
                rows.next();
                connection.commit();
                rows.updateString("body", "new");
                assertRefused("28000", rows::updateRow);
                try (Scope scope = OF_BLUE.open()) {
                    rows.updateRow();
                    assertThat(value(connection, "select body from note")).isEqualTo("new");
                }
            }
        }

        @Test
        void aSavepointBelongsToTheContext() throws SQLException {
            try (Scope scope = OF_BLUE.open()) {
                Savepoint savepoint = connection.setSavepoint();
                assertThatThrownBy(() -> execute("select 1/0")).isInstanceOf(SQLException.class);
                connection.rollback(savepoint);
                assertThat(seen(connection)).containsExactly(BLUE);
            }
            assertRefused("28000", () -> connection.setSavepoint());
        }

        @Test
        void survivesTheSavepointsOfTheDriver() throws SQLException {
            raw.unwrap(PgConnection.class).setAutosave(AutoSave.ALWAYS);
            try (Scope scope = OF_BLUE.open()) {
                assertThatThrownBy(() -> execute("select 1/0")).isInstanceOf(SQLException.class);
                assertThat(seen(connection)).containsExactly(BLUE);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "commit",
                    "commit and chain",
                    "rollback; begin",
                    "savepoint a; rollback to a",
                    "end",
                    ";-- why\rcommit and chain",
                    "reset all",
                    "reset app.tenant_id",
                    "set app.tenant_id = 'green'",
                    "set local app.tenant_id to default"
                })
        void isSetAgainAfterATextThatMayHaveEndedTheTransactionOrChangedASetting(String text) throws SQLException {
            try (Scope scope = OF_BLUE.open()) {
                seen(connection);
                execute(text);
                assertThat(seen(connection)).containsExactly(BLUE);
            }
        }

        @Test
        void thatTheServerDoesNotTakeIsNamedWithoutItsValue() throws SQLException {
            try (Statement loading = raw.createStatement()) {
                loading.execute("do $$ begin end $$");
            }
            try (Scope scope =
                    SessionContext.of("plpgsql.extra_warnings", "secret").open()) {
                assertThatThrownBy(() -> seen(connection))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("22023"))
                        .hasMessageContaining("plpgsql.extra_warnings")
                        .hasNoCause()
                        .extracting(Throwables::getStackTrace, InstanceOfAssertFactories.STRING)
                        .doesNotContain("secret");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"select 1/0", "commit and chain; select 1/0"})
        void aFailedTransactionCanBeEndedByText(String failing) throws SQLException {
            try (Scope scope = OF_BLUE.open()) {
                assertThatThrownBy(() -> execute(failing)).isInstanceOf(SQLException.class);
                execute("rollback");
            }
            try (Scope scope = OF_GREEN.open()) {
                assertThat(seen(connection)).containsExactly(GREEN);
            }
        }
    }

    @Nested
    class WithoutAContext {

        @Test
        void everyStatementIsRefusedBeforeAnythingIsSent() throws SQLException {
            Statement statement = connection.createStatement();
            statement.addBatch("delete from note");
            PreparedStatement prepared = connection.prepareStatement(READ);
            assertRefused("28000", () -> statement.executeQuery(READ));
            assertRefused("28000", () -> statement.executeUpdate("delete from note"));
            assertRefused("28000", () -> statement.executeLargeUpdate("delete from note"));
            assertRefused("28000", () -> statement.execute("commit"));
            assertRefused("28000", () -> statement.execute("set transaction read only"));
            assertRefused("28000", statement::executeBatch);
            assertRefused("28000", prepared::executeQuery);
            assertRefused("28000", prepared::getMetaData);
            assertRefused("28000", prepared::getParameterMetaData);
            assertRefused("28000", () -> connection.prepareCall("{call f()}").execute());
            assertRefused("28000", () -> connection.unwrap(PGConnection.class));
            assertRefused("28000", () -> statement.unwrap(org.postgresql.PGStatement.class));
        }

        @Test
        void aStatementInAutocommitModeIsRefusedToo() throws SQLException {
            connection.setAutoCommit(true);
            assertRefused("28000", () -> seen(connection));
        }

        @Test
        void aScopeThatEndedInTheMiddleOfATransactionLeavesItClosed() throws SQLException {
            try (Scope scope = OF_BLUE.open()) {
                seen(connection);
            }
            assertRefused("28000", () -> seen(connection));
        }

        @Test
        void theCatalogueIsReadAndLeavesNoWayInto() throws SQLException {
            try (ResultSet tables = connection.getMetaData().getTables(null, "public", "note", null)) {
                assertThat(tables.next()).isTrue();
                assertRefused("28000", () -> tables.getStatement().executeQuery(READ));
            }
            assertRefused("28000", () -> seen(connection));
            try (Scope scope = OF_BLUE.open()) {
                assertThat(seen(connection)).containsExactly(BLUE);
            }
        }

        @Test
        void aConnectionThatRequiresNoneIsLeftAsItIs() throws SQLException {
            assertThat(SessionConnections.of(raw, false)).isSameAs(raw);
        }

        @Test
        void aConnectionBorrowedInAContextThatNeedsNoneLaterGoesWithout() throws Exception {
            Connection optional = OF_BLUE.call(() -> SessionConnections.of(raw, false));
            assertThat(seen(optional)).isEmpty();
            try (Scope scope = OF_BLUE.open()) {
                assertRefused("25000", () -> seen(optional));
                optional.commit();
                assertThat(seen(optional)).containsExactly(BLUE);
            }
            assertRefused("25000", () -> seen(optional));
        }
    }

    @Nested
    class WithAnotherContext {

        @Test
        void theNextStatementOfTheTransactionIsRefused() throws SQLException {
            try (Scope outer = OF_BLUE.open()) {
                seen(connection);
                try (Scope inner = OF_GREEN.open()) {
                    assertRefused("25000", () -> seen(connection));
                }
                assertThat(seen(connection)).containsExactly(BLUE);
                connection.commit();
                try (Scope inner = OF_GREEN.open()) {
                    assertThat(seen(connection)).containsExactly(GREEN);
                }
            }
        }

        @Test
        void aTextThatDidNotEndTheTransactionDoesNotOpenItToAnother() throws SQLException {
            try (Scope scope = OF_BLUE.open()) {
                execute("savepoint a");
                execute("rollback to a");
            }
            try (Scope scope = OF_GREEN.open()) {
                assertRefused("25000", () -> seen(connection));
            }
        }

        @Test
        void anEqualContextIsNoOther() throws SQLException {
            try (Scope scope = OF_BLUE.open()) {
                seen(connection);
            }
            try (Scope scope = SessionContext.tenant(BLUE).open()) {
                assertThat(seen(connection)).containsExactly(BLUE);
            }
        }
    }

    @Nested
    class InAutocommitMode {

        @Test
        void everyStatementIsRefused() throws SQLException {
            connection.setAutoCommit(true);
            try (Scope scope = OF_BLUE.open()) {
                assertRefused("25P01", () -> seen(connection));
                assertRefused("25P01", () -> execute("begin"));
                assertRefused("25P01", () -> connection.unwrap(PGConnection.class));
            }
        }

        @Test
        void turningItOnEndsTheTransactionAndItsContext() throws SQLException {
            try (Scope scope = OF_BLUE.open()) {
                seen(connection);
                connection.setAutoCommit(false);
                assertThat(seen(connection)).containsExactly(BLUE);
                connection.setAutoCommit(true);
                connection.setAutoCommit(false);
            }
            try (Scope scope = OF_GREEN.open()) {
                assertThat(seen(connection)).containsExactly(GREEN);
            }
        }
    }

    @Nested
    class Modes {

        @Test
        void isolationAndReadOnlyHoldInTheTransactionThatCarriesAContext() throws SQLException {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setReadOnly(true);
            try (Scope scope = OF_BLUE.open()) {
                assertThat(value(connection, "show transaction_isolation")).isEqualTo("serializable");
                assertThat(value(connection, "show transaction_read_only")).isEqualTo("on");
                assertThat(seen(connection)).containsExactly(BLUE);
                assertThatThrownBy(() -> execute("insert into note (body) values ('a')"))
                        .hasMessageContaining("read-only transaction");
            }
        }

        @Test
        void setTransactionBehindAnEmptyStatementGoesBeforeItToo() throws SQLException {
            try (Scope scope = OF_BLUE.open()) {
                execute(";-- why\rset transaction isolation level repeatable read;;");
                assertThat(value(connection, "show transaction_isolation")).isEqualTo("repeatable read");
            }
        }

        @Test
        void setTransactionGoesBeforeTheContextAsTheServerDemands() throws SQLException {
            try (Scope scope = OF_BLUE.open()) {
                execute("set transaction isolation level repeatable read");
                assertThat(value(connection, "show transaction_isolation")).isEqualTo("repeatable read");
                assertThat(seen(connection)).containsExactly(BLUE);
            }
        }

        @Test
        void aRepeatableReadSeesWhatWasThereWhenItBegan() throws SQLException {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Scope scope = OF_BLUE.open()) {
                assertThat(seen(connection)).containsExactly(BLUE);
                tenants.owner().execute("insert into note (tenant, body) values ('blue', 'later')");
                assertThat(seen(connection)).containsExactly(BLUE);
                connection.commit();
                assertThat(seen(connection)).containsExactly(BLUE, BLUE);
            } finally {
                tenants.owner().execute("delete from note where body = 'later'");
            }
        }
    }

    @Nested
    class WaysAround {

        @Test
        void whateverTheConnectionHandsOutLeadsBackToIt() throws SQLException {
            try (Scope scope = OF_BLUE.open();
                    Statement statement = connection.createStatement();
                    PreparedStatement prepared = connection.prepareStatement(READ);
                    ResultSet rows = statement.executeQuery(READ)) {
                DatabaseMetaData data = connection.getMetaData();
                assertThat(statement.getConnection()).isSameAs(connection);
                assertThat(prepared.getConnection()).isSameAs(connection);
                assertThat(rows.getStatement()).isSameAs(statement);
                assertThat(data.getConnection()).isSameAs(connection);
                assertThat(data.getSchemas().getStatement().getConnection()).isSameAs(connection);
                assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
                assertThat(connection.equals(connection.unwrap(Connection.class)))
                        .isTrue();
                assertThat(connection).isNotEqualTo(raw);
            }
        }

        @Test
        void theRowsOfAnArrayLeadBackToItToo() throws SQLException {
            List<Array> arrays = new ArrayList<>();
            try (Scope scope = OF_BLUE.open();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select array[array[1, 2]]")) {
                rows.next();
                arrays.add(rows.getArray(1));
                arrays.add((Array) rows.getObject(1));
                arrays.add(rows.getObject(1, Array.class));
                arrays.add(connection.createArrayOf("int4", new Object[] {1, 2}));
                connection.commit();
            }
            for (Array array : arrays) {
                assertLeadsBack(array.getResultSet());
                assertLeadsBack(array.getResultSet(1, 1));
            }
            ResultSet rows = arrays.get(0).getResultSet();
            rows.next();
            assertLeadsBack(rows.getArray(2).getResultSet());
        }

        private void assertLeadsBack(ResultSet rows) throws SQLException {
            Statement statement = rows.getStatement();
            assertThat(statement.getConnection()).isSameAs(connection);
            assertRefused("28000", () -> statement.executeQuery(READ));
        }

        @Test
        void anArrayIsBoundAsTheDriversOwn() throws SQLException {
            try (Scope scope = OF_BLUE.open();
                    PreparedStatement real = raw.prepareStatement("select ?");
                    PreparedStatement statement = connection.prepareStatement("select ?")) {
                real.setArray(1, raw.createArrayOf("int4", new Integer[] {1, 2}));
                Array array = connection.createArrayOf("int4", new Integer[] {1, 2});
                statement.setArray(1, array);
                assertThat(statement).hasToString(real + " with a session context");
                ResultSet rows = statement.executeQuery();
                rows.next();
                assertThat(rows.getArray(1)).hasToString("{1,2}");
                assertThat((Object[]) rows.getArray(1).getArray()).containsExactly(1, 2);
                assertThat(rows.getArray(1).getBaseTypeName()).isEqualTo("int4");
            }
        }

        @Test
        void theDriverUnwrappedInATransactionHasItsContext() throws Exception {
            try (Scope scope = OF_BLUE.open()) {
                StringWriter copied = new StringWriter();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + READ + ") to stdout", copied);
                assertThat(copied).hasToString(BLUE + "\n");
            }
        }

        @Test
        void theConnectionBeneathIsForThoseWhoSetTheContextThemselves() throws SQLException {
            assertThat(SessionConnections.beneath(connection)).isSameAs(raw);
            assertThat(SessionConnections.beneath(raw)).isSameAs(raw);
            assertThat(SessionConnections.isRequired(connection)).isTrue();
            assertThat(SessionConnections.isRequired(raw)).isFalse();
        }

        @Test
        void isFoundBeneathTheWrappersOfOthers() throws SQLException {
            Connection logging = Tenants.logging(Tenants.logging(connection));
            assertThat(SessionConnections.beneath(logging)).isSameAs(raw);
            assertThat(SessionConnections.isRequired(logging)).isTrue();
            assertThat(proxy.frontendTags()).isEmpty();
        }

        @Test
        void aSettingForTheSessionIsSeenByTheNextWhoBorrowsTheConnection() throws SQLException {
            try (HikariDataSource pool = tenants.pool(1)) {
                try (Connection first = pool.getConnection()) {
                    column(first, "select set_config('app.tenant_id', 'blue', false)");
                }
                try (Connection second = pool.getConnection()) {
                    assertThat(seen(second)).containsExactly(BLUE);
                }
            }
        }
    }
}
