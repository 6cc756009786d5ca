package dev.regauge.bench.lint;

import dev.regauge.bench.paired.TextTable;
import dev.regauge.lint.Location;
import dev.regauge.lint.scan.ClassScanner;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SqlSite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much of the SQL that reaches a sink is known, a jar at a time. A site is a call of a sink; where a helper hands its
 * own parameter on, a call of the helper. Beside the sites stand the calls of sinks themselves, however many callers
 * share one: such a call counts as resolved only where each of its sites is.
 */
final class ResolveWork {

    private final List<SqlSite> all = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final TextTable table = new TextTable(
            List.of("", "classes", "sites", "constant", "template", "unknown", "resolved", "sink calls", "resolved"));
    private int classes;

    private ResolveWork() {}

    /** The tables, as text. */
    static String of(List<Path> jars) {
        ResolveWork work = new ResolveWork();
        jars.forEach(work::scan);
        work.row("all", work.classes, work.all);
        return work.table + "\n" + work.reasons() + "\n" + work.unresolved();
    }

    private void scan(Path jar) {
        ScanResult result = ClassScanner.scan(List.of(jar));
        row(String.valueOf(jar.getFileName()), result.classes(), result.sites());
        all.addAll(result.sites());
        skipped.addAll(result.skipped());
        classes += result.classes();
    }

    private void row(String name, int count, List<SqlSite> sites) {
        List<String> cells = new ArrayList<>(List.of(name, String.valueOf(count), String.valueOf(sites.size())));
        for (Resolution resolution : Resolution.values()) {
            cells.add(String.valueOf(count(sites, resolution)));
        }
        cells.add(share(sites.size() - count(sites, Resolution.UNKNOWN), sites.size()));
        Map<Location, Resolution> calls = sinkCalls(sites);
        long unknown =
                calls.values().stream().filter(Resolution.UNKNOWN::equals).count();
        cells.add(String.valueOf(calls.size()));
        cells.add(share(calls.size() - unknown, calls.size()));
        table.row(cells);
    }

    private static long count(List<SqlSite> sites, Resolution resolution) {
        return sites.stream().filter(site -> Resolution.of(site) == resolution).count();
    }

    private static Map<Location, Resolution> sinkCalls(List<SqlSite> sites) {
        Map<Location, Resolution> calls = new HashMap<>();
        for (SqlSite site : sites) {
            Location last = site.via().isEmpty()
                    ? site.location()
                    : site.via().get(site.via().size() - 1);
            calls.merge(last, Resolution.of(site), (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return calls;
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private TextTable reasons() {
        TextTable kinds = new TextTable(List.of("not known because of", "sites"));
        Arrays.stream(Reason.values())
                .forEach(reason -> kinds.row(List.of(
                        reason.words(),
                        String.valueOf(unknown().stream()
                                .filter(site -> Reason.of(site) == reason)
                                .count()))));
        return kinds;
    }

    private String unresolved() {
        StringBuilder lines = new StringBuilder();
        Set<String> seen = new HashSet<>();
        unknown().stream()
                .map(Reason::place)
                .filter(seen::add)
                .forEach(line -> lines.append(line).append('\n'));
        skipped.forEach(line -> lines.append("skipped: ").append(line).append('\n'));
        return lines.toString();
    }

    private List<SqlSite> unknown() {
        return all.stream()
                .filter(site -> Resolution.of(site) == Resolution.UNKNOWN)
                .toList();
    }
}
