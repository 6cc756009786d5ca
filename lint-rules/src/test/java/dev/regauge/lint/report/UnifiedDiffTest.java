package dev.regauge.lint.report;

import static dev.regauge.lint.report.UnifiedDiff.Kind.ADDED;
import static dev.regauge.lint.report.UnifiedDiff.Kind.CONTEXT;
import static dev.regauge.lint.report.UnifiedDiff.Kind.FILE;
import static dev.regauge.lint.report.UnifiedDiff.Kind.HUNK;
import static dev.regauge.lint.report.UnifiedDiff.Kind.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    @Test
    void readsAnythingElseAsItStands() {
        UnifiedDiff diff = UnifiedDiff.parse("@@ -99999999999,1 +9 @@\n@@\nno diff\n\n");

        assertThat(diff.lines()).hasSize(4);
        assertThat(diff.files()).isZero();
    }
}
