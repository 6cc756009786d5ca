package dev.regauge.lint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.ProjectScanner;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.verify.Verification;
import dev.regauge.url.rewrite.ProjectRewriter;
import dev.regauge.url.rewrite.RewritePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments in statements, and beside what stands in files. */
class CommentsTest {

    private static final String URL = "spring.datasource.url=jdbc:pgsql://db1/shop\n";

    @TempDir
    private Path folder;

    @Test
    void inAStatementAreAboutTheStatement() {
        Sifted sifted = new Linted(folder).dao("""
                void kept() throws SQLException {
                    c.prepareStatement("select /* regauge:ignore in-bare-placeholder -- until March */ * from t where id in ?").setInt(1, 5);
                    BAD;
                }
                """).sift();
        assertThat(sifted.suppressed()).singleElement().satisfies(kept -> {
            assertThat(kept.by().kind()).isEqualTo(Suppression.Kind.COMMENT);
            assertThat(kept.by().reason()).isEqualTo("until March");
            assertThat(kept.finding().location().line()).isEqualTo(7);
        });
        assertThat(Linted.open(sifted)).containsExactly("kept");
        assertThat(Linted.about(sifted)).isEmpty();
    }

    @Test
    void ofALineInATextBlock() {
        Sifted sifted = new Linted(folder).dao("""
                void kept() throws SQLException {
                    c.prepareStatement(\"""
                        select * from t -- regauge:ignore in-bare-placeholder -- until March
                        where id in ?
                        \""").setInt(1, 5);
                }
                """).sift();
        assertThat(Linted.suppressed(sifted)).containsExactly("kept");
        assertThat(Linted.about(sifted)).isEmpty();
    }

    /** Two that say the same are two. */
    @Test
    void ofTheFileCountBesideThoseOfStatements() throws IOException {
        Path mapper = folder.resolve("src/main/resources/M.xml");
        Files.createDirectories(mapper.getParent());
        Files.writeString(mapper, """
                <mapper namespace="m">
                <select id="a">/* regauge:ignore question-operator -- r */ select 1 from t where j ? 'k'</select>
                <!-- regauge:ignore question-operator: r -->
                <select id="b">select 2 from t where j ? 'k'</select>
                </mapper>
                """);
        ScanResult scan = ProjectScanner.scan(folder);
        List<Finding> findings = Linter.lint(
                Linted.ROUTE, scan, ProjectRewriter.plan(folder, Linted.ROUTE), Evidence.load(), Verification.NONE);
        Sifted sifted = Suppressions.sift(findings, scan, LintConfig.NONE, FileComments.under(folder));
        assertThat(findings).hasSize(2);
        assertThat(sifted.open()).isEmpty();
        assertThat(sifted.suppressed()).hasSize(2);
    }

    @Test
    void insideQuotesAreNone() {
        Sifted sifted = new Linted(folder).dao("""
                void open() throws SQLException {
                    c.prepareStatement("select '/* regauge:ignore in-bare-placeholder -- r */' from t where id in ?").setInt(1, 5);
                }
                """).sift();
        assertThat(Linted.open(sifted)).containsExactly("open");
    }

    @Test
    void thatSuppressNothingAreSaid() {
        Sifted sifted = new Linted(folder).dao("""
                void fine() throws SQLException { c.prepareStatement("/* regauge:ignore limit-text -- r */ select 1"); }
                """).sift();
        assertThat(Linted.about(sifted))
                .containsExactly("src/main/java/app/Dao.java:6 unused-suppression: This comment suppresses limit-text,"
                        + " which finds nothing here on this route; remove it, unless another route needs it");
    }

    @Test
    void withoutAReasonSuppressNothing() {
        Sifted sifted = new Linted(folder).dao("""
                void open() throws SQLException {
                    c.prepareStatement("/* regauge:ignore in-bare-placeholder */ select * from t where id in ?").setInt(1, 5);
                }
                """).sift();
        assertThat(Linted.open(sifted)).containsExactly("open");
        assertThat(Linted.about(sifted)).singleElement().asString().contains("gives no reason");
    }

    @Test
    void inAFileAreAboutTheirLineOrTheNext() throws IOException {
        Files.writeString(
                folder.resolve("a.properties"),
                "# regauge:ignore url-not-accepted -- stays until March\n# and another comment\n" + URL + URL);
        Files.writeString(
                folder.resolve("b.yml"),
                "url: jdbc:pgsql://db1/shop # regauge:ignore url-not-accepted -- stays\nb: jdbc:pgsql://db2/shop\n");
        Sifted sifted = empty();
        assertThat(places(
                        sifted.suppressed().stream().map(kept -> kept.finding()).toList()))
                .containsExactlyInAnyOrder("a.properties:3", "b.yml:1");
        assertThat(places(sifted.open())).containsExactlyInAnyOrder("a.properties:4", "b.yml:2");
    }

