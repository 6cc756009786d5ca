package dev.regauge.cli;

import dev.regauge.page.Count;
import dev.regauge.parity.CannotConnectException;
import dev.regauge.parity.Comparison;
import dev.regauge.parity.Database;
import dev.regauge.parity.DriverException;
import dev.regauge.parity.LoadedDriver;
import dev.regauge.parity.Parity;
import dev.regauge.parity.Probe;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import dev.regauge.url.Secrets;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Measures both ends of a route, and says on standard error how far it has come. */
final class ParityRun {

    /** The server, both ends, and both once more where they differ. */
    private static final List<String> STEPS = List.of("server", "today", "tomorrow", "again", "again");

    private final Route route;
    private final List<Probe> probes;
    private final Artifacts artifacts;
    private final Progress progress;
    private int measured;

    ParityRun(Route route, List<Probe> probes, Artifacts artifacts, PrintWriter err) {
        this.route = route;
        this.probes = probes;
        this.artifacts = artifacts;
        this.progress = new Progress(err, STEPS.size());
    }

    /**
     * What differs.
     *
     * @throws CommandException when a driver or the server cannot be had, the server is lost, or no probe can run there
     */
    Comparison on(Judge judge) {
        try (LoadedDriver from = artifacts.load(route.from());
                LoadedDriver to = artifacts.load(route.to())) {
            noteUnknownSettings(from);
            noteUnknownSettings(to);
            return judge instanceof Judge.Given given ? onServerOf(given, from, to) : onOwnServer(judge, from, to);
        } catch (CannotConnectException lost) {
            ScratchServer.waitWhereTheJvmEnds();
            throw CommandException.noServer(Secrets.mask(String.valueOf(lost.getMessage())));
        } catch (DriverException notThere) {
            throw CommandException.wrongUse(String.valueOf(notThere.getMessage()));
        }
    }

    private void noteUnknownSettings(LoadedDriver driver) {
        if (!driver.unknownSettings().isEmpty()) {
            progress.note(driver.profile().driver() + ":" + driver.profile().version() + " does not know "
                    + String.join(" and ", driver.unknownSettings()) + ", and may pass over it in silence");
        }
    }

    private Comparison onOwnServer(Judge judge, LoadedDriver from, LoadedDriver to) {
        int major = judge instanceof Judge.Embedded own ? own.major() : ScratchServer.BUNDLED_MAJOR;
        try (ScratchServer server = ScratchServer.start(major, artifacts)) {
            return compare(server.createDatabase("probes"), server.version() + ", embedded", from, to, no -> Map.of());
        }
    }

    private Comparison onServerOf(Judge.Given given, LoadedDriver from, LoadedDriver to) {
        for (Profile profile : List.of(route.from(), route.to())) {
            given.noteUntold(profile).ifPresent(progress::note);
        }
        Database database = given.database();
        return compare(
                database,
                database + "; probes create schemas named regauge_* there, and drop them in the end",
                from,
                to,
                given::properties);
    }

    private Comparison compare(
            Database database,
            String server,
            LoadedDriver from,
            LoadedDriver to,
            Function<Profile, Map<String, String>> properties) {
        progress.step(STEPS.get(0), server);
        progress.note("measuring " + Count.of(probes.size(), "probe", "probes") + " on " + route.from() + " and "
                + route.to());
        Comparison comparison = Parity.compare(
                from.telling(properties.apply(route.from())),
                to.telling(properties.apply(route.to())),
                database,
                probes,
                this::measured);
        requireSomething(comparison, database);
        return comparison;
    }

    private void measured(Profile profile, int number, Duration time) {
        measured++;
        progress.step(
                STEPS.get(measured),
                Count.of(number, "probe", "probes")
                        + (measured > 2 ? (number == 1 ? " that differs on " : " that differ on ") : " on ") + profile
                        + " in " + String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0));
    }

    private void requireSomething(Comparison comparison, Database database) {
        int lost = probes.size() - comparison.probes();
        if (comparison.probes() == 0) {
            throw CommandException.noServer("No probe could run at " + database
                    + "\n  to fix: name a database in which the user may create schemas");
        }
        if (lost > 0) {
            progress.note(Count.of(lost, "probe", "probes") + " could not run on both");
        }
    }
}
