package dev.regauge.lint.report;

import static dev.regauge.lint.report.UnifiedDiff.Kind.ADDED;
import static dev.regauge.lint.report.UnifiedDiff.Kind.CONTEXT;
import static dev.regauge.lint.report.UnifiedDiff.Kind.FILE;
import static dev.regauge.lint.report.UnifiedDiff.Kind.HUNK;
import static dev.regauge.lint.report.UnifiedDiff.Kind.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Route;
import dev.regauge.url.rewrite.ProjectRewriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {

    @Test
    void doesNotTakeARemovedCommentForTheHeadOfAFile() {
        UnifiedDiff diff = UnifiedDiff.parse("""
                --- a/x.sql
                +++ b/x.sql
                @@ -1,2 +1,2 @@
                --- old comment
                +++ new comment
                 select 1
                \\ No newline at end of file
                --- a/y.sql
                +++ b/y.sql
                @@ -1 +1 @@
                -a
                +b
                """);

        assertThat(diff.lines().stream().map(UnifiedDiff.Line::kind))
                .containsExactly(FILE, FILE, HUNK, REMOVED, ADDED, CONTEXT, CONTEXT, FILE, FILE, HUNK, REMOVED, ADDED);
        assertThat(diff.files()).isEqualTo(2);
    }

    /** As the rewriter writes it where something is hidden, and of a file in another encoding. */
    @Test
    void readsTheDiffsOfARewrite(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("a.yml"),
                "d: { url: \"jdbc:pgsql://u:tiger@h/d\" }\ne: jdbc:pgsql://h/e\n",
                StandardCharsets.ISO_8859_1);
        Files.writeString(
                folder.resolve("b.properties"), "# caf\u00e9\nurl=jdbc:pgsql://h/d\n", StandardCharsets.ISO_8859_1);
        String written = ProjectRewriter.plan(folder, Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14"))
                .diff(folder);
        UnifiedDiff diff = UnifiedDiff.parse(written);
        assertThat(written).contains("\\ masked", "is not in UTF-8").doesNotContain("tiger");
        assertThat(diff.files()).isEqualTo(2);
        assertThat(diff.lines()).filteredOn(line -> line.kind() == HUNK).hasSizeGreaterThan(1);
        assertThat(diff.lines())
                .filteredOn(line -> line.kind() == ADDED)
                .extracting(UnifiedDiff.Line::text)
                .allMatch(text -> text.contains("jdbc:postgresql://"))
                .hasSize(3);
    }

    @Test
    void readsAnythingElseAsItStands() {
        UnifiedDiff diff = UnifiedDiff.parse("@@ -99999999999,1 +9 @@\n@@\nno diff\n\n");

        assertThat(diff.lines()).hasSize(4);
        assertThat(diff.files()).isZero();
    }
}
