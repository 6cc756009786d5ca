package dev.regauge.lint.project;

import dev.regauge.lint.build.BuildFiles;
import dev.regauge.lint.build.BuildReading;
import dev.regauge.lint.build.DriverUse;
import dev.regauge.lint.rules.Rules;
import dev.regauge.lint.scan.ArchiveLimits;
import dev.regauge.lint.scan.Layout;
import dev.regauge.lint.scan.ProjectScanner;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SinkDeclaration;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.page.Count;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a project consists of, as far as its driver is concerned.
 *
 * @param tree its files
 * @param build what its build files say of drivers
 * @param settings what its connection URLs ask of the driver
 * @param scan what its class files and resources say, and its sources where there are none
 * @param schema the schema it brings along
 * @param module what its build tool says of it; empty where nobody asked one
 */
public record Inventory(
        ProjectTree tree,
        BuildReading build,
        UrlSettings settings,
        ScanResult scan,
        Optional<ProjectSchema> schema,
        Optional<BuiltModule> module) {

    static final String NO_CLASSES = "No compiled classes were found: only build files, configuration,"
            + " resources and connection URLs were looked at. Build the project, then run this again.";

    static final String NOT_COMPILED = "Java sources were read as they are, because nothing is compiled there:"
            + " names in them were not resolved, so less is found. Build the project, then run this again.";

    static final String STALE = "Classes are older than their sources, so what was found may be out of date; build the"
            + " project, then run this again: ";

    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(jar|war|ear|zip)", Pattern.CASE_INSENSITIVE);

    /**
     * Looks at a project's folder.
     *
     * @param sinks that the project declares
     * @throws ProjectException when there is nothing to look at
     */
    public static Inventory of(Path project, List<SinkDeclaration> sinks) {
        return of(project, sinks, List.of());
    }

    /**
     * Looks at a project's folder.
     *
     * @param sinks that the project declares
     * @param context folders of class files, and archives, that explain it, and in which nothing is found
     * @throws ProjectException when there is nothing to look at
     */
    public static Inventory of(Path project, List<SinkDeclaration> sinks, List<Path> context) {
        return of(ProjectTree.of(project), project, sinks, Layout.guessed(context));
    }

    /**
     * Looks at an archive, or at a project's folder.
     *
     * @param sinks that it declares
     * @throws ProjectException when there is nothing to look at
     */
    public static Inventory ofPath(Path path, List<SinkDeclaration> sinks) {
        boolean archive =
                Files.isRegularFile(path) && ARCHIVE.matcher(path.toString()).matches();
        return of(archive ? new ProjectTree(path, List.of()) : ProjectTree.of(path), path, sinks, Layout.GUESSED);
    }

    /**
     * Looks at one module of a build, and at no file of another.
     *
     * @param sinks that it declares
     */
    static Inventory of(BuiltModule module, List<SinkDeclaration> sinks) {
        Path root = module.root();
        Set<Path> apart = module.layout().apart();
        ProjectTree tree = ProjectTree.of(root, apart);
        return new Inventory(
                tree,
                BuildFiles.read(root, apart).resolved(module.drivers(), module.buildFile()),
                UrlSettings.of(root, apart),
                ProjectScanner.scan(root, ArchiveLimits.STANDARD, sinks, module.layout()),
                ProjectSchema.find(tree),
                Optional.of(module));
    }

    private static Inventory of(ProjectTree tree, Path project, List<SinkDeclaration> sinks, Layout layout) {
        ScanResult scan = ProjectScanner.scan(project, ArchiveLimits.STANDARD, sinks, layout);
        boolean scanned = scan.classes() > 0
                || !scan.sources().isEmpty()
                || !scan.sites().isEmpty()
                || !scan.skipped().isEmpty();
        if (tree.files().isEmpty() && !scanned) {
            throw new ProjectException("Nothing to look at in " + project
                    + ": no build file, no configuration, no class\n  to fix: name the folder that holds the"
                    + " project's build file");
        }
        return new Inventory(
                tree,
                BuildFiles.read(project),
                UrlSettings.of(project),
                scan,
                ProjectSchema.find(tree),
                Optional.empty());
    }

    /** The same project with another schema. */
    public Inventory with(ProjectSchema other) {
        return new Inventory(tree, build, settings, scan, Optional.of(other), module);
    }

    /** Folders in the project's whose files are none of its own. */
    Set<Path> apart() {
        return module.map(BuiltModule::layout).map(Layout::apart).orElse(Set.of());
    }

    /** Whether anything in it has to do with a database. */
    boolean isConcerned() {
        return !scan.sites().isEmpty()
                || !scan.calls().isEmpty()
                || !scan.typeUses().isEmpty()
                || !scan.skipped().isEmpty()
                || !build.drivers().isEmpty()
                || !build.notRead().isEmpty()
                || settings.urls() > 0;
    }

    private String inResources() {
        long found = scan.sites().stream()
                .filter(site -> site.location().className().isEmpty())
                .count();
        return found == 0 ? "" : " (" + found + " in resources)";
    }

    /** What was found, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(withoutSites());
        lines.add(Count.of(scan.classes(), "class", "classes") + ", " + uncompiled()
                + Count.of(scan.sites().size(), "SQL site", "SQL sites") + inResources());
        lines.add(schema.map(found -> "Schema: " + found.describe()).orElse("No schema was found."));
        return lines;
    }

    /** What was read, a line each, and how much of it is known without running the program. */
    public List<String> read() {
        List<String> lines = new ArrayList<>(withoutSites());
        long whole = scan.sites().stream().filter(Inventory::isKnown).count();
        long nothing = scan.sites().stream().filter(Inventory::isUnknown).count();
        int sites = scan.sites().size();
        lines.add(Count.of(scan.classes(), "class", "classes") + ", " + uncompiled()
                + Count.of(sites, "SQL site", "SQL sites")
                + (sites == 0
                        ? ""
                        : ": " + whole + " known in full, " + (sites - whole - nothing) + " in part, " + nothing
                                + " not at all"));
        if (!scan.skipped().isEmpty()) {
            lines.add(Count.of(scan.skipped().size(), "file was", "files were") + " not read; why stands at the rule "
                    + Rules.NOT_READ);
        }
        return lines;
    }

    private static boolean isKnown(SqlSite site) {
        return site.templates().stream()
                .allMatch(template -> template.constant().isPresent());
    }

    private static boolean isUnknown(SqlSite site) {
        return site.templates().stream()
                .allMatch(template -> template.parts().stream().noneMatch(SqlTemplate.Text.class::isInstance));
    }

    /** That less is known because nothing is compiled, where it is so. */
    public Optional<String> uncompiledNote() {
        if (!scan.sources().isEmpty()) {
            return Optional.of(NOT_COMPILED);
        }
        boolean compilable = module.map(BuiltModule::isUncompiled).orElse(true);
        return scan.classes() == 0 && compilable ? Optional.of(NO_CLASSES) : Optional.empty();
    }

    /** That sources are newer than their classes, where they are. */
    public Optional<String> staleness() {
        return scan.stale().isEmpty() ? Optional.empty() : Optional.of(STALE + String.join(", ", scan.stale()));
    }

    private List<String> withoutSites() {
        List<String> lines = new ArrayList<>();
        lines.add(
                build.drivers().isEmpty()
                        ? "No build file names a PostgreSQL driver."
                        : "Drivers: "
                                + build.drivers().stream()
                                        .map(DriverUse::toString)
                                        .collect(Collectors.joining(", ")));
        settings.describe().ifPresent(lines::add);
        return lines;
    }

    private String uncompiled() {
        int sources = scan.sources().size();
        return sources == 0 ? "" : Count.of(sources, "source that is", "sources that are") + " not compiled, ";
    }
}
