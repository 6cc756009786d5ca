package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes of a jar or war file are read, and that nothing in it stops a scan. */
class ArchivesTest {

    private static final String DAO = "app/Dao.class";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String MULTI_RELEASE = "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n";

    @TempDir
    Path folder;

    private byte[] dao = {};

    @BeforeEach
    void compile() {
        dao = daoWith("select 1");
    }

    private byte[] daoWith(String sql) {
        Path project = folder.resolve("project" + sql.replaceAll("\\W", ""));
        String body =
                "class Dao { Connection c; void run() throws SQLException { c.prepareStatement(\"" + sql + "\"); } }";
        Fixture fixture = new Fixture(project).type("Dao", body).compile();
        try {
            return Files.readAllBytes(fixture.classes().resolve(DAO));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScanResult scan(Zip zip) {
        return scan(zip, ArchiveLimits.STANDARD);
    }

    private ScanResult scan(Zip zip, ArchiveLimits limits) {
        return ProjectScanner.scan(zip.write(folder.resolve("shop.jar")), limits);
    }

    private static List<String> files(ScanResult result) {
        return result.sites().stream().map(site -> site.location().file()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BOOT-INF/classes/", "WEB-INF/classes/"})
    void aSiteNamesTheArchiveAndTheEntry(String root) {
        ScanResult result = scan(new Zip().with(root + DAO, dao));
        assertThat(files(result)).containsExactly("shop.jar!/" + root + DAO);
        assertThat(result.classes()).isEqualTo(1);
        assertThat(result.skipped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.jar",
                "shop.war",
                "target/shop.jar",
                "build/libs/shop.jar",
                "service/target/shop-1.0-SNAPSHOT.jar"
            })
    void theProgramThatLiesInAFolderWithoutItsClassesIsRead(String path) throws IOException {
        Path archive = folder.resolve("p").resolve(path);
        Files.createDirectories(archive.getParent());
        new Zip().with("WEB-INF/classes/" + DAO, dao).write(archive);
        new Zip().with(DAO, daoWith("select 2")).write(archive.resolveSibling("shop-sources.jar"));
        ScanResult result = ProjectScanner.scan(folder.resolve("p"));
        assertThat(files(result)).containsExactly(path + "!/WEB-INF/classes/" + DAO);
        assertThat(result.classes()).isEqualTo(1);
        assertThat(result.skipped()).isEmpty();
    }

    @Test
    void ofSeveralArchivesInAFolderTheOneThatIsAProgramIsRead() throws IOException {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        new Zip().with("BOOT-INF/classes/" + DAO, dao).write(lib.resolve("shop.jar"));
        new Zip().with(DAO, daoWith("select 2")).write(lib.resolve("driver.jar"));
        assertThat(files(ProjectScanner.scan(lib))).containsExactly("shop.jar!/BOOT-INF/classes/" + DAO);
    }

    @Test
    void severalArchivesOfWhichNoneTellsThatItIsTheProgramAreTold() throws IOException {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        new Zip().with(DAO, dao).write(lib.resolve("one.jar"));
        new Zip().with(DAO, daoWith("select 2")).write(lib.resolve("two.jar"));
        assertThat(ProjectScanner.scan(lib).skipped())
                .containsExactly("one.jar: it and 1 more lie there, and which of them is the program is not known; name"
                        + " it, as in PATH/one.jar");
    }

    @Test
    void anArchiveBesideClassesIsNotReadAgain() {
        Path project = folder.resolve("p");
        new Fixture(project)
                .type(
                        "Dao",
                        "class Dao { Connection c; void run() throws SQLException { c.prepareStatement(\"select 3\"); } }")
                .compile();
        new Zip().with(DAO, dao).write(project.resolve("target/shop.jar"));
        assertThat(Fixture.texts(ProjectScanner.scan(project).sites())).containsExactly("select 3");
    }

    @Test
    void ofTwoRootsInOneArchiveEachClassIsRead() {
        ScanResult result = scan(new Zip().with(DAO, dao).with("BOOT-INF/classes/" + DAO, daoWith("select 2")));
        assertThat(Fixture.texts(result.sites())).containsExactlyInAnyOrder("select 1", "select 2");
    }

    @Test
    void severalArchivesAreOneProgram() {
        Path one = new Zip().with(DAO, dao).with("module-info.class", dao).write(folder.resolve("one.jar"));
        Path other = new Zip().with("module-info.class", dao).write(folder.resolve("other.jar"));
        ScanResult result = ClassScanner.scan(List.of(one, other));
        assertThat(files(result)).containsExactly("one.jar!/" + DAO);
    }

    @Test
    void aSignedArchiveIsReadThoughItsSignatureIsWrong() {
        ScanResult result = scan(new Zip()
                .with(MANIFEST, "Manifest-Version: 1.0\r\n\r\nName: " + DAO + "\r\nSHA-256-Digest: AAAA\r\n\r\n")
                .with("META-INF/X.SF", "Signature-Version: 1.0\r\n\r\n")
                .with("META-INF/X.RSA", "no signature")
                .with(DAO, dao));
        assertThat(result.sites()).hasSize(1);
        assertThat(result.skipped()).isEmpty();
    }

    @Test
    void aPathThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> ClassScanner.scan(List.of(folder.resolve("none.jar"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.jar");
    }

    @Nested
    class WhenAnArchiveHasSeveralVersions {

        private Zip versions(String manifest) {
            return new Zip()
                    .with(MANIFEST, manifest)
                    .with("META-INF/versions/9/" + DAO, daoWith("select 9"))
                    .with("META-INF/versions/11/" + DAO, daoWith("select 11"))
                    .with(DAO, dao)
                    .with("META-INF/versions/99/" + DAO, daoWith("select 99"))
                    .with("META-INF/versions/x/" + DAO, dao);
        }

        @Test
        void theNewestThatThisJavaLoadsIsReadAndNoOther() {
            ScanResult result = scan(versions(MULTI_RELEASE));
            assertThat(Fixture.texts(result.sites())).containsExactly("select 11");
            assertThat(files(result)).containsExactly("shop.jar!/META-INF/versions/11/" + DAO);
        }

        @Test
        void theBaseIsReadWhereTheManifestDoesNotSaySo() {
            ScanResult result = scan(versions("Manifest-Version: 1.0\r\n\r\nMulti-Release: true\r\n"));
            assertThat(Fixture.texts(result.sites())).containsExactly("select 1");
        }
    }

    @Nested
    class WhenThereAreArchivesInAnArchive {

        private Zip fat() {
            return new Zip()
                    .with("BOOT-INF/lib/dao.jar", new Zip().with(DAO, dao).bytes())
                    .with("BOOT-INF/lib/text.jar", "no archive");
        }

        @Test
        void theyAreLeftOutWithALine() {
            ScanResult result = scan(fat());
            assertThat(result.classes()).isZero();
            assertThat(result.skipped())
                    .containsExactly("shop.jar: archives in it were left out: 2, the first BOOT-INF/lib/dao.jar");
        }

        @Test
        void theyAreReadWhereThatIsAskedFor() {
            ScanResult result = scan(fat(), ArchiveLimits.STANDARD.withNested(1));
            assertThat(files(result)).containsExactly("shop.jar!/BOOT-INF/lib/dao.jar!/" + DAO);
            assertThat(result.skipped())
                    .singleElement()
                    .asString()
                    .startsWith("shop.jar!/BOOT-INF/lib/text.jar: not a zip file");
        }

        @Test
        void deeperOnesAreLeftOut() {
            Zip zip = new Zip()
                    .with("a.ear", new Zip().with("b.jar", fat().bytes()).bytes());
            ScanResult result = scan(zip, ArchiveLimits.STANDARD.withNested(2));
            assertThat(result.classes()).isZero();
            assertThat(result.skipped())
                    .singleElement()
                    .asString()
                    .startsWith("shop.jar!/a.ear!/b.jar: archives in it");
        }
    }

    @Nested
    class WhenAnArchiveIsBad {

        private List<String> skippedOf(Zip zip, ArchiveLimits limits) {
            ScanResult result = scan(zip.with(DAO, dao), limits);
            assertThat(result.classes()).isLessThanOrEqualTo(1);
            return result.skipped();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"../x.class", "a/../../x.class", "/etc/x.class", "C:/x.class", "a\\x.class", "a\nb.class"})
        void namesThatLeadOutAreSkippedWithALine(String name) {
            assertThat(skippedOf(new Zip().with(name, dao), ArchiveLimits.STANDARD))
                    .containsExactly("shop.jar!/" + name.replace('\n', '?')
                            + ": its name leads out of the archive, or is no name");
        }

        @Test
        void anEntryThatIsThereTwiceIsReadOnce() throws IOException {
            byte[] bytes = new Zip().with("app/Dup.class", dao).with(DAO, dao).bytes();
            String renamed = new String(bytes, StandardCharsets.ISO_8859_1).replace("app/Dup", "app/Dao");
            Path file = Files.write(folder.resolve("twice.jar"), renamed.getBytes(StandardCharsets.ISO_8859_1));
            ScanResult result = ProjectScanner.scan(file);
            assertThat(result.sites()).hasSize(1);
            assertThat(result.skipped())
                    .containsExactly("twice.jar!/" + DAO + ": it is there twice; one of the two was read");
        }

        @Test
        void aLargeEntryIsSkippedThoughItIsPackedSmall() {
            Zip zip = new Zip().with("app/Large.class", new byte[100_000]);
            assertThat(skippedOf(zip, new ArchiveLimits(50_000, 10, 1_000_000, 0)))
                    .containsExactly("shop.jar!/app/Large.class: larger than any class file may be");
        }

        @Test
        void manyEntriesAreNotAllRead() {
            Zip zip = new Zip();
            for (int i = 0; i < 20; i++) {
                zip.with("n" + i, "");
            }
            assertThat(skippedOf(zip, new ArchiveLimits(50_000, 10, 1_000_000, 0)))
                    .containsExactly("shop.jar: it has more than 10 entries; the rest is not read");
        }

        @Test
        void whatUnpacksToTooMuchIsNotReadOn() {
            Zip zip = new Zip().with("app/A.class", new byte[40_000]).with("app/B.class", new byte[40_000]);
            assertThat(skippedOf(zip, new ArchiveLimits(50_000, 10, 60_000, 0)))
                    .containsExactly(
                            "shop.jar!/app/A.class: not a class file",
                            "shop.jar: it unpacks to more than 60000 bytes; the rest is not read");
        }

        @Test
        void anArchiveInItThatUnpacksToTooMuchIsSkipped() {
            Zip inner = new Zip().with("x", new byte[70_000]);
            Zip zip = new Zip()
                    .with("a.jar", new Zip().with("b.jar", inner.bytes()).bytes());
            ScanResult result = scan(zip, new ArchiveLimits(50_000, 10, 100, 5));
            assertThat(result.skipped()).containsExactly("shop.jar!/a.jar: larger than what is left of 100 bytes");
        }

        @Test
        void aThousandBadEntriesAreFewLines() {
            Zip zip = new Zip();
            for (int i = 0; i < 1000; i++) {
                zip.with("a/X" + i + ".class", "no class");
            }
            ScanResult result = scan(zip);
            assertThat(result.skipped()).hasSize(51).last().isEqualTo("shop.jar: 950 more entries were skipped");
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.99})
        void aCutOneIsSkippedWithALine(double part) throws IOException {
            byte[] bytes = new Zip().with(DAO, dao).bytes();
            Path file = Files.write(folder.resolve("cut.jar"), Arrays.copyOf(bytes, (int) (bytes.length * part)));
            ScanResult result = ProjectScanner.scan(file);
            assertThat(result.classes()).isZero();
            assertThat(result.skipped()).singleElement().asString().startsWith("cut.jar: not a zip file");
        }

        @Test
        void everyFlippedByteEndsInAnAnswer() throws IOException {
            byte[] bytes =
                    new Zip().with(MANIFEST, MULTI_RELEASE).with(DAO, dao).bytes();
            Path file = folder.resolve("flipped.jar");
            int read = 0;
            int skipped = 0;
            for (int i = 0; i < bytes.length; i++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= (byte) 0xff;
                Files.write(file, flipped);
                ScanResult result = ProjectScanner.scan(file);
                read += result.classes();
                skipped += result.skipped().size();
            }
            assertThat(read).isPositive();
            assertThat(skipped).isPositive();
        }

        @Test
        void cutFutureAndOtherClassFilesAreSkippedWithALine() {
            byte[] future = dao.clone();
            future[7] = (byte) 200;
            ScanResult result = scan(new Zip()
                    .with("a/Cut.class", Arrays.copyOf(dao, dao.length / 2))
                    .with("a/Future.class", future)
                    .with("a/Text.class", "hello")
                    .with(DAO, dao));
            assertThat(result.sites()).hasSize(1);
            assertThat(result.skipped())
                    .hasSize(3)
                    .anyMatch(line -> line.contains("a/Future.class") && line.contains("200"));
        }

        @Test
        void obfuscatedNamesAreRead() {
            byte[] renamed = new String(dao, StandardCharsets.ISO_8859_1)
                    .replace("app/Dao", "a/.\u00c3\u00a4x")
                    .getBytes(StandardCharsets.ISO_8859_1);
            ScanResult result = scan(new Zip().with("a/.äx.class", renamed).with("A/.äx.class", dao));
            assertThat(result.classes() + result.skipped().size()).isEqualTo(2);
        }
    }

    @Test
    void linksInAFolderAreSkippedWithALine() throws IOException {
        Path project = Files.createDirectories(folder.resolve("links/target/classes"));
        Files.createSymbolicLink(project.resolve("loop"), project);
        Files.createSymbolicLink(project.resolve("itself"), project.resolve("itself"));
        ScanResult result = ProjectScanner.scan(folder.resolve("links"));
        assertThat(result.skipped())
                .containsExactly(
                        "target/classes/itself: a symbolic link, which is not followed",
                        "target/classes/loop: a symbolic link, which is not followed");
    }
}
