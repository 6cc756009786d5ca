package dev.regauge.lint.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.route.Profile;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("waits")
class VerifiersTest {

    private static final TestDatabase DATABASE = database();

    private static final List<SqlSite> SITES = IntStream.range(0, 10)
            .mapToObj(i -> Sites.prepared("select name from orders where id = ? + " + i, "1 setInt"))
            .toList();

    private final List<Connection> opened = new ArrayList<>();

    private FaultProxy proxy;

    private static TestDatabase database() {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute("create table orders (id int primary key, name text)");
        return database;
    }

    static Stream<Profile> profiles() {
        return Stream.of(Drivers.NEW, Drivers.OLD, Drivers.NG);
    }

    @BeforeEach
    void putANetworkBetween() {
        proxy = FaultProxy.to(EmbeddedServer.shared());
    }

    @AfterEach
    void close() throws SQLException {
        for (Connection connection : opened) {
            connection.close();
        }
        proxy.close();
    }

    private Connection open(Profile profile) throws SQLException {
        Connection connection = Drivers.connect(profile, DATABASE.through(proxy));
        opened.add(connection);
        return connection;
    }

    private Verifier reopening(Profile profile) {
        return Verifier.on(() -> open(profile), profile);
    }

    private Verifier impatient(Profile profile) {
        return Verifier.on(() -> open(profile), profile, Duration.ofSeconds(3));
    }

