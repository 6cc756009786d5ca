package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files beside the classes are read, and that nothing in them stops a scan. */
@Tag("waits")
class ProjectResourcesTest {

    private static final String NAME = "db/migration/V1__a.sql";

    @TempDir
    Path folder;

    private ResourceFixture project() {
        return new ResourceFixture(folder);
    }

    private static List<String> files(ScanResult result) {
        return result.sites().stream().map(site -> site.location().file()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/resources/",
                "app/src/main/resources/",
                "src/main/java/",
                "target/classes/",
                "build/resources/main/",
                "out/production/shop/",
                "bin/main/",
                "sql/latest/",
                ""
            })
    void aMigrationIsFoundWhereABuildToolHasIt(String root) {
        assertThat(files(project().with(root + NAME, "select 1").scan())).containsExactly(root + NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/resources/",
                "src/integrationTest/resources/",
                "integration-tests/sql/",
                "target/test-classes/",
                "build/resources/test/",
                "node_modules/"
            })
    void whatBelongsToTestsIsLeftOut(String root) {
        assertThat(files(project().with(root + NAME, "select 1").scan())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "src/main/resources/, target/classes/",
        "a/src/main/resources/, a/build/resources/main/",
        "src/main/sql/, bin/main/",
        "database/, target/classes/db/"
    })
    void aCopyInAnOutputFolderCountsOnce(String source, String output) {
        ScanResult result = project()
                .with(source + "V1__a.sql", "select 1")
                .with(output + "V1__a.sql", "select 1")
                .scan();
        assertThat(files(result)).containsExactly(source + "V1__a.sql");
    }

    @Test
    void aFilteredCopyIsACopyToo() {
        ScanResult result = project()
                .with("src/main/resources/" + NAME, "select ${one}")
                .with("target/classes/" + NAME, "select 1")
                .scan();
        assertThat(ResourceFixture.words(result)).containsExactly("Flyway migration V1__a.sql:1 select {..}");
    }

    @Test
    void filesOfTheSameNameInTwoModulesAreTwo() {
        ScanResult result = project()
                .with("a/src/main/resources/" + NAME, "select 1")
                .with("b/src/main/resources/" + NAME, "select 1")
                .scan();
        assertThat(files(result)).hasSize(2);
    }

    @Test
    void aModuleForAnotherDatabaseIsLeftOut() {
        ScanResult result = project()
                .with("store-mysql/src/main/resources/" + NAME, "select 1")
                .with("store-mysql/target/classes/" + NAME, "select 1")
                .with("store-mysql/src/main/resources/db/migration/V2__b.sql", "select 1")
                .with("store-mysql/src/main/resources/logback.xml", "<configuration/>")
                .with("store-postgresql/src/main/resources/" + NAME, "select 1")
                .with("vertical-store/src/main/resources/" + NAME, "select 1")
                .scan();
        assertThat(files(result))
                .containsExactly(
                        "store-postgresql/src/main/resources/" + NAME, "vertical-store/src/main/resources/" + NAME);
        assertThat(result.skipped()).isEmpty();
        assertThat(result.leftOut())
                .containsExactly("store-mysql/src/main/resources/" + NAME
                        + ": it and 1 other file are for another database, as the path tells");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BOOT-INF/classes/", "WEB-INF/classes/"})
    void anArchiveIsSearchedToo(String root) {
        Path jar = new Zip().with(root + NAME, "select 1").write(folder.resolve("shop.jar"));
        assertThat(files(ProjectScanner.scan(jar))).containsExactly("shop.jar!/" + root + NAME);
    }

    @Test
    void aFileThatOnlyHasTheEndingIsNotLookedAt() {
        ScanResult result = project()
                .resource("logback.xml", "<configuration><appender></configuration>")
                .resource("application.yml", "a: [")
                .resource("package.json", "{")
                .scan();
        assertThat(result).isEqualTo(new ScanResult(List.of(), List.of(), List.of(), 0));
    }

    @Nested
    @Timeout(120)
    class WhenAFileIsHostile {

        private List<String> skipped(String name, String text) {
            ScanResult result = project()
                    .resource(name, text)
                    .resource("db/migration/V2__b.sql", "select 2")
                    .scan();
            assertThat(result.sites()).hasSize(1);
            return result.skipped();
        }

        @Test
        void anExternalEntityIsNotFetched() throws IOException {
            Path secret = Files.writeString(folder.resolve("secret.txt"), "select 'secret'");
            ScanResult result = project()
                    .resource(
                            "changes.xml",
                            "<!DOCTYPE databaseChangeLog [<!ENTITY file SYSTEM \"" + secret.toUri()
                                    + "\">]><databaseChangeLog><changeSet><sql>select"
                                    + " &file;</sql></changeSet></databaseChangeLog>")
                    .scan();
            assertThat(result.sites()).isEmpty();
            assertThat(result.skipped())
                    .containsExactly("src/main/resources/changes.xml: it declares entities, which are not expanded");
        }

        @Test
        void entitiesThatGrowAreNotExpanded() {
            StringBuilder bomb = new StringBuilder("<!DOCTYPE mapper [<!ENTITY a0 \"select 1\">");
            for (int i = 1; i < 40; i++) {
                bomb.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1));
            }
            bomb.append("]><mapper namespace='a'><select id='b'>select &a39;</select></mapper>");
            assertThat(skipped("Bomb.xml", bomb.toString()))
                    .containsExactly("src/main/resources/Bomb.xml: it declares entities, which are not expanded");
        }

