package dev.regauge.lint.project;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.fix.FixPlan;
import dev.regauge.lint.fix.Fixes;
import dev.regauge.lint.rules.Rules;
import dev.regauge.lint.settings.FileComments;
import dev.regauge.lint.settings.LintConfig;
import dev.regauge.lint.settings.Sifted;
import dev.regauge.lint.settings.Suppressions;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import dev.regauge.url.rewrite.ProjectRewriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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

    private static final String NOT_READ = "Not read: ";

    private static final List<String> LOSSES = List.of(
            NOT_READ, Inventory.NO_CLASSES, Inventory.NOT_COMPILED, Inventory.STALE, ProjectFindings.NOT_ANSWERED);

    /**
     * Looks at all paths.
     *
     * @param config read instead of each path's own
     * @throws ProjectException when there is nothing to look at, or a configuration cannot be followed
     */
    static List<LintedPath> all(List<Path> paths, Optional<Path> config) {
        Optional<LintConfig> given = config.map(ProjectConfig::named);
        return Abreast.map(paths, path -> of(path, paths.size() > 1, given));
    }

    private static LintedPath of(Path named, boolean several, Optional<LintConfig> given) {
        Path path = followed(named);
        LintConfig config = given.orElseGet(() -> ProjectConfig.of(path));
        return new LintedPath(
                named, several ? prefix(named) : "", config, given.isPresent(), Inventory.ofPath(path, config.sinks()));
    }

    /**
     * Looks at one module of a build.
     *
     * @param path the words for it
     * @param config read instead of its own
     * @throws ProjectException when a configuration cannot be followed
     */
    static LintedPath of(Path path, BuiltModule module, Optional<Path> config) {
        LintConfig asked = config.map(file -> ProjectConfig.named(file).shownAs(shown(file, module.root())))
                .orElseGet(() -> ProjectConfig.of(module.root()));
        return new LintedPath(path, "", asked, config.isPresent(), Inventory.of(module, asked.sinks()));
    }

    /** As seen from the module, which has no such file itself. */
    private static String shown(Path config, Path root) {
        Path file = config.toAbsolutePath().normalize();
        Path shown = Objects.equals(file.getRoot(), root.getRoot()) ? root.relativize(file) : file;
        return shown.toString().replace('\\', '/');
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

    /**
     * The driver of tomorrow.
     *
     * @param today what the build takes is tomorrow's only where this is another
     * @param isMeasured whether anything is known of a profile
     */
    Optional<Profile> guessedTo(Profile today, Predicate<Profile> isMeasured) {
        return config.to()
                .or(() -> inventory
                        .module()
                        .flatMap(BuiltModule::pgjdbc)
                        .map(inventory.settings()::on)
                        .filter(taken -> !taken.equals(today) && isMeasured.test(taken)))
                .or(() -> Optional.of(inventory.settings().on(Profile.parse(Profile.PGJDBC))));
    }

    /**
     * What came of it.
     *
     * @param sifted findings
     * @param server whose kept answers were used; empty where none were
     * @param notes what a reader should know besides
     */
    record Outcome(Sifted sifted, String server, List<String> notes) {}

    /** What rules, evidence and kept answers say, sorted out by what the path asks. */
    Outcome lint(Route route, Evidence evidence, Advice advice) {
        Path root = root();
        ProjectFindings.Kept kept = ProjectFindings.kept(root, inventory, route, advice);
        Sifted sifted = sift(root, route, evidence, kept.verification());
        return new Outcome(sifted, kept.verification().server(), notes(route, sifted, kept.problems()));
    }

    private Sifted sift(Path root, Route route, Evidence evidence, Verification kept) {
        List<Finding> findings = ProjectFindings.of(
                root, inventory, route, ProjectRewriter.plan(root, route, inventory.apart()), evidence, kept);
        FileComments comments =
                Files.isDirectory(root) ? FileComments.under(root, inventory.apart()) : FileComments.NONE;
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
        Fixes.Project project = new Fixes.Project(
                root(),
                inventory.scan(),
                ProjectRewriter.plan(root(), route, inventory.apart()),
                route,
                evidence,
                ProjectFindings.kept(root(), inventory, route, advice).verification());
        FixPlan plan = Fixes.plan(
                project, open.stream().map(finding -> finding.at(this::within)).toList());
        return plan.at(this::placed);
    }

    /** The folder that edits are relative to. */
    Path root() {
        return inventory.module().map(BuiltModule::root).orElseGet(() -> followed(path));
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

    /** Whether it is about an entry that modules share: what stands for nothing in this may stand for something in another. */
    boolean isForAllToSay(Finding finding) {
        return isShared(finding)
                && inventory.module().isPresent()
                && Set.of(Rules.UNUSED_SUPPRESSION, Rules.SINK_NOT_FOUND).contains(finding.rule());
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

    /** What is to be said of where the route leads to. */
    Optional<String> aboutTarget(Route route) {
        return ProjectFindings.aboutTarget(root(), route);
    }

    /** Whether a note says that a finding may be missing, or be out of date. */
    static boolean isLoss(String note) {
        return LOSSES.stream().anyMatch(note::contains);
    }

    private List<String> notes(Route route, Sifted sifted, List<String> problems) {
        List<String> notes = new ArrayList<>(sifted.notes());
        notes.addAll(inventory.settings().disagreements(route));
        notes.addAll(problems);
        inventory.scan().leftOut().forEach(line -> notes.add("Left out: " + line));
        inventory.build().notRead().forEach(line -> notes.add(NOT_READ + line));
        inventory.uncompiledNote().ifPresent(notes::add);
        inventory.staleness().ifPresent(notes::add);
        return notes.stream()
                .map(note -> prefix.isEmpty() ? note : path + ": " + note)
                .toList();
    }
}
