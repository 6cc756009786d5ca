package dev.regauge.lint.project;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.build.DriverRules;
import dev.regauge.lint.build.KnownProblems;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.scan.source.Columns;
import dev.regauge.lint.verify.KeptAnswers;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Route;
import dev.regauge.url.rewrite.RewritePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is said of a project on a route, by rules and by what its build files bring: the same for every command. */
public final class ProjectFindings {

    /** As many reasons why answers do not count as anybody reads. */
    private static final int MOST_PROBLEMS = 20;

    static final String NOT_ANSWERED =
            "What a server said of these statements is not known, so a finding may be missing; to ask one: ";

    /**
     * What a server said before.
     *
     * @param verification of statements whose answers still count
     * @param problems why others do not, a line each
     */
    public record Kept(Verification verification, List<String> problems) {}

    private ProjectFindings() {}

    /**
     * The findings, worst first.
     *
     * @param open edits of the project's files that are not made
     * @throws ProjectException when the project's own table of vulnerabilities cannot be read
     */
    public static List<Finding> of(
            Path project,
            Inventory inventory,
            Route route,
            RewritePlan open,
            Evidence evidence,
            Verification verification) {
        List<Finding> findings = new ArrayList<>(Linter.lint(route, inventory.scan(), open, evidence, verification));
        findings.addAll(DriverRules.lint(route, inventory.build(), known(project)));
        findings.sort(Finding.WORST_FIRST);
        return Files.isDirectory(project) ? Columns.in(project, inventory.scan().stale(), findings) : findings;
    }

    /**
     * That the driver of tomorrow has known vulnerabilities itself, where it has.
     *
     * @throws ProjectException when the project's own table of vulnerabilities cannot be read
     */
    public static Optional<String> aboutTarget(Path project, Route route) {
        return DriverRules.aboutTarget(route, known(project));
    }

    private static KnownProblems known(Path project) {
        try {
            return KnownProblems.forProject(project);
        } catch (IllegalArgumentException noTable) {
            throw new ProjectException(String.valueOf(noTable.getMessage()));
        }
    }

    /**
     * What the project has kept of a server's answers.
     *
     * @param advice how the user can ask a server anew
     */
    public static Kept kept(Path project, Inventory inventory, Route route, Advice advice) {
        KeptAnswers kept = KeptAnswers.read(project.resolve(KeptAnswers.FOLDER));
        if (kept.isEmpty()) {
            return new Kept(Verification.NONE, List.of());
        }
        KeptAnswers.Fit fit = kept.fit(inventory.scan().sites(), route, SchemaFingerprint.of(inventory.tree()));
        return new Kept(fit.verification(), shown(fit.problems(), advice.verify(project)));
    }

    private static List<String> shown(List<String> problems, String advice) {
        List<String> shown = new ArrayList<>(problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)));
        if (problems.size() > MOST_PROBLEMS) {
            shown.add("And " + (problems.size() - MOST_PROBLEMS) + " more answers that are missing or stale.");
        }
        if (!problems.isEmpty()) {
            shown.add(NOT_ANSWERED + advice);
        }
        return shown;
    }
}
