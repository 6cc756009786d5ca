package dev.regauge.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** What only one goal needs, got when that runs: by Maven, from where the project gets everything else. */
final class Artifacts {

    private final RepositorySystem system;
    private final MavenSession session;
    private final MavenProject project;

    Artifacts(RepositorySystem system, MavenSession session, MavenProject project) {
        this.system = system;
        this.session = session;
        this.project = project;
    }

    /** The class path of a program: the artifact and all that it needs at run time. */
    String classPath(String coordinates) throws MojoExecutionException {
        CollectRequest collect = new CollectRequest(
                new Dependency(new DefaultArtifact(coordinates), "runtime"), project.getRemotePluginRepositories());
        try {
            return system
                    .resolveDependencies(session.getRepositorySession(), new DependencyRequest(collect, null))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toString())
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (DependencyResolutionException failed) {
            throw notThere(coordinates, failed);
        }
    }

    private static MojoExecutionException notThere(String coordinates, Exception failed) {
        return new MojoExecutionException(
                "Cannot get " + coordinates + ": " + failed.getMessage()
                        + "\n  to fix: run this goal once where the project's repositories are reached, without -o: what it"
                        + " gets stays in the local repository. lint needs nothing of it",
                failed);
    }

    /** One jar. */
    Path jar(String coordinates) throws MojoExecutionException {
        ArtifactRequest request =
                new ArtifactRequest(new DefaultArtifact(coordinates), project.getRemoteProjectRepositories(), "");
        try {
            return system.resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException failed) {
            throw notThere(coordinates, failed);
        }
    }

    /** Where Maven keeps what it has. */
    List<String> options() {
        return List.of("-Dmaven.repo.local="
                + session.getRepositorySession().getLocalRepository().getBasedir());
    }
}
