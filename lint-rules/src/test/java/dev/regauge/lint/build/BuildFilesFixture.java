package dev.regauge.lint.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A project of build files, and what is read out of them. */
abstract class BuildFilesFixture {

    @TempDir
    Path project;

    final void file(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** {@code pgjdbc:42.2.5 (pom.xml:12)}. */
    final List<String> drivers() {
        return BuildFiles.read(project).uses().stream().map(DriverUse::toString).toList();
    }

    static String dependency(String artifact, String version, String more) {
        String[] parts = artifact.split(":", -1);
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>") + more + "</dependency>\n";
    }

    static String pgjdbc(String version) {
        return dependency("org.postgresql:postgresql", version, "");
    }
}