    @Test
    void inXmlHaveAColonBeforeTheReason() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), """
                <project>
                  <dependencies>
                    <dependency>
                      <!-- regauge:ignore driver-dependency: the export runs on it until March -->
                      <groupId>com.impossibl.pgjdbc-ng</groupId>
                      <artifactId>pgjdbc-ng</artifactId>
                      <version>0.8.9</version>
                    </dependency>
                  </dependencies>
                </project>
                """);
        Sifted sifted = empty();
        assertThat(sifted.suppressed()).isNotEmpty().allSatisfy(kept -> {
            assertThat(kept.finding().rule()).isEqualTo("driver-dependency");
            assertThat(kept.by().place()).hasToString("pom.xml:4");
        });
    }

    @Test
    void inAScriptAreInTheStatementOrOnTheLineBefore() throws IOException {
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(folder.resolve("db/v1.sql"), """
                -- regauge:ignore in-bare-placeholder -- until March
                select a from t where id in ?;
                select /* regauge:ignore in-bare-placeholder -- until May */ b from t where id in ?;

                select c from t where id in ?;
                -- regauge:ignore limit-text -- for nothing
                select d from t where id in ?;
                """);
        ScanResult scan = new ScanResult(
                List.of(
                        script(2, "select a from t where id in ?"),
                        script(
                                3,
                                "select /* regauge:ignore in-bare-placeholder -- until May */ b from t where id in ?"),
                        script(5, "select c from t where id in ?"),
                        script(7, "select d from t where id in ?")),
                List.of(),
                List.of(),
                0);
        Sifted sifted = Suppressions.sift(
                Linter.lint(
                        Linted.ROUTE,
                        scan,
                        new RewritePlan(List.of(), List.of(), 0),
                        Evidence.load(),
                        Verification.NONE),
                scan,
                LintConfig.NONE,
                FileComments.under(folder));
        assertThat(sifted.suppressed())
                .extracting(kept -> kept.by().reason())
                .containsExactly("until March", "until May");
        assertThat(sifted.open())
                .extracting(finding -> finding.location() + " " + finding.rule())
                .containsExactlyInAnyOrder(
                        "db/v1.sql:5 in-bare-placeholder",
                        "db/v1.sql:7 in-bare-placeholder",
                        "db/v1.sql:6 unused-suppression");
    }

    private static SqlSite script(int line, String sql) {
        return new SqlSite(
                List.of(SqlTemplate.of(sql)),
                new Sink("script", "run", Placeholders.JDBC),
                Location.inFile("db/v1.sql", line),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void inASourceCountForUrlsAlone() {
        Sifted sifted = new Linted(folder).dao("""
                // regauge:ignore url-not-accepted -- until March
                String url = "jdbc:pgsql://db1/shop";
                // regauge:ignore in-bare-placeholder -- r
                void open() throws SQLException { BAD; }
                """).sift();
        assertThat(sifted.suppressed())
                .singleElement()
                .satisfies(kept -> assertThat(kept.finding().rule()).isEqualTo("url-not-accepted"));
        assertThat(Linted.open(sifted)).containsExactly("open");
        assertThat(Linted.about(sifted))
                .singleElement()
                .asString()
                .contains(":8 unused-suppression", "put the annotation RegaugeIgnore on the method");
    }

    @Test
    void behindALinkAreNotRead() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("x.yml"), "# regauge:ignore limit-text -- r\n");
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.createSymbolicLink(project.resolve("link"), elsewhere);
        Files.createSymbolicLink(project.resolve("x.yml"), elsewhere.resolve("x.yml"));
        assertThat(FileComments.under(project).all()).isEmpty();
        assertThat(FileComments.under(elsewhere).all()).hasSize(1);
    }

    @Test
    void takeNoLongerInALineThatIsHostile() throws IOException {
        Files.writeString(folder.resolve("x.json"), "# ;-- ".repeat(500_000) + "regauge:ignore a -- b\n");
        assertThat(FileComments.under(folder).all()).hasSize(1);
    }

    /** A project with no finding in its one class. */
    private Sifted empty() {
        return new Linted(folder).dao("").sift();
    }

    private static List<String> places(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule().equals("url-not-accepted"))
                .map(finding -> finding.location().toString())
                .toList();
    }
}
