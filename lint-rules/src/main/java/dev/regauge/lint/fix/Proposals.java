package dev.regauge.lint.fix;

import dev.regauge.lint.Finding;
import dev.regauge.lint.rules.Remedy;
import dev.regauge.lint.rules.Replacement;
import dev.regauge.lint.scan.SqlSite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts together what is proposed for each site, and says of the other findings why nothing is. */
final class Proposals {

    private static final String ALIKE =
            "several findings read alike, and some of them are suppressed or not certain: name their lines in the suppression, or correct them by hand";

    private final IdentityHashMap<SqlSite, List<Proposal.Cure>> cures = new IdentityHashMap<>();
    private final List<SqlSite> sites = new ArrayList<>();
    private final Reasons left;

    private Proposals(Reasons left) {
        this.left = left;
    }

    /**
     * The proposals in the order of the remedies.
     *
     * @param findings that count
     * @param left is told of what nothing is proposed for
     */
    static List<Proposal> of(List<Finding> findings, List<Remedy> remedies, Reasons left) {
        Proposals proposals = new Proposals(left);
        Map<String, List<Finding>> open = new LinkedHashMap<>();
        findings.forEach(finding ->
                open.computeIfAbsent(key(finding), none -> new ArrayList<>()).add(finding));
        Map<String, List<Remedy>> known = new LinkedHashMap<>();
        remedies.forEach(remedy -> known.computeIfAbsent(key(remedy.finding()), none -> new ArrayList<>())
                .add(remedy));
        known.forEach((key, same) -> proposals.add(open.getOrDefault(key, List.of()), same));
        return proposals.sites.stream()
                .map(site -> new Proposal(
                        site,
                        site.templates().get(0).constant().orElseThrow(),
                        proposals.cures.getOrDefault(site, List.of())))
                .toList();
    }

    /** What two sayings about one place have in common, though one may know it better. */
    private static String key(Finding finding) {
        return String.join(
                "\n",
                finding.rule(),
                finding.message(),
                finding.sql(),
                finding.sink(),
                finding.location().file(),
                finding.location().className(),
                finding.location().method(),
                finding.via().toString());
    }

    /** Of several places with the same words some may be suppressed, or not certain, and only lines tell them apart. */
    private void add(List<Finding> open, List<Remedy> same) {
        Optional<String> uncertain = same.stream()
                .map(Remedy::uncertain)
                .filter(why -> !why.isEmpty())
                .findFirst()
                .or(() -> isPaired(open, same) ? Optional.empty() : Optional.of(ALIKE));
        if (uncertain.isPresent()) {
            open.forEach(finding -> left.add(finding, uncertain.get()));
            return;
        }
        List<Finding> findings = sorted(open, finding -> finding);
        List<Remedy> remedies = sorted(same, Remedy::finding);
        for (int i = 0; i < remedies.size(); i++) {
            add(findings.get(i), remedies.get(i));
        }
    }

    /** Of one alone the line does not matter, which one of the two may know better. */
    private static boolean isPaired(List<Finding> open, List<Remedy> same) {
        return (open.size() == 1 && same.size() == 1)
                || lines(open.stream()).equals(lines(same.stream().map(Remedy::finding)));
    }

    private static List<Integer> lines(Stream<Finding> findings) {
        return findings.map(finding -> finding.location().line()).sorted().toList();
    }

    private static <T> List<T> sorted(List<T> all, Function<T, Finding> finding) {
        return all.stream()
                .sorted(Comparator.comparingInt(
                        one -> finding.apply(one).location().line()))
                .toList();
    }

    private void add(Finding finding, Remedy remedy) {
        List<Proposal.Cure> already = cures.computeIfAbsent(remedy.site(), site -> {
            sites.add(site);
            return new ArrayList<>();
        });
        boolean overlaps = already.stream()
                .flatMap(cure -> cure.replacements().stream())
                .anyMatch(one -> remedy.replacements().stream().anyMatch(other -> overlap(one, other)));
        if (overlaps) {
            left.add(finding, "its correction and another want the same place: fix once more afterwards");
        } else {
            already.add(new Proposal.Cure(finding, remedy.replacements()));
        }
    }

    /** Two insertions in one place do, since nobody says which comes first. */
    private static boolean overlap(Replacement one, Replacement other) {
        return one.start() <= other.end() && other.start() <= one.end();
    }
}
