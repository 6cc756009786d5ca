package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.Suppression;
import dev.regauge.route.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reports of several modules as one. */
public final class JoinedReport {

    /**
     * A module's own.
     *
     * @param folder of the module, relative to that of all, with {@code /} between and behind folders; empty for that itself
     */
    public record Part(String folder, Report report) {}

    private JoinedReport() {}

    /**
     * A report for each route, that with the most modules first; none where there are no parts.
     *
     * @param project the words for all
     * @param notes what a reader should know besides what the parts say, in each report
     */
    public static List<Report> of(String project, List<Part> parts, List<String> notes) {
        Map<Route, List<Part>> byRoute = new LinkedHashMap<>();
        parts.forEach(part -> byRoute.computeIfAbsent(part.report().route(), route -> new ArrayList<>())
                .add(part));
        return byRoute.entrySet().stream()
                .sorted(Comparator.comparingInt(route -> -route.getValue().size()))
                .map(route -> joined(project, route.getKey(), route.getValue(), notes))
                .toList();
    }

    private static Report joined(String project, Route route, List<Part> parts, List<String> more) {
        List<String> inventory = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>(more);
        List<Suppressed> suppressed = new ArrayList<>();
        for (Part part : parts) {
            String name = part.folder().isEmpty()
                    ? "."
                    : part.folder().substring(0, part.folder().length() - 1);
            part.report().inventory().forEach(line -> inventory.add(name + ": " + line));
            part.report().notes().forEach(line -> notes.add(name + ": " + line));
            part.report().findings().forEach(finding -> findings.add(finding.at(place -> placed(part, place))));
            part.report().suppressed().forEach(kept -> suppressed.add(placed(part, kept)));
        }
        notes.addAll(UnnamedDrivers.foldedIn(findings));
        findings.sort(Finding.WORST_FIRST);
        suppressed.sort(Comparator.comparing(Suppressed::finding, Finding.WORST_FIRST));
        return new Report(project, route, "", inventory, findings, List.of(), notes, "", false, suppressed);
    }

    private static Suppressed placed(Part part, Suppressed kept) {
        Suppression by = kept.by();
        return new Suppressed(
                kept.finding().at(place -> placed(part, place)),
                new Suppression(by.kind(), placed(part, by.place()), by.reason()));
    }

    /** A file that modules share is named by itself, and one of another module as that names it. */
    private static Location placed(Part part, Location place) {
        if (Path.of(place.file()).isAbsolute()) {
            return place;
        }
        String file = part.folder() + place.file();
        return new Location(
                file.contains("../") ? Path.of(file).normalize().toString().replace('\\', '/') : file,
                place.line(),
                place.className(),
                place.method());
    }
}
