package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.Shown;
import dev.regauge.route.Route;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a report shows. Nothing in it holds a password.
 *
 * @param project the project's path as the user gave it
 * @param route what the findings are about
 * @param server the server that statements were verified on, such as {@code PostgreSQL 17.11, embedded}; empty where
 *     none was asked
 * @param inventory what was found in the project, a line each
 * @param findings worst first
 * @param unverified statements about which nothing could be said
 * @param notes what could not be read or done, a line each
 * @param diff the safe edits as a unified diff, secrets masked; empty where there are none
 * @param written whether the safe edits were made
 * @param suppressed findings that may stay, which do not count, worst first
 */
public record Report(
        String project,
        Route route,
        String server,
        List<String> inventory,
        List<Finding> findings,
        List<Unverified> unverified,
        List<String> notes,
        String diff,
        boolean written,
        List<Suppressed> suppressed) {

    /** A report without findings that may stay. */
    public Report(
            String project,
            Route route,
            String server,
            List<String> inventory,
            List<Finding> findings,
            List<Unverified> unverified,
            List<String> notes,
            String diff,
            boolean written) {
        this(project, route, server, inventory, findings, unverified, notes, diff, written, List.of());
    }

    /**
     * A statement about which nothing could be said.
     *
     * @param location where it is
     * @param sql the statement, with {@code {..}} for what only the running program knows
     * @param reason in one sentence
     */
    public record Unverified(Location location, String sql, String reason) {

        /** Masks the secrets of the statement, also where the reason repeats them. */
        public Unverified {
            Shown shown = Shown.of(sql, Reading.SERVER);
            sql = shown.text();
            reason = shown.masked(reason);
        }
    }

    /** All findings, those that may stay behind the others: their fingerprints do not depend on which may. */
    List<Finding> all() {
        return Stream.concat(findings.stream(), suppressed.stream().map(Suppressed::finding))
                .toList();
    }

    /** Findings that somebody says may stay, each by itself. */
    List<Suppressed> excused() {
        return suppressed.stream()
                .filter(kept -> kept.by().kind() != Suppression.Kind.BASELINE)
                .toList();
    }

    /** Copies the lists. */
    public Report {
        inventory = List.copyOf(inventory);
        findings = List.copyOf(findings);
        unverified = List.copyOf(unverified);
        notes = List.copyOf(notes);
        suppressed = List.copyOf(suppressed);
    }
}