        @Test
        void aliasesThatGrowAreNotExpanded() {
            StringBuilder bomb = new StringBuilder("databaseChangeLog:\n  - a0: &a0 [x, x, x]\n");
            for (int i = 1; i < 40; i++) {
                bomb.append("  - a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
            }
            assertThat(skipped("changes.yaml", bomb.toString())).isEmpty();
        }

        @Test
        void aPathThatGoesDownAndUpAgainIsFollowed() {
            ScanResult result = project()
                    .resource(
                            "changes.xml",
                            "<databaseChangeLog><changeSet><sqlFile splitStatements='false' path='./../"
                                    + "a/../".repeat(100) + "whole.sql'/></changeSet></databaseChangeLog>")
                    .resource("whole.sql", "select 1; select 2")
                    .scan();
            assertThat(result.skipped()).isEmpty();
            assertThat(ResourceFixture.words(result))
                    .containsExactly("Liquibase <sqlFile> whole.sql:1 select 1; select 2");
        }

        @Test
        void aTagMakesNoObject() {
            String tagged = "databaseChangeLog:\n  - changeSet:\n      changes:\n        - sql: !!java.net.URL"
                    + " ['http://localhost']\n";
            assertThat(ResourceFixture.words(
                            project().resource("changes.yaml", tagged).scan()))
                    .containsExactly("Liquibase <sql> changes.yaml:4 http://localhost");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Orders.xml     | <mapper namespace='a'><select>   | not well-formed XML (line 1)",
                    "changes.xml    | <databaseChangeLog><a></b>       | not well-formed XML (line 1)",
                    "changes.yaml   | databaseChangeLog: [             | not well-formed YAML",
                    "changes.json   | {\"databaseChangeLog\": [        | not well-formed JSON",
                })
        void whatIsCutShortIsTold(String name, String text, String why) {
            assertThat(skipped(name, text))
                    .singleElement()
                    .asString()
                    .startsWith("src/main/resources/" + name + ": " + why);
        }

        @Test
        void nestingWithoutEndIsTold() {
            String deep = "<databaseChangeLog>" + "<a>".repeat(100_000);
            assertThat(skipped("changes.xml", deep)).singleElement().asString().contains("nested more than 100 deep");
            assertThat(skipped("changes.yaml", "databaseChangeLog: " + "[".repeat(100_000)))
                    .anyMatch(line -> line.contains("nested more than 100 deep"));
            assertThat(skipped("changes.json", "{\"databaseChangeLog\": " + "[".repeat(100_000)))
                    .anyMatch(line ->
                            line.contains("changes.json: nested") || line.contains("changes.json: it is nested"));
        }

        @Test
        void bytesThatAreNoTextAreTold() throws IOException {
            project().with("src/main/resources/V1__latin.sql", "select 'ä'".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(skipped("V3__c.sql", "")).containsExactly("src/main/resources/V1__latin.sql: not UTF-8");
        }

        @Test
        void aScriptOfAHundredMegabytesIsToldAndNotRead() {
            byte[] rows = new byte[100 << 20];
            Arrays.fill(rows, (byte) ';');
            project().with("src/main/resources/V1__rows.sql", rows);
            assertThat(skipped("V3__c.sql", ""))
                    .containsExactly("src/main/resources/V1__rows.sql: larger than 16777216 bytes");
        }

        @Test
        void aScriptOfVeryManyStatementsIsTold() {
            assertThat(skipped("V1__rows.sql", "select 1;\n".repeat(30_000)))
                    .containsExactly("src/main/resources/V1__rows.sql: it has more than 20000 statements");
        }

        @ParameterizedTest
        @ValueSource(strings = {"COPY t\n", "\n", "${", "$a$", "--\n", "/*", "(", "'"})
        void repetitionTakesNoTimeToSpeakOf(String piece) {
            project().resource("V1__rows.sql", piece.repeat((4 << 20) / piece.length()));
            assertThat(ProjectScanner.scan(folder).sites()).hasSizeLessThan(2);
        }

        @Test
        void aNameThatLeadsOutOfAnArchiveIsTold() {
            Path jar = new Zip()
                    .with("../../" + NAME, "select 1")
                    .with(NAME, "select 2")
                    .write(folder.resolve("a.jar"));
            ScanResult result = ProjectScanner.scan(jar);
            assertThat(files(result)).containsExactly("a.jar!/" + NAME);
            assertThat(result.skipped()).singleElement().asString().contains("leads out of the archive");
        }

        @Test
        void anEntryThatUnpacksWithoutEndIsTold() {
            Path jar = new Zip()
                    .with("V1__a.sql", new byte[20 << 20])
                    .with(NAME, "select 2")
                    .write(folder.resolve("a.jar"));
            ScanResult result = ProjectScanner.scan(jar);
            assertThat(files(result)).containsExactly("a.jar!/" + NAME);
            assertThat(result.skipped()).containsExactly("a.jar!/V1__a.sql: larger than 16777216 bytes");
        }

        @Test
        void linksAreNotFollowedAndLoopsEnd() throws IOException {
            Path outside = Files.createDirectory(folder.resolve("outside"));
            Files.writeString(outside.resolve("V1__a.sql"), "select 1");
            Path inside = Files.createDirectories(folder.resolve("project/src/main/resources"));
            Files.createSymbolicLink(inside.resolve("loop"), inside);
            Files.createSymbolicLink(inside.resolve("db"), outside);
            Files.createSymbolicLink(inside.resolve("V2__b.sql"), outside.resolve("V1__a.sql"));
            ScanResult result = ProjectScanner.scan(folder.resolve("project"));
            assertThat(result.sites()).isEmpty();
            assertThat(result.skipped()).hasSize(3).allMatch(line -> line.endsWith("which is not followed"));
        }
    }
}
