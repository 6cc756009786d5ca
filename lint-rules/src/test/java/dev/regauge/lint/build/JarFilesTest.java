package dev.regauge.lint.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarFilesTest {

    @TempDir
    private Path project;

    private static Path jar(String profile) {
        return DriverJars.of(Profile.parse(profile)).get(0);
    }

    private List<String> drivers() {
        return BuildFiles.read(project).uses().stream()
                .map(use -> use + " in " + use.classPath())
                .toList();
    }

    private void zip(String name, Map<String, byte[]> entries) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc:9.4.1212", "pgjdbc:42.2.5", "pgjdbc:42.7.14", "pgjdbc-ng:0.8.9"})
    void knowARealDriverWhateverItsFileIsCalled(String profile) throws IOException {
        Files.createDirectories(project.resolve("lib"));
        Files.copy(jar(profile), project.resolve("lib/db.jar"));
        assertThat(drivers()).containsExactly(profile + " (lib/db.jar:0) in jars in lib");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEB-INF/lib/", "BOOT-INF/lib/", "lib/"})
    void lookIntoAWarAndAFatJar(String folder) throws IOException {
        zip("app.war", Map.of(folder + "postgresql-42.jar", Files.readAllBytes(jar("pgjdbc:42.2.5"))));
        assertThat(drivers()).containsExactly("pgjdbc:42.2.5 (app.war!/" + folder + "postgresql-42.jar:0) in app.war");
    }

    @Test
    void knowADriverThatWasUnpackedIntoAnotherJarByItsClass() throws IOException {
        try (ZipFile driver = new ZipFile(jar("pgjdbc:42.7.14").toFile())) {
            byte[] own = driver.getInputStream(driver.getEntry(JarContents.PGJDBC_CLASS))
                    .readAllBytes();
            zip("dist/all.jar", Map.of(JarContents.PGJDBC_CLASS, own, "app/Main.class", new byte[] {1}));
        }
        assertThat(drivers()).containsExactly("pgjdbc:42.7.14 (dist/all.jar:0) in jars in dist");
    }

    @Test
    void readOneArchiveThatIsNamedItself() {
        assertThat(BuildFiles.read(jar("pgjdbc:42.2.5")).uses())
                .extracting(use -> use.profile().orElseThrow().toString())
                .containsExactly("pgjdbc:42.2.5");
    }

    @Test
    void skipWhatIsDamagedOrTooLarge() throws IOException {
        Files.createDirectories(project.resolve("lib"));
        Files.writeString(project.resolve("lib/broken.jar"), "PK, but no more");
        zip("lib/odd.jar", Map.of("META-INF/MANIFEST.MF", new byte[200_000], JarContents.PGJDBC_CLASS, new byte[] {7}));
        zip("lib/bomb.war", Map.of("WEB-INF/lib/postgresql-1.jar", new byte[40 << 20]));
        assertThat(drivers()).isEmpty();
        assertThat(BuildFiles.read(project).notRead())
                .containsExactly(
                        "lib/bomb.war!/WEB-INF/lib/postgresql-1.jar: too large to be unpacked, so it was not looked at",
                        "lib/broken.jar: it is no archive that can be read");
    }

    @Test
    void stopAtAJarThatUnpacksToMoreThanAnyDriver() throws IOException {
        zip("inner/bomb.zip", Map.of("a", new byte[70 << 20]));
        byte[] bomb = Files.readAllBytes(project.resolve("inner/bomb.zip"));
        Map<String, byte[]> jars = new TreeMap<>(Map.of("z/postgresql.jar", Files.readAllBytes(jar("pgjdbc:42.2.5"))));
        jars.put("postgresql-0.jar", bomb);
        zip("one.jar", jars);
        for (int i = 1; i < 9; i++) {
            jars.put("postgresql-" + i + ".jar", bomb);
        }
        zip("two.jar", jars);
        BuildReading reading = BuildFiles.read(project);
        assertThat(reading.uses())
                .extracting(DriverUse::toString)
                .containsExactly("pgjdbc:42.2.5 (one.jar!/z/postgresql.jar:0)");
        assertThat(reading.notRead())
                .startsWith("one.jar!/postgresql-0.jar: too large to be unpacked, so it was not looked at")
                .endsWith("two.jar: too large to be unpacked, so the jars in it were not all looked at")
                .hasSizeBetween(5, 7);
    }
}
