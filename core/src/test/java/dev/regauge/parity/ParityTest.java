package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ParityTest {

    private static final Probe ADD =
            Probe.named("test/add").prepare("select 1 + ?").setInt(1, 1).query();
    private static final Probe SLEEP = Probe.named("test/sleep")
            .inTransaction()
            .given("create table locked (id int)")
            .executePlain("lock table locked in exclusive mode; select pg_sleep(3600)");

    @Nested
    class WhenItMeasures {

        private final TestDatabase direct = EmbeddedServer.shared().newDatabase();
        private final Database scratch = Drivers.database(direct);

        @Test
        void tellsWhatWasAnswered() {
            assertThat(measure("pgjdbc", ADD)).isEqualTo(new Outcome.Value("rows: 2"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"pgjdbc", "pgjdbc-ng", "pgjdbc:42.2.5"})
        void givesTheServersRefusalTheSameTextOnEveryDriver(String profile) {
            assertThat(measure(profile, Probe.named("test/missing").executePlain("select * from missing")))
                    .isEqualTo(new Outcome.Failure(Optional.of("42P01"), "relation \"missing\" does not exist"));
        }

        @Test
        void concludesNothingWhenTheSetUpFails() {
            assertThat(measure("pgjdbc", ADD.given("create nonsense"))).isEqualTo(new Outcome.Unmeasured());
        }

        @ParameterizedTest
        @ValueSource(strings = {"pgjdbc", "pgjdbc-ng"})
        void endsAProbeThatHangsAndGoesOn(String profile) throws Exception {
            try (LoadedDriver driver = Drivers.load(profile)) {
                assertThat(Parity.measure(driver, scratch, List.of(SLEEP, after()), Duration.ofSeconds(3)))
                        .isEqualTo(Map.of("test/sleep", new Outcome.Hang(), "test/zz", new Outcome.Value("rows: 2")));
            }
            assertThat(count("select count(*) from pg_stat_activity where datname = current_database()"
                            + " and query like '%pg_sleep(3600)%' and pid <> pg_backend_pid()"))
                    .isZero();
        }

        @Test
        void leavesNothingInTheDatabase() throws Exception {
            Probe role = Probe.named("test/role")
                    .inTransaction()
                    .given("create role left_over")
                    .executePlain("select 1");
            measure("pgjdbc", role.given("create table t (id int)"));
            assertThat(count("select count(*) from pg_namespace where nspname like 'regauge%'"))
                    .isZero();
            assertThat(count("select count(*) from pg_roles where rolname = 'left_over'"))
                    .isZero();
        }

        @Test
        void refusesTwoProbesOfOneName() {
            try (LoadedDriver driver = Drivers.load("pgjdbc")) {
                assertThatThrownBy(() -> Parity.measure(driver, scratch, List.of(ADD, ADD)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("test/add");
            }
        }

        private Probe after() {
            return Probe.named("test/zz").prepare("select 1 + ?").setInt(1, 1).query();
        }

        private Outcome measure(String profile, Probe probe) {
            try (LoadedDriver driver = Drivers.load(profile)) {
                return Parity.measure(driver, scratch, List.of(probe)).get(probe.id());
            }
        }

        private int count(String sql) throws Exception {
            try (Connection connection = direct.connect();
                    Statement statement = connection.createStatement();
                    ResultSet count = statement.executeQuery(sql)) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    @Nested
    class WhenTheServerGoesAway {

        private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
        private final Database scratch =
                Drivers.database(EmbeddedServer.shared().newDatabase().through(proxy));

        @AfterEach
        void closeProxy() {
            proxy.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"pgjdbc", "pgjdbc-ng", "pgjdbc:42.2.5"})
        void saysSoInsteadOfBlamingTheProbe(String profile) {
            Probe leaving = Probe.named("test/leaving")
                    .line("server leaves", (connection, see) -> {
                        proxy.refuse();
                        proxy.cut();
                    })
                    .executePlain("select 1");
            try (LoadedDriver driver = Drivers.load(profile)) {
                assertThatThrownBy(() -> Parity.measure(driver, scratch, List.of(leaving)))
                        .isInstanceOf(CannotConnectException.class)
                        .hasMessageContaining("Cannot connect to 127.0.0.1:" + proxy.port())
                        .hasMessageContaining(driver.profile().toString())
                        .satisfies(e -> SecretDetector.of(scratch.password()).assertClean(e.getMessage()));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"pgjdbc", "pgjdbc-ng"})
        void recordsALostConnectionWhileTheServerIsThere(String profile) {
            Probe lost = Probe.named("test/lost")
                    .line("connection is cut", (connection, see) -> proxy.cut())
                    .executePlain("select 1");
            try (LoadedDriver driver = Drivers.load(profile)) {
                assertThat(Parity.measure(driver, scratch, List.of(lost)).get("test/lost"))
                        .isInstanceOf(Outcome.Failure.class);
            }
        }
    }

    @Nested
    class WhenItCompares {

        private final Outcome one = new Outcome.Value("1");
        private final Outcome two = new Outcome.Value("2");
        private final Outcome refused = new Outcome.Failure(Optional.of("42601"), "syntax error");
        private final Outcome refusedOtherwise = new Outcome.Failure(Optional.empty(), "no");

        @Test
        void findsNothingBetweenAProfileAndItself() {
            Map<String, Outcome> outcomes = Map.of("a", one, "b", refused, "c", new Outcome.Hang());
            assertThat(Parity.compare(outcomes, outcomes)).isEmpty();
        }

        @Test
        void putsTheWorstFirst() {
            assertThat(Parity.compare(
                            Map.of("a", refused, "b", refused, "c", one, "d", one, "e", one, "f", two),
                            Map.of("a", one, "b", refusedOtherwise, "c", refused, "d", two, "f", one)))
                    .extracting(Difference::probe, Difference::change)
                    .containsExactly(
                            tuple("d", Change.SILENTLY_CHANGES),
                            tuple("f", Change.SILENTLY_CHANGES),
                            tuple("c", Change.BREAKS),
                            tuple("e", Change.UNKNOWN),
                            tuple("b", Change.ALREADY_BROKEN),
                            tuple("a", Change.FIXED));
        }
    }
}
