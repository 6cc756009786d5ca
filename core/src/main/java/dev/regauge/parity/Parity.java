package dev.regauge.parity;

import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Runs probes on drivers, and tells how two drivers differ.
 *
 * <p>What a driver does may depend on the JVM's default locale: pgjdbc translates its own messages, and pgjdbc-ng reads and
 * writes numbers as the locale does (in a German JVM {@code setString("1.50")} stores 1 in a numeric column, measured).
 * It depends on the default time zone too. Outcomes that are to be compared must come from JVMs of one locale and one time
 * zone; the evidence that is checked in comes from {@link #LOCALE} and {@link #TIME_ZONE}.
 */
public final class Parity {

    /** The default time zone of the JVMs that the evidence comes from: west of Greenwich, with daylight saving. */
    public static final ZoneId TIME_ZONE = ZoneId.of("America/New_York");

    /** The default locale of the JVMs that the evidence comes from. */
    public static final Locale LOCALE = Locale.ENGLISH;

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);

    private Parity() {}

    /**
     * Runs every probe once, a few at a time. Each has a connection and a schema of its own, or leaves those it shares as
     * they were, so their order does not matter. The schemas are dropped in the end; nothing else in the database is
     * touched.
     *
     * @param scratch a database in which the user may create schemas
     * @return the outcomes by the probes' ids; one that has not ended after ten seconds is a {@link Outcome.Hang}
     * @throws CannotConnectException when the database cannot be reached, or vanishes midway
     */
    public static SortedMap<String, Outcome> measure(LoadedDriver driver, Database scratch, Collection<Probe> probes) {
        return measure(driver, scratch, probes, PROBE_LIMIT);
    }

    static SortedMap<String, Outcome> measure(
            LoadedDriver driver, Database scratch, Collection<Probe> probes, Duration limit) {
        try (Workbench bench = new Workbench(driver, scratch, limit)) {
            return new TreeMap<>(bench.run(probes));
        }
    }

    /**
     * Measures both ends of a route and compares them. What differs is measured once more on both ends; a probe whose
     * outcome is then another than before is {@linkplain Comparison#unstable unstable} and not reported as a difference.
     *
     * @param from the driver of today
     * @param to the driver of tomorrow
     * @param scratch a database in which the user may create schemas
     * @throws CannotConnectException when the database cannot be reached, or vanishes midway
     */
    public static Comparison compare(LoadedDriver from, LoadedDriver to, Database scratch, Collection<Probe> probes) {
        return compare(from, to, scratch, probes, (profile, measured, time) -> {});
    }

    /** Who wants to know how far a comparison has come. */
    public interface Listener {
        /**
         * Probes ran on one end; called four times, the last two for what differs and is measured once more.
         *
         * @param profile the end
         * @param probes how many probes
         * @param time how long they took together
         */
        void measured(Profile profile, int probes, Duration time);
    }

    /** {@link #compare(LoadedDriver, LoadedDriver, Database, Collection)} that tells how far it has come. */
    public static Comparison compare(
            LoadedDriver from, LoadedDriver to, Database scratch, Collection<Probe> probes, Listener listener) {
        SortedMap<String, Outcome> before = timed(from, scratch, probes, listener);
        SortedMap<String, Outcome> after = timed(to, scratch, probes, listener);
        Set<String> differing =
                compare(before, after).stream().map(Difference::probe).collect(Collectors.toUnmodifiableSet());
        List<Probe> again =
                probes.stream().filter(probe -> differing.contains(probe.id())).toList();
        Set<String> unstable = new TreeSet<>();
        unstable.addAll(changed(before, timed(from, scratch, again, listener)));
        unstable.addAll(changed(after, timed(to, scratch, again, listener)));
        return Comparison.of(
                new Route(from.profile(), to.profile()), serverVersion(to, scratch), before, after, unstable);
    }

    private static SortedMap<String, Outcome> timed(
            LoadedDriver driver, Database scratch, Collection<Probe> probes, Listener listener) {
        long start = System.nanoTime();
        SortedMap<String, Outcome> outcomes = measure(driver, scratch, probes);
        listener.measured(driver.profile(), probes.size(), Duration.ofNanos(System.nanoTime() - start));
        return outcomes;
    }

    private static List<String> changed(Map<String, Outcome> first, Map<String, Outcome> second) {
        return second.entrySet().stream()
                .filter(outcome -> !outcome.getValue().equals(first.get(outcome.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Where two sets of outcomes differ, worst first, then by probe. A probe that was not measured on both ends is among
     * them as {@link Change#UNKNOWN}: that it does not differ is not known.
     */
    public static List<Difference> compare(Map<String, Outcome> from, Map<String, Outcome> to) {
        SortedSet<String> probes = new TreeSet<>(from.keySet());
        probes.addAll(to.keySet());
        return probes.stream()
                .map(probe -> difference(probe, outcome(from, probe), outcome(to, probe)))
                .filter(difference -> difference.change() == Change.UNKNOWN
                        || !difference.from().equals(difference.to()))
                .sorted(Comparator.comparing(Difference::change).thenComparing(Difference::probe))
                .toList();
    }

    /** {@link #serverVersion(LoadedDriver, Database, Map)} with the profile's settings alone. */
    public static String serverVersion(LoadedDriver driver, Database database) {
        return serverVersion(driver, database, Map.of());
    }

    /**
     * The server as evidence names it, for example {@code PostgreSQL 17.11}.
     *
     * @param properties connection properties in the driver's own spelling, on top of the profile's settings
     * @throws CannotConnectException when the database cannot be reached, or does not answer within ten seconds
     */
    public static String serverVersion(LoadedDriver driver, Database database, Map<String, String> properties) {
        return serverVersion(driver, database, properties, PROBE_LIMIT);
    }

    static String serverVersion(
            LoadedDriver driver, Database database, Map<String, String> properties, Duration limit) {
        Connection connection = driver.connect(database, properties);
        try {
            return Watchdog.call(driver.loader(), limit, () -> askVersion(connection), late -> {});
        } catch (TimeoutException e) {
            LoadedDriver.abort(connection);
            throw cannotAsk(database, "no answer within " + limit.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            LoadedDriver.abort(connection);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cannotAsk(database, database.masked(Failures.of(cause).message()), e);
        }
    }

    private static String askVersion(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("show server_version")) {
            version.next();
            return "PostgreSQL " + version.getString(1).split(" ", -1)[0];
        }
    }

    private static CannotConnectException cannotAsk(Database database, String found, Exception cause) {
        return new CannotConnectException(
                "Cannot ask " + database + " for its version\n  found:    " + found
                        + "\n  to fix:   check that what answers there is a PostgreSQL that takes queries",
                cause);
    }

    private static Outcome outcome(Map<String, Outcome> outcomes, String probe) {
        return outcomes.getOrDefault(probe, new Outcome.Unmeasured());
    }

    private static Difference difference(String probe, Outcome from, Outcome to) {
        return new Difference(probe, Change.between(from, to), from, to);
    }
}
