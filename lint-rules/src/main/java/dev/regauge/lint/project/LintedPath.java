package dev.regauge.lint.project;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.fix.FixPlan;
import dev.regauge.lint.fix.Fixes;
import dev.regauge.lint.settings.FileComments;
import dev.regauge.lint.settings.LintConfig;
import dev.regauge.lint.settings.Sifted;
import dev.regauge.lint.settings.Suppressions;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import dev.regauge.url.rewrite.ProjectRewriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A project or an archive that is linted.
 *
 * @param path as the user gave it
 * @param prefix in front of its files, where several paths are linted
 * @param config what it asks for itself, or what the user asks for all
 * @param shared whether the configuration is not the path's own
 * @param inventory what is in it
 */
record LintedPath(Path path, String prefix, LintConfig config, boolean shared, Inventory inventory) {

    /**
     * Looks at all paths.
     *
     * @param config read instead of each path's own
     * @throws ProjectException when there is nothing to look at, or a configuration cannot be followed
     */
    static List<LintedPath> all(List<Path> paths, Optional<Path> config) {
        Optional<LintConfig> given = config.map(ProjectConfig::named);
        List<LintedPath> all = new ArrayList<>();
        for (Path path : paths) {
            all.add(of(path, paths.size() > 1, given));
        }
        return all;
    }

    private static LintedPath of(Path named, boolean several, Optional<LintConfig> given) {
        Path path = followed(named);
        LintConfig config = given.orElseGet(() -> ProjectConfig.of(path));
        return new LintedPath(
                named, several ? prefix(named) : "", config, given.isPresent(), Inventory.ofPath(path, config.sinks()));
    }

    /** A link to a project is the project; links inside of it are not followed. */
    private static Path followed(Path path) {
        try {
            return Files.isSymbolicLink(path) ? path.toRealPath() : path;
        } catch (IOException leadsNowhere) {
            return path;
        }
    }

    /** A place in an archive names the archive already. */
    private static String prefix(Path named) {
        Path folder =
                Files.isDirectory(named) ? named.normalize() : named.normalize().getParent();
        return folder == null || folder.toString().isEmpty()
                ? ""
                : folder.toString().replace('\\', '/') + "/";
    }

    Optional<Profile> guessedFrom(Advice advice) {
        return config.from()
                .or(() -> inventory.build().drivers().isEmpty()
                        ? Optional.empty()
                        : Optional.of(inventory.settings().on(DriverGuess.of(inventory.build(), path, advice))));
    }

    Optional<Profile> guessedTo() {
        return config.to().or(() -> Optional.of(inventory.settings().on(Profile.parse(Profile.PGJDBC))));
    }

    /** What rules and evidence say, sorted out by what the path asks. */
    Sifted lint(Route route, Evidence evidence, Advice advice) {
        Path root = followed(path);
        List<Finding> findings = ProjectFindings.of(
                root,
                inventory,
                route,
                ProjectRewriter.plan(root, route),
                evidence,
                ProjectFindings.kept(root, inventory, route, advice).verification());
        FileComments comments = Files.isDirectory(root) ? FileComments.under(root) : FileComments.NONE;
        Sifted sifted = Suppressions.sift(findings, inventory.scan(), config, comments);
        return new Sifted(
                sifted.open().stream().map(finding -> finding.at(this::placed)).toList(),
                sifted.suppressed().stream().map(this::placed).toList(),
                sifted.excluded(),
                sifted.off());
    }

    /**
     * What can be put right without a person.
     *
     * @param open findings of this path that count, as {@link #lint} calls their places
     */
    FixPlan fixes(Route route, Evidence evidence, Advice advice, List<Finding> open) {
        Path root = followed(path);
        Fixes.Project project = new Fixes.Project(
                root,
                inventory.scan(),
                ProjectRewriter.plan(root, route),
                route,
                evidence,
                ProjectFindings.kept(root, inventory, route, advice).verification());
        FixPlan plan = Fixes.plan(
                project, open.stream().map(finding -> finding.at(this::within)).toList());
        return plan.at(this::placed);
    }

    /** The folder that edits are relative to. */
    Path root() {
        return followed(path);
    }

    private Location within(Location place) {
        boolean prefixed = place.file().startsWith(prefix);
        String file = prefixed ? place.file().substring(prefix.length()) : place.file();
        return new Location(file, place.line(), place.className(), place.method());
    }

    private Suppressed placed(Suppressed kept) {
        Suppression by = kept.by();
        return new Suppressed(
                kept.finding().at(this::placed), new Suppression(by.kind(), placed(by.place()), by.reason()));
    }

    private Location placed(Location place) {
        if (shared && place.file().equals(config.file())) {
            return place;
        }
        return new Location(prefix + place.file(), place.line(), place.className(), place.method());
    }

    /** Whether a finding is about the configuration that the path shares with others. */
    boolean isShared(Finding finding) {
        return shared && finding.location().file().equals(config.file());
    }

    /** What was looked at, a line each. */
    List<String> lines() {
        String head = prefix.isEmpty() ? "" : path + ": ";
        List<String> lines = new ArrayList<>(inventory.read());
        if (!config.file().isEmpty()) {
            lines.add("Configuration: " + config.file());
        }
        return lines.stream().map(line -> head + line).toList();
    }

    /** What a reader should know besides. */
    List<String> notes(Route route, Sifted sifted, Advice advice) {
        List<String> notes = new ArrayList<>(sifted.notes());
        notes.addAll(inventory.settings().disagreements(route));
        notes.addAll(
                ProjectFindings.kept(followed(path), inventory, route, advice).problems());
        inventory.build().notRead().forEach(line -> notes.add("Not read: " + line));
        inventory.uncompiledNote().ifPresent(notes::add);
        inventory.staleness().ifPresent(notes::add);
        return notes.stream()
                .map(note -> prefix.isEmpty() ? note : path + ": " + note)
                .toList();
    }
}
