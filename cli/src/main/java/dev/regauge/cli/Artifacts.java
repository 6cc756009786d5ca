package dev.regauge.cli;

import dev.regauge.parity.DriverException;
import dev.regauge.parity.DriverLoader;
import dev.regauge.parity.LoadedDriver;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.ArtifactNotFoundException;

/**
 * Jar files by Maven coordinates: from the local repository where it has them, otherwise from Maven Central.
 *
 * <p>The local repository is {@code maven.repo.local} or {@code ~/.m2/repository}. A jar given for a profile beats both,
 * so that a machine without a network can work too.
 */
final class Artifacts {

    /** Each driver is one self-contained jar under these coordinates, so nothing else has to be resolved. */
    private static final Map<String, String> DRIVERS = Map.of(
            Profile.PGJDBC, "org.postgresql:postgresql:",
            Profile.PGJDBC_NG, "com.impossibl.pgjdbc-ng:pgjdbc-ng-all:");

    private static final RemoteRepository CENTRAL =
            new RemoteRepository.Builder("central", "default", "https://repo.maven.apache.org/maven2").build();

    /** Milliseconds; unlimited waits are the default of the resolver's requests, or nearly so. */
    private static final Map<String, Object> LIMITS =
            Map.of("aether.transport.http.connectTimeout", 10_000, "aether.transport.http.requestTimeout", 60_000);

    private final Map<String, Path> given;

    /** @param given jars that the user named, by {@code driver:version} */
    Artifacts(Map<String, Path> given) {
        this.given = Map.copyOf(given);
    }

    /**
     * Makes sure that every jar the user named is one of a route's drivers: another one would be left out in silence.
     *
     * @throws CommandException when one is not
     */
    void requireAllOn(Route route) {
        List<String> drivers =
                Stream.of(route.from(), route.to()).map(Artifacts::name).toList();
        for (String name : given.keySet()) {
            if (!drivers.contains(name)) {
                throw CommandException.wrongUse("--driver-jar " + name + " is neither end of " + route
                        + "\n  to fix: name the jar of " + String.join(" or ", drivers));
            }
        }
    }

    /**
     * A profile's driver, to be closed by the caller.
     *
     * @throws CommandException when its jar cannot be had
     * @throws DriverException when the jar does not hold it
     */
    LoadedDriver load(Profile profile) {
        return DriverLoader.load(profile, List.of(driverJar(profile)));
    }

    /** The jar of a profile's driver. */
    private Path driverJar(Profile profile) {
        String name = name(profile);
        Path jar = given.get(name);
        return jar != null
                ? jar
                : resolve(
                        DRIVERS.get(profile.driver()) + profile.version(),
                        "check the version, or name a jar file with --driver-jar " + name + "=FILE");
    }

    /**
     * One jar.
     *
     * @param coordinates {@code group:artifact:version}
     * @param advice what the user can do where it cannot be had
     */
    Path resolve(String coordinates, String advice) {
        Artifact artifact = new DefaultArtifact(coordinates);
        RepositorySystem system = new RepositorySystemSupplier().get();
        try (CloseableSession session = new SessionBuilderSupplier(system)
                .get()
                .withLocalRepositoryBaseDirectories(localRepository())
                .setConfigProperties(LIMITS)
                .setChecksumPolicy(RepositoryPolicy.CHECKSUM_POLICY_FAIL)
                .build()) {
            return system.resolveArtifact(session, new ArtifactRequest(artifact, List.of(CENTRAL), "regauge"))
                    .getArtifact()
                    .getPath();
        } catch (ArtifactResolutionException failed) {
            String message =
                    "Cannot get " + coordinates + "\n  looked in: " + localRepository() + " and Maven Central, "
                            + (failed.getCause() instanceof ArtifactNotFoundException
                                    ? "which do not have it"
                                    : "which does not answer")
                            + "\n  to fix:    " + advice;
            throw failed.getCause() instanceof ArtifactNotFoundException
                    ? CommandException.wrongUse(message)
                    : CommandException.noServer(message);
        } finally {
            system.shutdown();
        }
    }

    private static String name(Profile profile) {
        return profile.driver() + ":" + profile.version();
    }

    private static Path localRepository() {
        String configured = System.getProperty("maven.repo.local", "");
        return configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".m2", "repository")
                : Path.of(configured);
    }
}
