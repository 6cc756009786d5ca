package dev.regauge.cli;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.verify.Verification;
import dev.regauge.lint.verify.Verifier;
import dev.regauge.lint.verify.Verifiers;
import dev.regauge.parity.Database;
import dev.regauge.parity.DriverException;
import dev.regauge.parity.DriverLoader;
import dev.regauge.parity.LoadedDriver;
import dev.regauge.parity.Parity;
import dev.regauge.parity.Probes;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a server about every statement, through both drivers; and measures the probes on a profile that has no evidence
 * yet. The user's own server is asked, and never written to.
 */
final class ServerCheck {

    /**
     * What came of it.
     *
     * @param verification what both ends said
     * @param evidence with what was measured on the way
     * @param notes what could not be done, a line each
     * @param lost whether a server could not be reached, or was lost midway
     */
    record Result(Verification verification, Evidence evidence, List<String> notes, boolean lost) {}

    private final Route route;
    private final Artifacts artifacts;
    private final Progress progress;
    private final List<String> notes = new ArrayList<>();
    private Evidence evidence;

    ServerCheck(Route route, Evidence evidence, Artifacts artifacts, Progress progress) {
        this.route = route;
        this.evidence = evidence;
        this.artifacts = artifacts;
        this.progress = progress;
    }

    /** Never throws for what a server does: what is known by then is kept. */
    Result run(Judge judge, Inventory inventory) {
        if (judge instanceof Judge.Nobody) {
            return new Result(Verification.NONE, evidence, notes, false);
        }
        try {
            Verification verification = judge instanceof Judge.Given given
                    ? ask(given.database(), "", inventory.scan().sites())
                    : askOwnServer(((Judge.Embedded) judge).major(), inventory);
            verification.lost().ifPresent(notes::add);
            return new Result(verification, evidence, notes, verification.lost().isPresent());
        } catch (DriverException refused) {
            notes.add("Not verified: " + refused.getMessage());
            return new Result(Verification.NONE, evidence, notes, true);
        }
    }

    private Verification askOwnServer(int major, Inventory inventory) {
        try (ScratchServer server = ScratchServer.start(major, artifacts)) {
            Database project = server.createDatabase("project");
            progress.note(server.version() + " is up");
            applySchema(inventory.schema(), project);
            measureWhatNobodyMeasured(server);
            return ask(project, ", embedded", inventory.scan().sites());
        }
    }

    private void applySchema(Optional<ProjectSchema> schema, Database project) {
        if (schema.isEmpty()) {
            notes.add("The project brings no Liquibase changelog, no Flyway migrations and no schema.sql: statements on"
                    + " its tables are not verified. To verify them, use a server that has the schema: --db URL");
            return;
        }
        try (LoadedDriver driver = load(newestPgjdbc());
                Connection scratch = driver.connect(project)) {
            notes.addAll(schema.get().apply(scratch));
            progress.note(schema.get().describe() + " applied");
        } catch (SQLException failed) {
            notes.add("The schema could not be applied: " + failed.getMessage());
        }
    }

    /** Schemas are applied through the driver we know best. */
    private static Profile newestPgjdbc() {
        return Profile.parse(Profile.PGJDBC);
    }

    private void measureWhatNobodyMeasured(ScratchServer server) {
        for (Profile profile : List.of(route.from(), route.to())) {
            if (!evidence.profiles().contains(profile.toString())) {
                Database probes = server.createDatabase("probes_" + (profile.equals(route.from()) ? "from" : "to"));
                progress.note("measuring " + Probes.all().size() + " probes on " + profile);
                try (LoadedDriver driver = load(profile)) {
                    evidence = evidence.with(profile, Parity.measure(driver, probes, Probes.all()));
                }
            }
        }
    }

    private Verification ask(Database database, String kindOfServer, List<SqlSite> sites) {
        try (LoadedDriver from = load(route.from());
                LoadedDriver to = load(route.to())) {
            String server = Parity.serverVersion(to, database) + kindOfServer;
            return Verifiers.verify(
                    sites,
                    Verifier.on(() -> connect(from, database), route.from()),
                    Verifier.on(() -> connect(to, database), route.to()),
                    server,
                    step -> {});
        }
    }

    /** The verifier knows only java.sql. */
    private static Connection connect(LoadedDriver driver, Database database) throws SQLException {
        try {
            return driver.connect(database);
        } catch (DriverException refused) {
            throw new SQLException(refused.getMessage(), "08001", refused);
        }
    }

    private LoadedDriver load(Profile profile) {
        return DriverLoader.load(profile, List.of(artifacts.driverJar(profile)));
    }
}
