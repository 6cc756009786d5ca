package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are read, what they are called, and that nothing in them stops a scan. */
class ProjectScannerTest {

    private static final String DAO =
            "class Dao { Connection c; void run() throws SQLException { c.prepareStatement(\"select 1\"); } }";

    @TempDir
    Path folder;

    private Fixture dao() {
        return new Fixture(folder).type("Dao", DAO).compile();
    }

    @Test
    void aSiteNamesItsSourceRelativeToTheRoot() {
        ScanResult result = dao().scan();
        assertThat(result.classes()).isEqualTo(1);
        assertThat(result.sites()).singleElement().satisfies(site -> {
            assertThat(site.location().file()).isEqualTo("src/main/java/app/Dao.java");
            assertThat(site.location().line()).isEqualTo(2);
            assertThat(site.location().className()).isEqualTo("app.Dao");
            assertThat(site.location().method()).isEqualTo("run");
        });
    }

    @Test
    void aClassWithoutSourceOrLinesIsNamedByItsFile() throws IOException {
        Fixture fixture = new Fixture(folder).type("Dao", DAO).compile("-g:none");
        Files.delete(folder.resolve("src/main/java/app/Dao.java"));
        assertThat(fixture.scan().sites())
                .singleElement()
                .satisfies(site -> assertThat(site.location()).hasToString("target/classes/app/Dao.class:0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build/classes/java/main",
                "build/classes/kotlin/main",
                "out/production/shop",
                "bin",
                "bin/main",
                "service/target/classes",
                "a/b/build/classes/java/main"
            })
    void everyBuildToolsOutputIsFound(String output) throws IOException {
        dao();
        Path to = folder.resolve(output).resolve("app");
        Files.createDirectories(to);
        Files.move(folder.resolve("target/classes/app/Dao.class"), to.resolve("Dao.class"));
        assertThat(new Fixture(folder).scan().sites()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/test-classes", "build/classes/java/test", "bin/test", "src/test/resources"})
    void testClassesAreLeftOut(String output) throws IOException {
        dao();
        Path to = folder.resolve(output).resolve("app");
        Files.createDirectories(to);
        Files.move(folder.resolve("target/classes/app/Dao.class"), to.resolve("Dao.class"));
        assertThat(new Fixture(folder).scan().classes()).isZero();
    }

    @Test
    void aFolderOfClassesIsAProjectToo() {
        ScanResult result = ProjectScanner.scan(dao().classes());
        assertThat(result.sites()).hasSize(1);
        assertThat(result.sites().get(0).location().file()).isEqualTo("app/Dao.class");
    }

    @Test
    void linksOutOfTheProjectAreNotFollowed() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Fixture outside = new Fixture(Files.createDirectory(folder.resolve("outside")))
                .type("Dao", DAO)
                .compile();
        Files.createDirectories(inside.resolve("target"));
        Files.createSymbolicLink(inside.resolve("target/classes"), outside.classes());
        Files.createDirectories(inside.resolve("a/target/classes"));
        Files.createSymbolicLink(
                inside.resolve("a/target/classes/Dao.class"), outside.classes().resolve("app/Dao.class"));
        assertThat(ProjectScanner.scan(inside).classes()).isZero();
    }

    @Test
    void ofTwoModulesEachClassFindsItsOwnSource() {
        new Fixture(folder.resolve("a")).type("Dao", DAO).compile();
        new Fixture(folder.resolve("b"))
                .type("Dao", DAO.replace("select 1", "select 2"))
                .compile();
        ScanResult result = ProjectScanner.scan(folder);
        assertThat(result.sites().stream().map(site -> site.location().file() + site.templates()))
                .containsExactly("a/src/main/java/app/Dao.java[select 1]", "b/src/main/java/app/Dao.java[select 2]");
    }

    @Test
    void sourcesNewerThanTheirClassesAreTold() throws IOException {
        Fixture fixture = dao();
        assertThat(fixture.scan().stale()).isEmpty();
        Files.setLastModifiedTime(
                folder.resolve("src/main/java/app/Dao.java"), FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertThat(fixture.scan().stale()).containsExactly("src/main/java/app/Dao.java");
    }

    @Test
    void anEmptyFolderHasNoClasses() {
        assertThat(ProjectScanner.scan(folder)).isEqualTo(new ScanResult(List.of(), List.of(), List.of(), 0));
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> ProjectScanner.scan(folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none");
    }

    @Test
    void usesOfDriverClassesAreTold() {
        ScanResult result = new Fixture(folder).type("Dao", """
                        class Dao {
                          List<org.postgresql.util.PGobject> all;
                          void run(Connection c) throws SQLException {
                            Object o = c;
                            ((org.postgresql.PGConnection) o).getNotifications();
                            c.unwrap(org.postgresql.PGConnection.class);
                            String s = "org.postgresql.Driver";
                          }
                          static class None { }
                        }
                        """).compile().scan();
        assertThat(result.typeUses().stream()
                        .map(use -> use.type() + " " + use.location() + " "
                                + use.location().method()))
                .containsExactly(
                        "org.postgresql.util.PGobject src/main/java/app/Dao.java:2 ",
                        "org.postgresql.PGConnection src/main/java/app/Dao.java:6 run",
                        "org.postgresql.PGNotification src/main/java/app/Dao.java:6 run");
    }

    @Nested
    class WhenAClassFileIsBad {

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99})
        void aCutOneIsSkippedWithALine(double part) throws IOException {
            Fixture fixture = dao();
            Path file = fixture.classes().resolve("app/Dao.class");
            byte[] bytes = Files.readAllBytes(file);
            Files.write(fixture.classes().resolve("app/Cut.class"), java.util.Arrays.copyOf(bytes, (int)
                    (bytes.length * part)));
            ScanResult result = fixture.scan();
            assertThat(result.sites()).hasSize(1);
            assertThat(result.skipped()).singleElement().asString().startsWith("target/classes/app/Cut.class: ");
        }

        @Test
        void everyFlippedByteEndsInAnAnswer() throws IOException {
            Fixture fixture = dao();
            byte[] bytes = Files.readAllBytes(fixture.classes().resolve("app/Dao.class"));
            for (int i = 0; i < bytes.length; i++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= (byte) 0xff;
                Path file = fixture.classes().resolve("x" + i + "/Dao.class");
                Files.createDirectories(file.getParent());
                Files.write(file, flipped);
            }
            ScanResult result = fixture.scan();
            assertThat(result.sites()).isNotEmpty();
            assertThat(result.skipped()).isNotEmpty();
        }

        @Test
        void oneOfAFutureJavaIsSkippedWithALine() throws IOException {
            Fixture fixture = dao();
            Path file = fixture.classes().resolve("app/Dao.class");
            byte[] bytes = Files.readAllBytes(file);
            bytes[7] = (byte) 200;
            Files.write(file, bytes);
            ScanResult result = fixture.scan();
            assertThat(result.skipped())
                    .singleElement()
                    .asString()
                    .contains("app/Dao.class")
                    .contains("200");
            assertThat(result.classes()).isZero();
        }
    }

    @Nested
    @Timeout(120)
    class WhenAMethodIsLarge {

        @ParameterizedTest
        @ValueSource(strings = {"indy", "inline"})
        void sixtyKilobytesOfCodeAreAnalysed(String strategy) {
            StringBuilder body =
                    new StringBuilder("void run(String p, int i) throws SQLException { StringBuilder b = new"
                            + " StringBuilder(); String s = \"\";\n");
            for (int n = 0; n < 900; n++) {
                body.append("if (i > ")
                        .append(n)
                        .append(") { b.append(\"x")
                        .append(n)
                        .append("\"); s += p + \"y\"; }\n");
            }
            body.append("c.prepareStatement(b.toString());\nc.prepareStatement(s);\nc.prepareStatement(\"z\"); }");
            List<SqlSite> sites = Fixture.sitesOf(folder, body.toString(), "-XDstringConcat=" + strategy);
            assertThat(sites).hasSize(3);
            assertThat(Fixture.texts(sites)).contains("z");
        }

        @Test
        void deepNestingEnds() {
            StringBuilder body = new StringBuilder(
                    "void run(String p, int i) throws SQLException { StringBuilder b = new StringBuilder(); int k = 0;\n");
            int depth = 40;
            for (int n = 0; n < depth; n++) {
                body.append("while (i > k++) { b.append(\"").append(n).append("\");");
                body.append("try { b.append(p); } catch (RuntimeException e")
                        .append(n)
                        .append(") { b.append(',');");
            }
            body.append("c.prepareStatement(b.toString());");
            body.append("}}".repeat(depth)).append("}");
            new Fixture(folder)
                    .type("Dao", "class Dao { Connection c;\n" + body + "}")
                    .compile();
            ScanResult result = ProjectScanner.scan(folder);
            assertThat(result.sites().size() + result.skipped().size()).isPositive();
        }
    }

    @Test
    void theOrderOfWhatIsFoundDoesNotChange() throws IOException {
        Path jar = jarOf(org.springframework.jdbc.core.JdbcTemplate.class);
        List<Path> folders = List.of(unpacked(jar));
        assertThat(ClassScanner.scan(folders)).isEqualTo(ClassScanner.scan(folders));
    }

    @Test
    @Timeout(120)
    void theClassesOfSpringAndOfTheDriverAreScannedToTheEnd() throws IOException {
        for (Class<?> type : List.of(org.springframework.jdbc.core.JdbcTemplate.class, org.postgresql.Driver.class)) {
            ScanResult result = ClassScanner.scan(List.of(unpacked(jarOf(type))));
            assertThat(result.skipped()).isEmpty();
            assertThat(result.sites()).hasSizeGreaterThan(20);
        }
    }

    private static Path jarOf(Class<?> type) {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        assertThat(jar).isRegularFile();
        return jar;
    }

    private Path unpacked(Path jar) throws IOException {
        Path to = Files.createTempDirectory(folder, "jar");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : new ArrayList<>(zip.stream().toList())) {
                Path file = to.resolve(entry.getName()).normalize();
                if (entry.getName().endsWith(".class") && file.startsWith(to)) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return to;
    }
}
