package dev.regauge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.pipeline.Reply.State;
import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where statements go one at a time, what holds is the same. */
@Tag("alone")
class SequentialRunTest {

    private static final String SIMPLE = "pgjdbc, preferQueryMode=simple";
    private static final String SIMPLE_WITH_SAVEPOINTS = "pgjdbc, preferQueryMode=simple, autosave=always";
    private static final String NG = "pgjdbc-ng";

    private static final Driver PGJDBC_NG = load();

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @ParameterizedTest
    @ValueSource(strings = {SIMPLE, NG})
    void answersEachStatement(String driver) throws Exception {
        database.execute("create table t (id int primary key)");
        try (Connection connection = connect(driver)) {
            Pipeline pipeline = Pipeline.create();
            Reply<Long> inserted = pipeline.update("insert into t values (1), (2)");
            Reply<List<Integer>> ids =
                    pipeline.query("select id from t where id > ? order by 1", row -> row.getInt(1), 0);
            assertThat(pipeline.run(connection).roundTrips()).isEqualTo(3);
            assertThat(inserted.value()).isEqualTo(2);
            assertThat(ids.value()).containsExactly(1, 2);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SIMPLE, NG})
    void undoesAllAndNamesTheStatement(String driver) throws Exception {
        database.execute("create table t (id int primary key)");
        try (Connection connection = connect(driver)) {
            Pipeline pipeline = Pipeline.create();
            List<Reply<Long>> replies = new ArrayList<>();
            for (int id : new int[] {1, 2, 2, 3}) {
                replies.add(pipeline.update("insert into t values (?)", id));
            }
            PipelineException failure = catchThrowableOfType(PipelineException.class, () -> pipeline.run(connection));
            assertThat(failure.index()).hasValue(2);
            assertThat(failure.sqlState()).contains("23505");
            assertThat(failure.outcome()).isEqualTo(Outcome.UNDONE);
            assertThat(replies)
                    .extracting(Reply::state)
                    .containsExactly(State.UNDONE, State.UNDONE, State.FAILED, State.NOT_EXECUTED);
            Reply<Optional<Integer>> left = count(connection);
            assertThat(left.value()).contains(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SIMPLE, NG})
    void refusesBeforeAnythingIsSentWhatCannotBeSent(String driver) throws Exception {
        database.execute("create table t (id int primary key)");
        try (Connection connection = connect(driver)) {
            connection.setAutoCommit(false);
            for (Object[] wrong : new Object[][] {
                {"insert into t values (2); commit"},
                {"insert into t values (?)"},
                {"insert into t values (?)", new Object()}
            }) {
                Pipeline pipeline = Pipeline.create();
                pipeline.update("insert into t values (1)");
                pipeline.update((String) wrong[0], Arrays.copyOfRange(wrong, 1, wrong.length));
                PipelineException failure =
                        catchThrowableOfType(PipelineException.class, () -> pipeline.run(connection));
                assertThat(failure.index()).hasValue(1);
                assertThat(failure.outcome()).isEqualTo(Outcome.UNDONE);
            }
            assertThat(count(connection).value()).contains(0);
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SIMPLE, NG, SIMPLE_WITH_SAVEPOINTS})
    void leavesTheCallersTransactionAborted(String driver) throws Exception {
        database.execute("create table t (id int primary key)");
        try (Connection connection = connect(driver)) {
            connection.setAutoCommit(false);
            Pipeline pipeline = Pipeline.create();
            pipeline.update("insert into t values (1)");
            pipeline.update("insert into t values (1)");
            PipelineException failure = catchThrowableOfType(PipelineException.class, () -> pipeline.run(connection));
            assertThat(failure.outcome()).isEqualTo(Outcome.ABORTED);
            assertThatThrownBy(() -> connection.createStatement().execute("select 1"))
                    .hasMessageContaining("aborted");
            connection.rollback();
            assertThat(count(connection).value()).contains(0);
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SIMPLE, NG})
    void countsRowsThatAChangeReturns(String driver) throws Exception {
        database.execute("create table t (id int primary key)");
        try (Connection connection = connect(driver)) {
            Pipeline pipeline = Pipeline.create();
            Reply<Long> inserted = pipeline.update("insert into t values (1), (2) returning id");
            pipeline.run(connection);
            assertThat(inserted.value()).isEqualTo(2);
        }
    }

    private static Reply<Optional<Integer>> count(Connection connection) {
        Pipeline pipeline = Pipeline.create();
        Reply<Optional<Integer>> count = pipeline.queryOne("select count(*)::int from t", row -> row.getInt(1));
        pipeline.run(connection);
        return count;
    }

    @Test
    void tellsWhy() throws Exception {
        try (Connection simple = connect(SIMPLE);
                Connection ng = connect(NG);
                Connection extended = database.connect()) {
            assertThat(Pipelining.whyNot(simple).orElseThrow()).contains("preferQueryMode=simple");
            assertThat(Pipelining.whyNot(ng).orElseThrow()).contains("not the pgjdbc");
            assertThat(Pipelining.whyNot(extended)).isEmpty();
        }
    }

    private Connection connect(String driver) throws Exception {
        if (!driver.equals(NG)) {
            String autosave = driver.equals(SIMPLE_WITH_SAVEPOINTS) ? "&autosave=always" : "";
            return DriverManager.getConnection(database.urlWithLogin() + "&preferQueryMode=simple" + autosave);
        }
        Properties login = new Properties();
        login.setProperty("user", database.user());
        login.setProperty("password", database.password());
        return PGJDBC_NG.connect(database.url().replace("jdbc:postgresql:", "jdbc:pgsql:"), login);
    }

    private static Driver load() {
        try {
            Path jar = DriverJars.of(Profile.parse("pgjdbc-ng:0.8.9")).get(0);
            ClassLoader loader =
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            return Class.forName("com.impossibl.postgres.jdbc.PGDriver", true, loader)
                    .asSubclass(Driver.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
