import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.baseline.Baseline;
import dev.regauge.lint.scan.ArchiveLimits;
import dev.regauge.lint.scan.ProjectScanner;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How well the identity of a finding survives real changes, on many more places than have findings: every SQL site of the older
 * tree counts as one finding, and the baseline of these is compared with every site of the newer tree.
 */
class SiteBaseline {

    static final Route ROUTE = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    public static void main(String[] trees) {
        List<Finding> before = findings(Path.of(trees[0]));
        List<Finding> after = findings(Path.of(trees[1]));
        Baseline.Comparison forth = Baseline.of(ROUTE, before).compare(after);
        List<Finding> gone = Baseline.of(ROUTE, after).compare(before).fresh();
        List<String> same = new ArrayList<>(Baseline.of(ROUTE, before).text().lines().toList());
        int exact = 0;
        for (String line : (Iterable<String>) Baseline.of(ROUTE, after).text().lines().skip(2)::iterator) {
            exact += same.remove(line) ? 1 : 0;
        }
        System.out.printf("older %d, newer %d sites%n", before.size(), after.size());
        System.out.printf("known %d: %d in the same place, %d moved%n", forth.known().size(), exact,
                forth.known().size() - exact);
        System.out.printf("gone %d, new %d%n", forth.gone(), forth.fresh().size());
        List<Finding> left = new ArrayList<>(gone);
        for (Finding fresh : forth.fresh()) {
            Finding twin = left.stream()
                    .max((a, b) -> Double.compare(likeness(a, fresh), likeness(b, fresh)))
                    .filter(old -> likeness(old, fresh) >= 0.6)
                    .orElse(null);
            left.remove(twin);
            System.out.println((twin == null ? "NEW   " : "ALIKE ") + shown(fresh));
            if (twin != null) {
                System.out.println("  was " + shown(twin));
            }
        }
        left.forEach(old -> System.out.println("GONE  " + shown(old)));
    }

    private static List<Finding> findings(Path tree) {
        return ProjectScanner.scan(tree, ArchiveLimits.STANDARD, List.of()).sites().stream()
                .flatMap(site -> site.templates().stream().limit(1).map(text -> finding(site, text.toString())))
                .toList();
    }

    private static Finding finding(SqlSite site, String sql) {
        return new Finding(
                "site", Change.BREAKS, Severity.ERROR, site.location(), OptionalInt.empty(), site.sink().toString(), sql,
                OptionalInt.empty(), "m", "", new Outcome.Unmeasured(), new Outcome.Unmeasured(), "", "", Optional.empty(),
                false, List.of());
    }

    /** Of the words of both statements, how many stand in both; one that stands in the same method is a little more alike. */
    private static double likeness(Finding one, Finding other) {
        Set<String> words = words(one);
        Set<String> all = new HashSet<>(words);
        words.retainAll(words(other));
        all.addAll(words(other));
        Location a = one.location();
        Location b = other.location();
        boolean near = a.className().equals(b.className()) && a.method().equals(b.method()) && a.file().equals(b.file());
        return all.isEmpty() ? (near ? 1 : 0) : (double) words.size() / all.size() + (near ? 0.2 : 0);
    }

    private static Set<String> words(Finding finding) {
        return new HashSet<>(Arrays.asList(finding.sql().toLowerCase().split("\\W+")));
    }

    private static String shown(Finding finding) {
        String sql = finding.sql().strip().replaceAll("\\s+", " ");
        return finding.location() + " " + finding.location().className() + "#" + finding.location().method() + " | "
                + (sql.length() > 140 ? sql.substring(0, 140) + ".." : sql);
    }
}
