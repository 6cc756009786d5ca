package dev.regauge.maven;

import dev.regauge.lint.project.LintResult;
import dev.regauge.lint.project.ProjectException;
import dev.regauge.lint.report.JoinedReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The modules of one build. Each keeps its result in its own folder, marked with the build; after each the report of all is
 * written anew, so it is right whichever comes last, and there when the build ends early.
 */
final class Reactor {

    private static final String RESULT = "result.bin";

    private final MavenSession session;

    Reactor(MavenSession session) {
        this.session = session;
    }

    /** What tells this build from others. */
    String build() {
        return session.getRequest().getStartTime().toInstant().toString();
    }

    boolean hasSeveral() {
        return session.getProjects().size() > 1;
    }

    /**
     * How to tell Maven that a goal is for one module, with a space before; empty where its project has no other. It is
     * right in the folder of all modules and in the module's own.
     */
    String selection(MavenProject project) {
        MavenProject parent = project.getParent();
        boolean alone = all().size() == 1 && (parent == null || parent.getBasedir() == null);
        return alone ? "" : " -pl :" + project.getArtifactId();
    }

    /**
     * Sees to it that modules do not write over what others have written.
     *
     * @throws ProjectException where another module of this build has the same path
     */
    void requireOwn(Path path, String parameter, MavenProject project) {
        synchronized (session.getRequest()) {
            Object owner = session.getRequest().getData().putIfAbsent("regauge:" + path, project.getId());
            if (owner != null && !owner.equals(project.getId())) {
                throw new ProjectException(parameter + " is " + path + ", which " + owner + " has already"
                        + "\n  to fix: give each module its own, as by a path relative to it");
            }
        }
    }

    /** Where a module keeps its result. */
    static Path result(MavenProject project) {
        return folder(project).resolve(RESULT);
    }

    /** Where reports go if nobody says otherwise, and the report of all always. */
    static Path folder(MavenProject project) {
        return Path.of(project.getBuild().getDirectory()).resolve("regauge");
    }

    /** The project whose folder Maven was started in, whether or not it is built. */
    MavenProject top() {
        return all().stream().filter(MavenProject::isExecutionRoot).findFirst().orElseGet(session::getTopLevelProject);
    }

    /** The modules that are there, whether or not they are built. */
    private List<MavenProject> all() {
        return ModuleDescription.all(session);
    }

    /**
     * Writes the report of all modules that are linted by now.
     *
     * @return the files, those of the route with the most modules first
     */
    List<Path> report(List<ReportFormat> formats) throws IOException {
        // modules are built by several threads, which share the request
        synchronized (session.getRequest()) {
            return ReportFormat.write(JoinedReport.of(top().getName(), parts(), missing()), formats, folder(top()));
        }
    }

    private List<JoinedReport.Part> parts() {
        List<JoinedReport.Part> parts = new ArrayList<>();
        for (MavenProject project : session.getProjects()) {
            Optional<LintResult> result = linted(project).flatMap(KeptResult::result);
            result.ifPresent(found -> parts.add(new JoinedReport.Part(relative(project), found.report())));
        }
        return parts;
    }

    private Optional<KeptResult> linted(MavenProject project) {
        return KeptResult.read(result(project)).filter(kept -> kept.build().equals(build()));
    }

    /** Which modules the report has nothing of: they were not chosen, are still to come, or the build ended before. */
    private List<String> missing() {
        List<String> missing = all().stream()
                .filter(project -> linted(project).isEmpty())
                .map(MavenProject::getArtifactId)
                .sorted()
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of("This report has not all modules: not linted in this build "
                        + (missing.size() == 1 ? "is " : "are ") + String.join(", ", missing));
    }

    private String relative(MavenProject project) {
        String path = ModuleDescription.folder(top())
                .relativize(ModuleDescription.folder(project))
                .toString()
                .replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }
}
