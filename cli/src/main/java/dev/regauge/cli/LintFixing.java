package dev.regauge.cli;

import dev.regauge.lint.Finding;
import dev.regauge.lint.fix.FixPlan;
import dev.regauge.lint.project.Lint;
import dev.regauge.lint.project.LintFixes;
import dev.regauge.lint.project.LintResult;
import dev.regauge.lint.report.SarifReport;
import dev.regauge.page.Visible;
import dev.regauge.url.rewrite.Edit;
import dev.regauge.url.rewrite.FileRewrite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code lint --fix} does with a result: shows what can be put right without a person, or writes it. */
final class LintFixing {

    private static final String PRICE = "Its price:";

    private final LintResult result;
    private final LintFixes planned;
    private final LintOutput into;

    LintFixing(Lint lint, LintResult result, LintOutput into) {
        this.result = result;
        this.planned = lint.fixes(result);
        this.into = into;
    }

    /** Shows the edits, and answers whether findings count: all still do. */
    boolean show() {
        boolean sarif = into.format() == LintCommand.Format.sarif;
        String text = sarif ? SarifReport.render(result.report(), edits()) : planned.diff();
        into.writeInstead(text, result.report(), result.summary());
        into.say(planned.plannedLines());
        if (!planned.fixed().isEmpty()) {
            into.say(List.of("nothing was written; to do it: --fix --write" + otherwise()));
        }
        return !result.counting().isEmpty();
    }

    /** A diff is applied where its names begin, and one with a hidden line not at all. */
    private String otherwise() {
        boolean masked = planned.parts().stream()
                .flatMap(part -> part.plan().edits().files().stream())
                .anyMatch(file -> file.edits().stream().anyMatch(Edit::secret));
        if (masked) {
            return " (some lines of the diff are hidden, so that nothing else can apply it)";
        }
        boolean below = planned.parts().stream().allMatch(part -> part.prefix().isEmpty());
        return below ? ", or in the folder that is linted: git apply --unidiff-zero, or patch -p1" : "";
    }

    private Map<Finding, FileRewrite> edits() {
        Map<Finding, FileRewrite> edits = new HashMap<>();
        for (LintFixes.Part part : planned.parts()) {
            for (FixPlan.Fixed fixed : part.plan().fixed()) {
                edits.put(fixed.finding(), new FileRewrite(part.prefix() + fixed.file(), fixed.edits()));
            }
        }
        return edits;
    }

    /** Writes the edits, and answers whether findings count that are left. */
    boolean write() {
        LintFixes written = planned.write();
        StringBuilder text = new StringBuilder();
        for (FixPlan.Fixed fixed : written.fixed()) {
            Finding finding = fixed.finding();
            int price = finding.advice().indexOf(PRICE);
            String line = "fixed " + finding.location() + "  " + finding.rule()
                    + (price < 0 ? "" : "  " + finding.advice().substring(price));
            text.append(Visible.line(line)).append('\n');
        }
        into.writeInstead(text.toString(), result.report(), "before the fixes: " + result.summary());
        into.say(written.writtenLines());
        Set<Finding> gone = new HashSet<>();
        written.fixed().forEach(fixed -> gone.add(fixed.finding()));
        return result.counting().stream().anyMatch(finding -> !gone.contains(finding));
    }
}