    @Test
    void asks_both_ends_about_every_text_in_order() throws SQLException {
        List<Verifiers.Progress> progress = new ArrayList<>();
        Verification verification = Verifiers.verify(
                SITES,
                Verifier.on(open(Drivers.NG), Drivers.NG),
                Verifier.on(open(Drivers.NEW), Drivers.NEW),
                "PostgreSQL 17.11",
                progress::add);
        assertThat(verification.server()).isEqualTo("PostgreSQL 17.11");
        assertThat(verification.lost()).isEmpty();
        assertThat(verification.statements())
                .extracting(Verification.Statement::site)
                .isEqualTo(SITES);
        assertThat(verification.statements()).allSatisfy(statement -> {
            assertThat(statement.from()).isInstanceOf(Verdict.Accepted.class);
            assertThat(statement.to()).isEqualTo(statement.from());
        });
        assertThat(progress).extracting(Verifiers.Progress::done).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(progress).extracting(Verifiers.Progress::total).containsOnly(10);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void keeps_what_it_has_when_the_server_vanishes_midway(Profile profile) throws SQLException {
        Verification verification =
                Verifiers.verify(SITES, Verifier.on(open(profile), profile), reopening(Drivers.NEW), "", progress -> {
                    if (progress.done() == 4) {
                        proxy.refuse();
                        proxy.cut();
                    }
                });
        assertThat(verification.statements()).hasSize(10);
        assertThat(verification.statements().subList(0, 4))
                .extracting(Verification.Statement::from)
                .hasOnlyElementsOfType(Verdict.Accepted.class);
        assertThat(verification.statements().subList(4, 10))
                .extracting(Verification.Statement::from)
                .hasOnlyElementsOfType(Verdict.NotVerified.class);
        assertThat(verification.lost().orElseThrow())
                .contains("The connection through " + profile + " was lost: ")
                .contains("There is no connection through pgjdbc:42.7.14: ");
        SecretDetector.of(DATABASE.password()).assertClean(verification.toString());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void goes_on_over_another_connection_when_its_session_is_ended(Profile profile) {
        Verification verification = Verifiers.verify(SITES, reopening(profile), reopening(profile), "", progress -> {
            if (progress.done() == 4) {
                DATABASE.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
            }
        });
        assertThat(verification.lost()).isEmpty();
        assertThat(verification.statements())
                .extracting(Verification.Statement::from)
                .hasOnlyElementsOfType(Verdict.Accepted.class);
        assertThat(opened).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void says_so_when_the_server_refuses_from_the_start(Profile profile) {
        proxy.refuse();
        Verification verification = Verifiers.verify(SITES, reopening(profile), reopening(profile), "", progress -> {});
        assertThat(verification.lost().orElseThrow())
                .startsWith("There is no connection through " + profile + ": ")
                .doesNotContain("; ");
        assertThat(verification.statements())
                .extracting(Verification.Statement::to)
                .hasOnlyElementsOfType(Verdict.NotVerified.class);
        SecretDetector.of(DATABASE.password()).assertClean(verification.toString());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void says_so_when_the_login_is_wrong(Profile profile) {
        Verifier verifier =
                Verifier.on(() -> Drivers.connect(profile, DATABASE, DATABASE.user(), "wrong-password"), profile);
        SqlSite site = SITES.get(0);
        assertThat(verifier.verify(site, Sites.template(site)).toString())
                .contains("password authentication failed for user \"postgres\"")
                .doesNotContain("wrong-password");
        assertThat(verifier.lost()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc:42.7.14", "pgjdbc-ng:0.8.9"})
    void does_not_wait_for_ever_for_a_server_that_falls_silent(String name) {
        Profile profile = Profile.parse(name);
        Verifier to = Verifier.without(Drivers.NEW, "Nobody is asked");
        Verification verification = Verifiers.verify(SITES, impatient(profile), to, "", progress -> {
            if (progress.done() == 2) {
                proxy.blackHole();
            }
        });
        assertThat(verification.lost())
                .hasValue("There is no connection through " + profile + ": no answer in 3 seconds");
        assertThat(verification.statements().get(1).from()).isInstanceOf(Verdict.Accepted.class);
        assertThat(verification.statements().get(2).from())
                .isEqualTo(new Verdict.NotVerified(verification.lost().orElseThrow()));
        proxy.cut();
    }

    @Test
    void says_so_when_there_is_no_usable_driver() {
        for (Verifier.Connector broken : List.<Verifier.Connector>of(
                () -> null,
                () -> {
                    throw new NoClassDefFoundError("org/postgresql/Driver");
                },
                () -> {
                    throw new IllegalArgumentException("not a URL");
                })) {
            Verifier verifier = Verifier.on(broken, Drivers.NEW);
            assertThat(verifier.verify(SITES.get(0), Sites.template(SITES.get(0))))
                    .isInstanceOf(Verdict.NotVerified.class);
            assertThat(verifier.lost().orElseThrow()).startsWith("There is no connection through pgjdbc:42.7.14: ");
        }
    }

    @Test
    void blames_a_statement_that_ends_every_connection_and_goes_on() {
        String many = "select * from orders where id in (?" + ", ?".repeat(40_000) + ")";
        List<SqlSite> sites = List.of(SITES.get(0), Sites.prepared(many), SITES.get(1));
        Verification verification =
                Verifiers.verify(sites, reopening(Drivers.OLD), reopening(Drivers.NEW), "", progress -> {});
        assertThat(verification.lost()).isEmpty();
        assertThat(verification.statements().get(1).from())
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.sqlState()).isEqualTo("08006"));
        assertThat(verification.statements().get(1).to()).isInstanceOf(Verdict.Accepted.class);
        assertThat(verification.statements().get(2).from()).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void lets_one_end_answer_when_the_other_cannot() throws SQLException {
        Verifier none = Verifier.without(Drivers.NG, "No driver file for pgjdbc-ng:0.8.9");
        Verification verification =
                Verifiers.verify(SITES, none, Verifier.on(open(Drivers.NEW), Drivers.NEW), "", progress -> {});
        assertThat(verification.lost()).isEmpty();
        assertThat(verification.statements()).allSatisfy(statement -> {
            assertThat(statement.from()).isEqualTo(new Verdict.NotVerified("No driver file for pgjdbc-ng:0.8.9"));
            assertThat(statement.to()).isInstanceOf(Verdict.Accepted.class);
        });
    }
}
