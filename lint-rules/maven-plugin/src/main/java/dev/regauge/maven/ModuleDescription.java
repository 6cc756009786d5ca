package dev.regauge.maven;

import dev.regauge.lint.build.ResolvedDriver;
import dev.regauge.lint.project.BuiltModule;
import dev.regauge.lint.scan.Layout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/** One module, told to the lint in its own words. */
final class ModuleDescription {

    private final MavenProject project;
    private final MavenSession session;
    private final boolean withTests;
    private final List<String> context;

    /**
     * A module.
     *
     * @param withTests whether the classes and resources of tests are looked at, too
     * @param context what is read besides, as {@link Context.Finder} takes it
     */
    ModuleDescription(MavenProject project, MavenSession session, boolean withTests, List<String> context) {
        this.project = project;
        this.session = session;
        this.withTests = withTests;
        this.context = context;
    }

    /** @param reports a folder that reports go to, which is no part of the module */
    BuiltModule describe(Path reports) {
        Path root = real(folder(project));
        Context found = context();
        return new BuiltModule(
                root,
                buildFile(root),
                new Layout(apart(root, reports), classes(), resources(), sources(), found.classes(), found.sources()),
                drivers());
    }

    private String buildFile(Path root) {
        return root.relativize(real(pom(project))).toString().replace('\\', '/');
    }

    /** What the build makes, and the folders of other modules: those that Maven builds, and those that the POM can name. */
    private Set<Path> apart(Path root, Path reports) {
        Set<Path> apart = new HashSet<>();
        apart.add(real(Path.of(project.getBuild().getDirectory())));
        apart.add(real(reports));
        all(session).stream().map(other -> real(folder(other))).forEach(apart::add);
        for (String module : modules(project)) {
            Path path = real(root.resolve(module));
            apart.add(
                    path.toString().endsWith(".xml") ? path.resolveSibling(".").normalize() : path);
        }
        apart.remove(root);
        return apart;
    }

    /** Those of profiles too, active or not: a module does not become its parent's own code where nobody builds it. */
    static Set<String> modules(MavenProject project) {
        Set<String> modules = new TreeSet<>(project.getModel().getModules());
        Model written = project.getOriginalModel();
        if (written != null) {
            written.getProfiles().forEach(profile -> modules.addAll(profile.getModules()));
        }
        return modules;
    }

    /** All that Maven knows, whether or not they are built. */
    static List<MavenProject> all(MavenSession session) {
        List<MavenProject> all = session.getAllProjects();
        return all == null ? session.getProjects() : all;
    }

    private List<Path> classes() {
        List<Path> classes =
                new ArrayList<>(List.of(real(Path.of(project.getBuild().getOutputDirectory()))));
        if (withTests) {
            classes.add(real(Path.of(project.getBuild().getTestOutputDirectory())));
        }
        return classes;
    }

    private List<Path> resources() {
        List<Resource> all = new ArrayList<>(project.getResources());
        if (withTests) {
            all.addAll(project.getTestResources());
        }
        return all.stream().map(Resource::getDirectory).map(this::inModule).toList();
    }

    private List<Path> sources() {
        List<Path> all = new ArrayList<>(sources(project, false));
        if (withTests) {
            all.addAll(sources(project, true));
        }
        return all;
    }

    static List<Path> sources(MavenProject project, boolean ofTests) {
        List<String> all = ofTests ? project.getTestCompileSourceRoots() : project.getCompileSourceRoots();
        return all.stream().map(path -> real(folder(project).resolve(path))).toList();
    }

    private Path inModule(String path) {
        return real(folder(project).resolve(path));
    }

    /** What the module takes and what explains it. */
    Context context() {
        return new Context.Finder(project, session, withTests, context).find();
    }

    private List<ResolvedDriver> drivers() {
        return project.getArtifacts().stream()
                .map(artifact -> new ResolvedDriver(
                        artifact.getGroupId() + ":" + artifact.getArtifactId(),
                        artifact.getVersion(),
                        Artifact.SCOPE_TEST.equals(artifact.getScope())))
                .filter(driver -> ResolvedDriver.isOne(driver.artifact()))
                .toList();
    }

    /** The POM that somebody wrote: plugins that shade or flatten set another one, which may lie in another folder. */
    private static Path pom(MavenProject project) {
        File written = project.getModel().getPomFile();
        return (written == null ? project.getFile() : written).toPath().toAbsolutePath();
    }

    /** The folder that a project's POM was written in. */
    static Path folder(MavenProject project) {
        return Objects.requireNonNull(pom(project).getParent());
    }

    /** A path through no link, as far as it is there. */
    static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        try {
            return whole.toRealPath();
        } catch (IOException notThere) {
            Path parent = whole.getParent();
            return parent == null ? whole : real(parent).resolve(String.valueOf(whole.getFileName()));
        }
    }
}
