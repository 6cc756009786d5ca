package dev.regauge.lint.project;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.baseline.Baseline;
import dev.regauge.lint.baseline.BaselineException;
import dev.regauge.lint.report.Report;
import dev.regauge.page.Count;
import dev.regauge.route.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The baseline of a lint.
 *
 * @param file that it stands in
 * @param update whether it is written anew, with all that is found
 * @param until the last day of what is written; empty for what the file said before
 */
public record BaselineFile(Path file, boolean update, Optional<LocalDate> until) {

    private static final int MOST_BYTES = 64 << 20;

    /**
     * What became of the findings.
     *
     * @param open those that count, in their order
     * @param known those that the baseline knows
     * @param note what a reader should know besides; empty where there is nothing
     */
    record Told(List<Finding> open, List<Suppressed> known, String note) {}

    /**
     * Writes what a lint without a baseline has found; nothing where there is nothing to keep, and no file either.
     *
     * @return what is in it now; empty where nothing is written
     * @throws ProjectException when the file cannot be read or written
     */
    public Optional<String> keep(Report found, Advice advice) {
        boolean nothing = found.findings().stream().allMatch(finding -> finding.severity() == Severity.INFO);
        return nothing && !Files.exists(file)
                ? Optional.empty()
                : Optional.of(new BaselineFile(file, true, until)
                        .tell(found.findings(), found.route(), LocalDate.now(ZoneId.systemDefault()), advice)
                        .note());
    }

    /**
     * Tells what is new from what was there. With {@link #update} everything is known afterwards.
     *
     * @throws ProjectException when the file cannot be read or written
     */
    Told tell(List<Finding> found, Route route, LocalDate today, Advice advice) {
        Baseline before = update && !Files.exists(file) ? Baseline.EMPTY : read(advice);
        if (update) {
            requireDay(before, today, advice);
            return updated(found, route, before);
        }
        requireRoute(before, route, advice);
        if (before.isExpired(today)) {
            return new Told(
                    found,
                    List.of(),
                    "The baseline " + file + " expired on " + before.expiry().orElseThrow()
                            + ", so what is in it counts again");
        }
        return told(found, before, gone(before.compare(found).gone(), advice));
    }

    private void requireDay(Baseline before, LocalDate today, Advice advice) {
        if (until.isEmpty() && before.isExpired(today)) {
            throw new ProjectException("The baseline " + file + " expired on "
                    + before.expiry().orElseThrow() + "\n  to fix: say until when it shall count now, as in "
                    + advice.baselineUntil(today.plusMonths(3)));
        }
    }

    /** What was accepted on one route may be worse on another. */
    private void requireRoute(Baseline before, Route route, Advice advice) {
        if (!before.route().equals(route.toString())) {
            throw new ProjectException("The baseline " + file + " is of another route"
                    + "\n  found:  " + before.route() + ", and this is " + route
                    + "\n  to fix: keep a baseline for each route, or write this one anew: "
                    + advice.updateBaseline());
        }
    }

    private static String gone(int gone, Advice advice) {
        return gone == 0
                ? ""
                : Count.of(gone, "line", "lines") + " of the baseline " + (gone == 1 ? "stands" : "stand")
                        + " for nothing any more; " + advice.updateBaseline() + " takes out what is mended";
    }

    private Told updated(List<Finding> found, Route route, Baseline before) {
        Baseline.Comparison change = before.compare(found);
        Optional<LocalDate> day = until.or(before::expiry);
        Baseline now = day.map(Baseline.of(route, found)::until).orElseGet(() -> Baseline.of(route, found));
        write(now.text());
        return told(
                found,
                now,
                "The baseline " + file + " has " + Count.of(now.size(), "finding", "findings") + " now: "
                        + change.fresh().size() + " came in, " + change.gone() + " went out");
    }

    private Told told(List<Finding> found, Baseline baseline, String note) {
        Set<Finding> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(baseline.compare(found).known());
        Suppression by =
                new Suppression(Suppression.Kind.BASELINE, Location.inFile(file.toString(), 0), "known already");
        return new Told(
                found.stream().filter(finding -> !known.contains(finding)).toList(),
                found.stream()
                        .filter(known::contains)
                        .map(finding -> new Suppressed(finding, by))
                        .toList(),
                note);
    }

    private Baseline read(Advice advice) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw wrong("it has more than " + (MOST_BYTES >> 20) + " MB", advice);
            }
            return Baseline.parse(Files.readString(file));
        } catch (BaselineException e) {
            throw new ProjectException("The baseline " + file + ": " + e.getMessage());
        } catch (IOException e) {
            throw wrong(Files.exists(file) ? e.toString() : "there is no such file", advice);
        }
    }

    private ProjectException wrong(String why, Advice advice) {
        return new ProjectException("Cannot read the baseline " + file + ": " + why
                + "\n  to fix: name the file that holds it, or write it: " + advice.updateBaseline());
    }

    /** A run that is ended leaves the old one. */
    private void write(String text) {
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProjectException("Cannot write the baseline " + file + ": " + e
                    + "\n  to fix: name a file in a folder that can be written to");
        }
    }
}
