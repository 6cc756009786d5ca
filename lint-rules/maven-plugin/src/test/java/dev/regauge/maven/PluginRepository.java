package dev.regauge.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A local repository of this JVM's own with the modules of this build as they are compiled now. Whatever else a build needs
 * comes from the repository of the build that runs this test, which is only read.
 */
final class PluginRepository {

    static final Path ROOT = Path.of(System.getProperty("regauge.root"));
    static final String VERSION = System.getProperty("regauge.version");

    private static final Path FOLDER = made();

    private PluginRepository() {}

    /** The options that have Maven use it. */
    static List<String> options() {
        return List.of(
                "-Dmaven.repo.local=" + FOLDER,
                "-Dmaven.repo.local.tail=" + System.getProperty("regauge.repository"),
                "-Dmaven.repo.local.tail.ignoreAvailability=true");
    }

    /**
     * A file's folder in the repository, as {@code mvn install} leaves it.
     *
     * @param name of the artifact's files without their endings
     */
    record Installed(Path folder, String name) {

        void jar(Path classes) {
            try {
                PluginRepository.jar(classes, folder.resolve(name + ".jar"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Installed install(String group, String artifact, String version, Path pom) {
        try {
            Path into =
                    FOLDER.resolve(group.replace('.', '/')).resolve(artifact).resolve(version);
            Files.createDirectories(into);
            Installed installed = new Installed(into, artifact + "-" + version);
            Files.copy(pom, into.resolve(installed.name() + ".pom"));
            return installed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made() {
        try {
            Path folder = Files.createTempDirectory("regauge-repository");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
            install(folder, "", "regauge-parent");
            for (String module : List.of("url-rewriter", "core", "copy-bulk", "lint-rules", "cli")) {
                install(folder, module, module);
            }
            install(folder, "lint-rules/maven-plugin", "regauge-maven-plugin");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void install(Path repository, String module, String artifact) throws IOException {
        Path into = repository.resolve("dev/regauge").resolve(artifact).resolve(VERSION);
        Files.createDirectories(into);
        Files.copy(ROOT.resolve(module).resolve("pom.xml"), into.resolve(artifact + "-" + VERSION + ".pom"));
        Path classes = ROOT.resolve(module).resolve("target/classes");
        if (Files.isDirectory(classes)) {
            jar(classes, into.resolve(artifact + "-" + VERSION + ".jar"));
        }
    }

    private static void jar(Path classes, Path file) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes);
                Stream<Path> walk = Files.walk(classes)) {
            jar.setLevel(1);
            for (Path each : walk.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, jar);
                jar.closeEntry();
            }
        }
    }
}
