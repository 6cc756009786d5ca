package dev.regauge.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.LocalArtifactRequest;

/**
 * What explains a module: the classes of what it takes of its own project, and of what somebody names. They are compiled in
 * this build, or lie in the local repository; nothing is got from elsewhere.
 *
 * @param classes folders and jars, sorted
 * @param sources folders of the sources of those that are compiled in this build
 * @param notRead the names of those that are not there
 */
record Context(List<Path> classes, List<Path> sources, List<String> notRead) {

    /** Finds them. */
    static final class Finder {

        private final MavenProject project;
        private final MavenSession session;
        private final boolean withTests;
        private final List<Pattern> named;
        private final List<Path> classes = new ArrayList<>();
        private final List<Path> sources = new ArrayList<>();
        private final List<String> notRead = new ArrayList<>();

        /**
         * A finder.
         *
         * @param withTests whether what only tests take counts, too
         * @param named {@code groupId} or {@code groupId:artifactId}, where {@code *} stands for anything
         */
        Finder(MavenProject project, MavenSession session, boolean withTests, List<String> named) {
            this.project = project;
            this.session = session;
            this.withTests = withTests;
            this.named = named.stream().map(Finder::pattern).toList();
        }

        Context find() {
            for (Artifact artifact : project.getArtifacts()) {
                if (withTests || !Artifact.SCOPE_TEST.equals(artifact.getScope())) {
                    find(artifact);
                }
            }
            modulesOf(project, withTests ? Set.of() : Set.of(Artifact.SCOPE_TEST), new HashSet<>());
            return new Context(sorted(classes), sorted(sources), sorted(notRead));
        }

        /** A module that is not built now and not installed ends Maven's own search, and what it takes itself would be lost. */
        private void modulesOf(MavenProject of, Set<String> without, Set<MavenProject> seen) {
            for (Dependency taken : of.getDependencies()) {
                ModuleDescription.all(session).stream()
                        .filter(other -> other.getGroupId().equals(taken.getGroupId())
                                && other.getArtifactId().equals(taken.getArtifactId())
                                && other.getVersion().equals(taken.getVersion()))
                        .filter(other -> !without.contains(String.valueOf(taken.getScope())) && seen.add(other))
                        .forEach(other -> {
                            Path compiled = ModuleDescription.real(
                                    Path.of(other.getBuild().getOutputDirectory()));
                            if (Files.isDirectory(compiled)) {
                                classes.add(compiled);
                                sources.addAll(ModuleDescription.sources(other, false));
                            }
                            modulesOf(other, Set.of(Artifact.SCOPE_TEST, Artifact.SCOPE_PROVIDED), seen);
                        });
            }
        }

        private void find(Artifact artifact) {
            Optional<MavenProject> module = ModuleDescription.all(session).stream()
                    .filter(other -> isOf(artifact, other))
                    .findFirst();
            Optional<Path> compiled = module.map(other -> isOfTests(artifact)
                            ? other.getBuild().getTestOutputDirectory()
                            : other.getBuild().getOutputDirectory())
                    .map(path -> ModuleDescription.real(Path.of(path)))
                    .filter(Files::isDirectory);
            if (compiled.isPresent()) {
                classes.add(compiled.get());
                sources.addAll(ModuleDescription.sources(module.orElseThrow(), isOfTests(artifact)));
            } else if (module.isPresent() || isOwn(artifact) || isNamed(artifact)) {
                jar(artifact).ifPresentOrElse(classes::add, () -> {
                    if (isNamed(artifact) || isSibling(artifact)) {
                        notRead.add(artifact.getArtifactId());
                    }
                });
            }
        }

        private static boolean isOf(Artifact artifact, MavenProject other) {
            return other.getGroupId().equals(artifact.getGroupId())
                    && other.getArtifactId().equals(artifact.getArtifactId())
                    && other.getVersion().equals(artifact.getBaseVersion());
        }

        private static boolean isOfTests(Artifact artifact) {
            return "test-jar".equals(artifact.getType()) || "tests".equals(artifact.getClassifier());
        }

        /** Whether it is of the module's own group: its project's, or what the same people have made besides. */
        private boolean isOwn(Artifact artifact) {
            return artifact.getGroupId().equals(project.getGroupId());
        }

        /** Whether it is a module of the same project with code of its own, which may not be compiled, or not known here. */
        private boolean isSibling(Artifact artifact) {
            return isOwn(artifact)
                    && artifact.getBaseVersion().equals(project.getVersion())
                    && !artifact.getType().equals("pom")
                    && ModuleDescription.all(session).stream()
                            .filter(other -> isOf(artifact, other))
                            .allMatch(other -> ModuleDescription.sources(other, isOfTests(artifact)).stream()
                                    .anyMatch(Files::isDirectory));
        }

        private boolean isNamed(Artifact artifact) {
            String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
            return named.stream().anyMatch(pattern -> pattern.matcher(name).matches());
        }

        private static Pattern pattern(String name) {
            String quoted = Pattern.quote(name.strip()).replace("*", "\\E.*\\Q");
            return Pattern.compile(name.indexOf(':') < 0 ? quoted + ":.*" : quoted);
        }

        /** The same whether or not a phase before has resolved it. */
        private Optional<Path> jar(Artifact artifact) {
            RepositorySystemSession repository = session.getRepositorySession();
            File kept = repository
                    .getLocalRepositoryManager()
                    .find(
                            repository,
                            new LocalArtifactRequest(
                                    RepositoryUtils.toArtifact(artifact), project.getRemoteProjectRepositories(), null))
                    .getFile();
            return Stream.of(Optional.ofNullable(kept), Optional.ofNullable(artifact.getFile()))
                    .flatMap(Optional::stream)
                    .map(File::toPath)
                    .filter(path -> Files.isRegularFile(path) && path.toString().endsWith(".jar"))
                    .map(ModuleDescription::real)
                    .findFirst();
        }

        private static <T extends Comparable<? super T>> List<T> sorted(List<T> things) {
            return things.stream().sorted().distinct().toList();
        }
    }
}
