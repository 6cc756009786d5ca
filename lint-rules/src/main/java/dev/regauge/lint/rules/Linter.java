package dev.regauge.lint.rules;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.scan.TypeUse;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Change;
import dev.regauge.route.Route;
import dev.regauge.url.rewrite.Edit;
import dev.regauge.url.rewrite.FileRewrite;
import dev.regauge.url.rewrite.Refusal;
import dev.regauge.url.rewrite.RewritePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says what a change of driver does to a program. A pure function: it reads nothing and asks nobody.
 *
 * <p>The class of each finding follows from the outcomes on both ends of the route alone. Where a server has seen the
 * very statement, it is believed before any probe, except about effects that only running a statement shows.
 */
public final class Linter {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::change)
            .thenComparing(Finding::location)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    private final Judgement.Bench bench;
    private final List<Finding> findings = new ArrayList<>();

    private Linter(Judgement.Bench bench) {
        this.bench = bench;
    }

    /**
     * The findings of a project, worst first, then by place. What is the same on both ends is none.
     *
     * @param route the change that is planned
     * @param scan what was found in the program
     * @param plan what the route changes in the project's files
     * @param evidence what drivers were measured to do
     * @param verification what a server said of the statements, or {@link Verification#NONE}
     */
    public static List<Finding> lint(
            Route route, ScanResult scan, RewritePlan plan, Evidence evidence, Verification verification) {
        Linter linter = new Linter(new Judgement.Bench(route, evidence, verification.server()));
        linter.sites(scan, verification);
        scan.typeUses().forEach(linter::typeUse);
        for (FileRewrite file : plan.files()) {
            file.edits().forEach(edit -> linter.edit(file.file(), edit));
        }
        plan.refusals().forEach(linter::refusal);
        scan.skipped().forEach(linter::notRead);
        return linter.findings.stream().sorted(WORST_FIRST).toList();
    }

    private void sites(ScanResult scan, Verification verification) {
        Map<SqlSite, Map<SqlTemplate, Verification.Statement>> verified = new HashMap<>();
        for (Verification.Statement statement : verification.statements()) {
            verified.computeIfAbsent(statement.site(), site -> new HashMap<>())
                    .putIfAbsent(statement.template(), statement);
        }
        for (SqlSite site : scan.sites()) {
            Map<SqlTemplate, Verification.Statement> known = verified.getOrDefault(site, Map.of());
            findings.addAll(SiteLinter.lint(bench, site, template -> Optional.ofNullable(known.get(template))));
        }
    }

    private void typeUse(TypeUse use) {
        ImportRule.probe(use, bench.route())
                .map(bench::of)
                .filter(Linter::differs)
                .ifPresent(judgement -> {
                    Location location = use.location();
                    String user = location.className().isEmpty() ? location.file() : location.className();
                    findings.add(outsideSql(
                            new ImportRule().description().id(),
                            judgement,
                            location,
                            OptionalInt.empty(),
                            "",
                            user + " uses " + use.type() + ", which "
                                    + bench.route().to() + " does not bring",
                            ImportRule.WHY,
                            ImportRule.advice(use),
                            ImportRule.corrected(use),
                            false));
                });
    }

    private void edit(String file, Edit edit) {
        for (ConfigurationRule rule : ConfigurationRule.all()) {
            Optional<String> subject = rule.subject(edit);
            Judgement judgement = bench.of(rule.probe(edit));
            if (subject.isPresent() && differs(judgement)) {
                findings.add(outsideSql(
                        rule.description().id(),
                        judgement,
                        Location.inFile(file, edit.line()),
                        OptionalInt.of(edit.column()),
                        edit.before(),
                        edit.before().isEmpty()
                                ? "The build does not bring `" + edit.after() + "`"
                                : "`" + subject.get() + "` on " + bench.route().to() + ": " + rule.trouble(),
                        rule.description().why(),
                        rule.advice(),
                        Optional.of(edit.after()),
                        true));
            }
        }
    }

    /** What a person has to decide, judged by what it is about as far as that can be told. */
    private void refusal(Refusal refusal) {
        findings.add(outsideSql(
                Rules.NEEDS_DECISION,
                about(refusal),
                Location.inFile(refusal.file(), refusal.line()),
                OptionalInt.empty(),
                refusal.found(),
                refusal.why(),
                "It belongs to the route but cannot be edited safely, so it stays as it is.",
                refusal.advice(),
                Optional.empty(),
                false));
    }

    /** What could not be read may hold anything: a project is not clean while there is such a file. */
    private void notRead(String line) {
        int colon = line.indexOf(": ");
        findings.add(outsideSql(
                Rules.NOT_READ,
                bench.undecided(),
                Location.inFile(colon < 0 ? line : line.substring(0, colon), 0),
                OptionalInt.empty(),
                "",
                "Not read: " + line,
                "What stands in it was not looked at, so nothing is known about it.",
                "Build the project anew, then run this again.",
                Optional.empty(),
                false));
    }

    private Judgement about(Refusal refusal) {
        String found = refusal.found();
        if (found.contains("jdbc:pgsql:")) {
            return bench.of("connection/pgsql-url");
        }
        boolean driver = found.contains("impossibl") || found.contains("pgjdbc-ng");
        return driver ? bench.of("connection/ng-driver-class") : bench.undecided();
    }

    private static boolean differs(Judgement judgement) {
        return judgement.change() != Change.UNCHANGED;
    }

    private static Finding outsideSql(
            String rule,
            Judgement judgement,
            Location location,
            OptionalInt column,
            String text,
            String message,
            String why,
            String advice,
            Optional<String> corrected,
            boolean safeEdit) {
        return new Finding(
                rule,
                judgement.change(),
                Severity.of(judgement.change()),
                location,
                column,
                "",
                text,
                OptionalInt.empty(),
                message,
                why,
                judgement.from(),
                judgement.to(),
                judgement.source(),
                advice,
                corrected,
                safeEdit,
                List.of());
    }
}
