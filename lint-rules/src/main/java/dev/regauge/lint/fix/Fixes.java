package dev.regauge.lint.fix;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Route;
import dev.regauge.url.rewrite.FileRewrite;
import dev.regauge.url.rewrite.RewritePlan;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plans the fixes of a project: those of its findings that are proven to be right without a person, as edits of the files
 * in which the SQL is written, and of those that hold URLs, names of driver classes and the driver's coordinates.
 *
 * <p>A fix of SQL is proven by four things. Its rule is certain of the corrected text, given what is bound. The whole text
 * stands in one place, whose literals are read as the compiler reads them, before and after. All statements that are made
 * of this place want the same correction. And each of them, linted with the new text, has the finding no more and no new
 * one.
 */
public final class Fixes {

    /**
     * What is known of a project.
     *
     * @param root its folder
     * @param scan what was found in it
     * @param rewrites edits of its files that are not made yet
     * @param route that its findings are about
     * @param evidence that they stand on
     * @param verification what a server said of the texts as they are
     */
    public record Project(
            Path root,
            ScanResult scan,
            RewritePlan rewrites,
            Route route,
            Evidence evidence,
            Verification verification) {}

    private final Project project;
    private final Sources sources;
    private final Statements statements;
    private final Reasons left = new Reasons();
    private final Map<String, FileFixes> files = new TreeMap<>();
    private final IdentityHashMap<Finding, FixPlan.Fixed> fixed = new IdentityHashMap<>();

    private Fixes(Project project) {
        this.project = project;
        this.sources = new Sources(project.root());
        this.statements = new Statements(project.scan(), sources);
    }

    /**
     * Plans. Nothing is written.
     *
     * @param findings of the project that count, their files relative to its root; what is only good to know stays as it
     *     is and is in neither list of the plan
     */
    public static FixPlan plan(Project project, List<Finding> findings) {
        return new Fixes(project).plan(findings);
    }

    private FixPlan plan(List<Finding> all) {
        List<Finding> findings = all.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        place(Proposals.of(
                findings,
                Linter.remedies(project.route(), project.scan(), project.evidence(), project.verification()),
                left));
        Map<String, FileRewrite> rewrites = new TreeMap<>();
        files.forEach((name, file) -> prove(file).ifPresent(rewrite -> rewrites.put(name, rewrite)));
        configure(all, findings.stream().filter(Finding::safeEdit).toList(), rewrites);
        RewritePlan plan = new RewritePlan(
                List.copyOf(rewrites.values()),
                project.rewrites().refusals(),
                project.rewrites().filesRead());
        return new FixPlan(
                plan,
                findings.stream().filter(fixed::containsKey).map(fixed::get).toList(),
                findings.stream()
                        .filter(finding -> !fixed.containsKey(finding))
                        .map(finding ->
                                new FixPlan.Left(finding, left.of(finding).orElseGet(() -> why(finding))))
                        .toList());
    }

    /** Makes all edits of configuration where a finding wants one and nothing speaks against any. */
    private void configure(List<Finding> all, List<Finding> wanted, Map<String, FileRewrite> rewrites) {
        if (wanted.isEmpty()) {
            return;
        }
        Configuration configuration = new Configuration(project);
        Optional<String> objection = configuration.objection(all, rewrites);
        if (objection.isPresent()) {
            wanted.forEach(finding -> left.add(finding, objection.get()));
            return;
        }
        configuration.addTo(rewrites);
        wanted.forEach(finding -> configuration.fixed(finding).ifPresent(one -> fixed.put(finding, one)));
    }

    private static String why(Finding finding) {
        return finding.corrected().isPresent()
                ? "it is put right in the code and not in the SQL"
                : "no correction is known that needs no thought";
    }

    /** Finds the place of each proposal, and the proposals of all that is made of a place. */
    private void place(List<Proposal> proposals) {
        Again again = new Again(project.route(), project.evidence());
        IdentityHashMap<SqlSite, Proposal> bySite = new IdentityHashMap<>();
        proposals.forEach(proposal -> bySite.put(proposal.site(), proposal));
        Map<String, Located.At> places = new LinkedHashMap<>();
        for (Proposal proposal : proposals) {
            Located located = statements.of(proposal.site(), proposal.sql());
            if (located instanceof Located.At at) {
                places.put(at.key(), at);
            } else if (located instanceof Located.Nowhere nowhere) {
                left.add(proposal, nowhere.why());
            }
        }
        places.values().forEach(place -> agree(place, bySite, again));
    }

    private void agree(Located.At place, IdentityHashMap<SqlSite, Proposal> bySite, Again again) {
        List<SqlSite> reached = statements.reached(place);
        List<Proposal> proposals = reached.stream()
                .flatMap(site -> Optional.ofNullable(bySite.get(site)).stream())
                .toList();
        Optional<SqlSite> other = reached.stream()
                .filter(site -> !bySite.containsKey(site)
                        || !bySite.get(site).corrected().equals(proposals.get(0).corrected()))
                .findFirst();
        Optional<String> objection = other.map(
                        site -> "its text is used at " + site.location() + " too, which wants no such change")
                .or(() -> proposals.stream()
                        .flatMap(proposal -> again.objection(proposal).stream())
                        .findFirst())
                .or(() -> files.computeIfAbsent(
                                place.file(),
                                name -> new FileFixes(sources.file(name).orElseThrow()))
                        .add(place, proposals));
        objection.ifPresent(why -> proposals.forEach(proposal -> left.add(proposal, why)));
    }

    private Optional<FileRewrite> prove(FileFixes file) {
        if (file.edits().isEmpty()) {
            return Optional.empty();
        }
        boolean proven = file.isProven(sources);
        file.byProposal().forEach((proposal, edits) -> {
            if (proven) {
                proposal.cures()
                        .forEach(cure -> fixed.put(
                                cure.finding(),
                                new FixPlan.Fixed(cure.finding(), file.file().name(), edits)));
            } else {
                left.add(proposal, "the edited file does not read as it should");
            }
        });
        return proven ? Optional.of(file.file().rewrite(file.edits())) : Optional.empty();
    }
}
