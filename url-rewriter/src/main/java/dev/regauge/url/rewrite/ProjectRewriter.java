package dev.regauge.url.rewrite;

import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import dev.regauge.url.Dialects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans what a change of driver changes in the files of a project: connection URLs and driver class names in YAML,
 * {@code .properties} and Java files, and the driver's coordinates in {@code pom.xml}. Nothing is written.
 *
 * <p>Links are not followed; hidden folders, {@code target}, {@code build}, {@code out} and {@code node_modules} and files
 * over 5 MB are skipped, and reports of Regauge's own. A file that cannot be read or understood becomes a refusal, and the rest goes on.
 */
public final class ProjectRewriter {

    private final Route route;
    private final ProjectFiles files;
    private final List<Findings> all = new ArrayList<>();
    private final List<Pom> poms = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> sourcesNamingPgjdbcNg = new ArrayList<>();
    private int filesRead;

    private ProjectRewriter(Path root, Route route, Set<Path> apart) {
        this.route = route;
        files = ProjectFiles.under(root, apart);
    }

    /**
     * Computes the edits of a route for every file under a folder, or for one file. Planning again after writing
     * proposes nothing.
     */
    public static RewritePlan plan(Path root, Route route) {
        return plan(root, route, Set.of());
    }

    /**
     * As {@link #plan(Path, Route)} does.
     *
     * @param apart folders whose files are none of the project's; real paths
     */
    public static RewritePlan plan(Path root, Route route, Set<Path> apart) {
        return new ProjectRewriter(root, route, apart).plan();
    }

    /** Lists every connection URL in the files under a folder, of whatever dialect, sorted by place. */
    public static List<UrlSite> urls(Path root) {
        return urls(root, Set.of());
    }

    /**
     * As {@link #urls(Path)} does.
     *
     * @param apart folders whose files are none of the project's; real paths
     */
    public static List<UrlSite> urls(Path root, Set<Path> apart) {
        ProjectRewriter rewriter = new ProjectRewriter(root, Route.of(Profile.PGJDBC, Profile.PGJDBC), apart);
        rewriter.readAll();
        return rewriter.all.stream()
                .flatMap(findings -> findings.sites().stream())
                .sorted(Comparator.comparing(UrlSite::file)
                        .thenComparing(UrlSite::line)
                        .thenComparing(UrlSite::column))
                .toList();
    }

    private RewritePlan plan() {
        readAll();
        boolean managed = poms.stream()
                .flatMap(pom -> pom.dependencies().stream())
                .anyMatch(dependency -> dependency.managed() && isRouteDriver(dependency));
        for (Pom pom : poms) {
            Findings findings = new Findings(pom.file());
            new PomEdits(route, findings, pom, managed, sourcesNamingPgjdbcNg).find();
            all.add(findings);
        }
        List<FileRewrite> rewrites = all.stream()
                .filter(findings -> !findings.edits().isEmpty())
                .map(findings -> new FileRewrite(
                        findings.file().name(),
                        findings.edits(),
                        findings.file().sha256()))
                .sorted(Comparator.comparing(FileRewrite::file))
                .toList();
        refusals.addAll(files.refusals());
        all.forEach(findings -> refusals.addAll(findings.refusals()));
        refusals.sort(Comparator.comparing(Refusal::file).thenComparing(Refusal::line));
        return new RewritePlan(rewrites, refusals, filesRead);
    }

    private boolean isRouteDriver(Pom.Dependency dependency) {
        return route.from().driver().equals(Profile.PGJDBC) ? dependency.isPgjdbc() : dependency.isPgjdbcNg();
    }

    private void readAll() {
        for (Path path : files.files()) {
            Optional<SourceFile> file = files.read(path);
            if (file.isPresent()) {
                filesRead++;
                read(file.get(), ProjectFiles.kind(path).orElseThrow());
            }
        }
    }

    private void read(SourceFile file, ProjectFiles.Kind kind) {
        Findings findings = new Findings(file);
        UrlEdits edits = new UrlEdits(route, findings);
        switch (kind) {
            case YAML -> YamlScalars.of(file).forEach(edits::in);
            case PROPERTIES -> PropertiesScalars.of(file).forEach(edits::in);
            case JAVA -> readJava(findings, edits);
            case POM -> readPom(findings, edits);
            case OTHER -> readOther(findings, edits);
        }
        findings.holdBackUrls(Dialects.of(route.from()));
        if (!findings.edits().isEmpty()
                || !findings.refusals().isEmpty()
                || !findings.sites().isEmpty()) {
            all.add(findings);
        }
    }

    private void readJava(Findings findings, UrlEdits edits) {
        JavaEdits java = new JavaEdits(edits, findings);
        java.find();
        if (java.namesPgjdbcNg()) {
            sourcesNamingPgjdbcNg.add(findings.file().name());
        }
    }

    private void readPom(Findings findings, UrlEdits edits) {
        SourceFile file = findings.file();
        for (int line = 1; line <= file.lines(); line++) {
            String text = file.lineText(line);
            if (!text.contains(Pom.GROUP_OF_PGJDBC_NG)) {
                edits.mention(file.lineStart(line), text);
            }
        }
        try {
            poms.add(Pom.parse(findings.file()));
        } catch (XmlElement.Malformed notRead) {
            findings.refuse(
                    notRead.index(),
                    "the project file",
                    "it is not well-formed XML: " + notRead.getMessage(),
                    "repair it");
        }
    }

    /** What is not edited is mentioned line by line, and other languages of the JVM can name pgjdbc-ng in code, too. */
    private void readOther(Findings findings, UrlEdits edits) {
        SourceFile file = findings.file();
        if (!file.text().contains("pgsql:") && !file.text().contains("impossibl")) {
            return;
        }
        if (OwnOutput.isOne(file.name(), file.text())) {
            return;
        }
        boolean code = file.name().endsWith(".kt")
                || file.name().endsWith(".groovy")
                || file.name().endsWith(".scala");
        if (code && file.text().contains("com.impossibl.")) {
            sourcesNamingPgjdbcNg.add(file.name());
        }
        for (int line = 1; line <= file.lines(); line++) {
            edits.mention(file.lineStart(line), file.lineText(line));
        }
    }
}
