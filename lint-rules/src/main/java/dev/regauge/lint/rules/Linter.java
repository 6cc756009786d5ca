package dev.regauge.lint.rules;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.Call;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.scan.TypeUse;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Change;
import dev.regauge.route.Route;
import dev.regauge.url.Secrets;
import dev.regauge.url.rewrite.Edit;
import dev.regauge.url.rewrite.FileRewrite;
import dev.regauge.url.rewrite.Refusal;
import dev.regauge.url.rewrite.RewritePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Says what a change of driver does to a program. A pure function: it reads nothing and asks nobody.
 *
 * <p>The class of each finding follows from the outcomes on both ends of the route alone. Where a server has seen the
 * very statement, it is believed before any probe, except about effects that only running a statement shows.
 */
public final class Linter {

    /** What a finding says whose class nobody has compiled. */
    static final String FROM_SOURCE = " Read from the source; names were not resolved.";

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
        linter.calls(scan.calls());
        scan.typeUses().forEach(linter::typeUse);
        for (FileRewrite file : plan.files()) {
            file.edits().forEach(edit -> linter.edit(file.file(), edit));
        }
        plan.refusals().forEach(linter::refusal);
        scan.skipped().forEach(linter::notRead);
        Set<String> sources = Set.copyOf(scan.sources());
        return linter.findings.stream()
                .map(finding -> fromSource(finding, sources))
                .map(OtherDatabase::lowered)
                .sorted(Finding.WORST_FIRST)
                .toList();
    }

    /** What stems from sources is less certain than what stems from class files, and says so. */
    private static Finding fromSource(Finding finding, Set<String> sources) {
        boolean read = !finding.location().className().isEmpty()
                && sources.contains(finding.location().file());
        return read ? finding.withWhy(finding.why() + FROM_SOURCE) : finding;
    }

    /**
     * What puts the findings about SQL right: for each of those that {@link #lint} gives of the sites one, in no
     * particular order. Places, weights and reasons of findings may differ from there; what they say does not.
     */
    public static List<Remedy> remedies(Route route, ScanResult scan, Evidence evidence, Verification verification) {
        Judgement.Bench bench = new Judgement.Bench(route, evidence, verification.server());
        Map<SqlSite, Map<SqlTemplate, Verification.Statement>> verified = verified(verification);
        List<Remedy> remedies = new ArrayList<>();
        for (SqlSite site : scan.sites()) {
            Map<SqlTemplate, Verification.Statement> known = verified.getOrDefault(site, Map.of());
            remedies.addAll(SiteLinter.remedies(bench, site, template -> Optional.ofNullable(known.get(template))));
        }
        return remedies;
    }

    /** What rules and evidence alone say of one site. */
    public static List<Finding> lint(Route route, SqlSite site, Evidence evidence) {
        return SiteLinter.lint(
                new Judgement.Bench(route, evidence, Verification.NONE.server()), site, template -> Optional.empty());
    }

    private void sites(ScanResult scan, Verification verification) {
        Map<SqlSite, Map<SqlTemplate, Verification.Statement>> verified = verified(verification);
        // a site is judged by itself: the stream may do it on all processors, and keeps the order
        scan.sites().parallelStream()
                .map(site -> {
                    Map<SqlTemplate, Verification.Statement> known = verified.getOrDefault(site, Map.of());
                    return SiteLinter.lint(bench, site, template -> Optional.ofNullable(known.get(template)));
                })
                .toList()
                .forEach(findings::addAll);
    }

    private static Map<SqlSite, Map<SqlTemplate, Verification.Statement>> verified(Verification verification) {
        Map<SqlSite, Map<SqlTemplate, Verification.Statement>> verified = new HashMap<>();
        for (Verification.Statement statement : verification.statements()) {
            verified.computeIfAbsent(statement.site(), site -> new HashMap<>())
                    .putIfAbsent(statement.template(), statement);
        }
        return verified;
    }

    /** Method by method, because a call may mean another thing beside others. */
    private void calls(List<Call> calls) {
        Map<String, List<Call>> methods = new LinkedHashMap<>();
        for (Call call : calls) {
            methods.computeIfAbsent(call.location().className() + "\n" + call.within(), key -> new ArrayList<>())
                    .add(call);
        }
        methods.values()
                .forEach(
                        method -> method.stream().filter(call -> !handsOn(call)).forEach(call -> call(call, method)));
    }

    /** Code that asks whether it deals with PostgreSQL may do so to leave a call out: nobody knows which branch that is. */
    private static Severity most(CallRule.Seen seen, List<Call> method) {
        boolean tellsApart = method.stream().anyMatch(call -> call.method().equals(Call.INSTANCE_OF));
        return tellsApart ? Severity.INFO : seen.most();
    }

    /** A method that does nothing but what it is called, as in a wrapper of a statement: its callers decide, if there are any. */
    private static boolean handsOn(Call call) {
        String caller = call.within().substring(0, Math.max(0, call.within().indexOf('(')));
        boolean givesNothing = call.arguments().stream().allMatch(Optional::isEmpty);
        return givesNothing && (caller.equals(call.method()) || caller.endsWith("_" + call.method()));
    }

    private void call(Call call, List<Call> method) {
        for (CallRule rule : Rules.calls()) {
            rule.sight().apply(call, method).ifPresent(seen -> {
                Judgement judgement = bench.of(seen.probe());
                if (seen.counts(judgement)) {
                    findings.add(outsideSql(
                                    rule.description().id(),
                                    judgement,
                                    call.location(),
                                    OptionalInt.empty(),
                                    "",
                                    Secrets.mask(seen.message()), // constants of the program stand in it
                                    rule.description().why(),
                                    seen.advice(),
                                    Optional.of(Secrets.mask(seen.corrected())).filter(code -> !code.isEmpty()),
                                    false)
                            .atMost(most(seen, method), ""));
                }
            });
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
                isBuilt(line)
                        ? "Build the project anew, then run this again."
                        : "Mend the file, or look at its SQL by hand.",
                Optional.empty(),
                false));
    }

    /** Whether a build makes the file: a class or an archive of such. */
    private static boolean isBuilt(String line) {
        return line.matches("(?s).*\\.(class|jar|war|ear): .*");
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
