package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.scan.Compiled;
import dev.regauge.lint.scan.ProjectScanner;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.source.Columns;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of findings in classes, from the one source file that each is in. */
class ColumnsTest {

    private static final Path FILE = Path.of("src/main/java/app/Examples.java");

    @TempDir
    Path folder;

    private List<String> places(String body) {
        return placed(Compiled.scan(folder, "class Examples { Connection c;\n" + body + "\n}"));
    }

    private List<String> placed(ScanResult scan) {
        List<Finding> findings = Linter.lint(
                Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14"),
                scan,
                Sites.NO_PLAN,
                Sites.evidence(),
                Verification.NONE);
        return Columns.in(folder, scan.stale(), findings).stream()
                .map(finding -> finding.location().line()
                        + finding.column().stream()
                                .mapToObj(column -> ":" + column)
                                .findFirst()
                                .orElse(""))
                .distinct()
                .toList();
    }

    @Test
    void inAFileTooDeepToBeReadFindingsHaveNoColumns() throws IOException {
        ScanResult scan = Compiled.scan(folder, """
                class Examples { Connection c;
                void run() throws SQLException {
                  c.prepareStatement("select 1 where 1 in ?").setArray(1, null);
                }
                }""");
        Path file = folder.resolve(FILE);
        FileTime before = Files.getLastModifiedTime(file);
        String deep = "\nclass Deep { String s = new StringBuilder()" + ".append(1)".repeat(20_000) + ".toString(); }";
        Files.writeString(file, Files.readString(file) + deep);
        Files.setLastModifiedTime(file, before);
        assertThat(placed(scan)).containsExactly("4");
    }

    @Test
    void anAnnotationDoesNotGetTheColumnOfACall() {
        assertThat(places("""
                @org.apache.ibatis.annotations.Select("select * from t where data ? 'a'") Object find() {
                  return toString();
                }""")).containsExactly("4");
    }

    @Test
    void aLiteralInTheCallIsPointedAt() {
        assertThat(places("""
                void run() throws SQLException {
                  c.prepareStatement("select 1 where 1 in ?").setArray(1, null);
                }""")).containsExactly("4:22");
    }

    @Test
    void ofSeveralTheOneIsThatHoldsThePlace() {
        assertThat(places("""
                void run() throws SQLException {
                  c.prepareStatement("select 1 " +
                      "from t " + "where a in ?")
                    .setArray(1, null);
                }""")).containsExactly("5:19");
    }

    @Test
    void aTextBlockIsPointedAtWhereItBegins() {
        assertThat(places("""
                void run() throws SQLException {
                  c.prepareStatement(
                    \"""
                    select 1
                     where 1 in ?\""").setArray(1, null);
                }""")).containsExactly("5:5");
    }

    @Test
    void whereTheTextIsElsewhereTheCallIsPointedAt() {
        assertThat(places("""
                static final String SQL = "select 1 where 1 in ?";
                void run() throws SQLException {
                  c.prepareStatement(SQL).setArray(1, null);
                }""")).containsExactly("5:5");
    }

    @Test
    void ofTwoEqualCallsInALineNoneIsPointedAt() {
        assertThat(places("""
                void run() throws SQLException {
                  c.prepareStatement("select 1 where 1 in ?"); c.prepareStatement("select 2 where 1 in ?");
                }""")).containsExactly("4");
    }

    @Test
    void aSourceThatHasChangedSinceHasNone() throws IOException {
        places("void run() throws SQLException { c.prepareStatement(\"select 1 where 1 in ?\"); }");
        Files.setLastModifiedTime(folder.resolve(FILE), FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertThat(placed(ProjectScanner.scan(folder))).containsExactly("3");
    }

    @Test
    void aSourceThatIsGoneHasNone() throws IOException {
        places("void run() throws SQLException { c.prepareStatement(\"select 1 where 1 in ?\"); }");
        ScanResult before = ProjectScanner.scan(folder);
        Files.delete(folder.resolve(FILE));
        assertThat(placed(before)).containsExactly("3");
    }
}
