package dev.regauge.cli;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.project.Inventory;
import dev.regauge.lint.project.ProjectSchema;
import dev.regauge.lint.rules.Rules;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.verify.Verification;
import dev.regauge.lint.verify.Verifier;
import dev.regauge.lint.verify.Verifiers;
import dev.regauge.parity.CannotConnectException;
import dev.regauge.parity.Database;
import dev.regauge.parity.DriverException;
import dev.regauge.parity.LoadedDriver;
import dev.regauge.parity.Parity;
import dev.regauge.parity.Probe;
import dev.regauge.parity.probes.Probes;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import dev.regauge.url.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** A project's schema is code from elsewhere and may wait without end; the server gives up before that. */
    private static final Map<String, String> SCHEMA_LIMIT = Map.of("socketTimeout", "90");

    private final Route route;
    private final Artifacts artifacts;
    private final Progress progress;
    private final List<String> notes = new ArrayList<>();
    private final boolean measuring;
    private Evidence evidence;

    ServerCheck(Route route, Evidence evidence, Artifacts artifacts, Progress progress) {
        this(route, evidence, artifacts, progress, true);
    }

    private ServerCheck(Route route, Evidence evidence, Artifacts artifacts, Progress progress, boolean measuring) {
        this.measuring = measuring;
        this.route = route;
        this.evidence = evidence;
        this.artifacts = artifacts;
        this.progress = progress;
    }

    /** One that measures no probes on the way. */
    static ServerCheck ofStatementsOnly(Route route, Evidence evidence, Artifacts artifacts, Progress progress) {
        return new ServerCheck(route, evidence, artifacts, progress, false);
    }

    /**
     * Makes sure that both drivers are there, before anything is changed.
     *
     * @throws CommandException when one cannot be had, or its jar is not what its name says
     */
    void requireDrivers() {
        for (Profile profile : List.of(route.from(), route.to())) {
            try {
                artifacts.load(profile).close();
            } catch (DriverException notThere) {
                throw CommandException.wrongUse(String.valueOf(notThere.getMessage()));
            }
        }
    }

    /** Never throws for what a server does: what is known by then is kept. */
    Result run(Judge judge, Inventory inventory) {
        Verification verification = Verification.NONE;
        boolean lost = false;
        try {
            verification = ask(judge, inventory);
            verification.lost().ifPresent(notes::add);
            lost = verification.lost().isPresent();
        } catch (CannotConnectException | CommandException refused) {
            String reason = Secrets.mask(String.valueOf(refused.getMessage()));
            progress.note(reason.replace("\n", "\n      "));
            notes.add("Not verified: " + reason);
            lost = true;
        }
        if (measuring) {
            noteWhatNobodyMeasured();
        }
        return new Result(verification, evidence, List.copyOf(notes), lost);
    }

    private Verification ask(Judge judge, Inventory inventory) {
        List<SqlSite> sites = inventory.scan().sites();
        if (judge instanceof Judge.Given given) {
            given.noteUntold(route.from()).ifPresent(notes::add);
            given.noteUntold(route.to()).ifPresent(notes::add);
            return ask(given.database(), given::properties, "", sites);
        }
        return judge instanceof Judge.Embedded own ? askOwnServer(own.major(), inventory) : Verification.NONE;
    }

    private Verification askOwnServer(int major, Inventory inventory) {
        try (ScratchServer server = ScratchServer.start(major, artifacts)) {
            Database project = server.createDatabase("project");
            progress.note(server.version() + " is up");
            applySchema(inventory.schema(), project);
            if (measuring) {
                measureWhatNobodyMeasured(server);
            }
            return ask(
                    project, profile -> Map.of(), ", embedded", inventory.scan().sites());
        }
    }

    private void noteWhatNobodyMeasured() {
        for (Profile profile : List.of(route.from(), route.to())) {
            if (!evidence.profiles().contains(profile.toString())) {
                notes.add("Nobody has measured what " + profile + " does, so rules claim nothing of it that no server"
                        + " has said. To measure it, run this without --db and --no-verify");
            }
        }
    }

    private void applySchema(Optional<ProjectSchema> schema, Database project) {
        if (schema.isEmpty()) {
            notes.add("The project brings no Liquibase changelog, no Flyway migrations and no schema.sql: statements on"
                    + " its tables are not verified. To verify them, use a server that has the schema: --db URL");
            return;
        }
        try (LoadedDriver driver = artifacts.load(newestPgjdbc());
                Connection scratch = driver.connect(project, SCHEMA_LIMIT)) {
            notes.addAll(SchemaScripts.apply(schema.get(), scratch));
            progress.note(schema.get().describe() + " applied");
        } catch (SQLException failed) {
            notes.add("The schema could not be applied: " + Secrets.mask(String.valueOf(failed.getMessage())));
        }
    }

    /** Schemas are applied through the driver we know best. */
    private static Profile newestPgjdbc() {
        return Profile.parse(Profile.PGJDBC);
    }

    /** The probes that rules stand on; the others would change no finding. */
    private void measureWhatNobodyMeasured(ScratchServer server) {
        List<Probe> cited = Probes.all().stream()
                .filter(probe -> Rules.probes().contains(probe.id()))
                .toList();
        for (Profile profile : List.of(route.from(), route.to())) {
            if (!evidence.profiles().contains(profile.toString())) {
                Database probes = server.createDatabase("probes_" + (profile.equals(route.from()) ? "from" : "to"));
                progress.note("measuring " + cited.size() + " probes on " + profile);
                try (LoadedDriver driver = artifacts.load(profile)) {
                    evidence = evidence.with(profile, Parity.measure(driver, probes, cited));
                }
            }
        }
    }

    private Verification ask(
            Database database,
            Function<Profile, Map<String, String>> properties,
            String kindOfServer,
            List<SqlSite> sites) {
        try (LoadedDriver from = artifacts.load(route.from());
                LoadedDriver to = artifacts.load(route.to())) {
            Map<String, String> toldToFrom = properties.apply(route.from());
            Map<String, String> toldToTo = properties.apply(route.to());
            String server = Parity.serverVersion(to, database, toldToTo) + kindOfServer;
            return Verifiers.verify(
                    sites,
                    Verifier.on(() -> connect(from, database, toldToFrom), route.from()),
                    Verifier.on(() -> connect(to, database, toldToTo), route.to()),
                    server,
                    step -> {});
        }
    }

    /** The verifier knows only java.sql. */
    private static Connection connect(LoadedDriver driver, Database database, Map<String, String> properties)
            throws SQLException {
        try {
            return driver.connect(database, properties);
        } catch (DriverException refused) {
            throw new SQLException(refused.getMessage(), "08001", refused);
        }
    }
}
