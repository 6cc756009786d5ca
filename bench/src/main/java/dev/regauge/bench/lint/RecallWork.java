package dev.regauge.bench.lint;

import dev.regauge.bench.paired.TextTable;
import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.scan.ClassScanner;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.verify.Verification;
import dev.regauge.url.rewrite.RewritePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * How much of what is wrong is reported. Sites that prepare a statement by plain JDBC are drawn from all of the jars, known
 * or not; each pattern is injected into the constant behind the SQL of each; and the linter has to report it, at the site
 * and with its mark in the SQL shown. Which constant is behind a site is found by marking all constants and looking what
 * arrives: where none does, the site counts as missed.
 */
final class RecallWork {

    private static final java.util.regex.Pattern MARK = java.util.regex.Pattern.compile("regauge_m\\d+");
    private static final java.util.regex.Pattern SQL_LIKE =
            java.util.regex.Pattern.compile("\\p{Alpha}{2,}[^\\n]*[ (=]|[ )=].*\\p{Alpha}{2,}");

    private final List<Drawn> drawn;
    private final Map<Pattern, List<Drawn>> missed = new LinkedHashMap<>();
    private final long seed;

    /** A site of a jar, and how much is known of its SQL. */
    private record Drawn(Path jar, Location location, List<Location> via, String sink, Resolution resolution) {
        static Drawn of(Path jar, SqlSite site) {
            return new Drawn(jar, bare(site.location()), via(site), site.sink().toString(), Resolution.of(site));
        }

        boolean is(SqlSite site) {
            return bare(site.location()).equals(location) && via(site).equals(via);
        }

        boolean is(Finding finding) {
            return bare(finding.location()).equals(location)
                    && finding.via().stream().map(Drawn::bare).toList().equals(via);
        }

        boolean known() {
            return resolution != Resolution.UNKNOWN;
        }

        private static List<Location> via(SqlSite site) {
            return site.via().stream().map(Drawn::bare).toList();
        }

        /** A copy of a jar file has another name. */
        private static Location bare(Location location) {
            return new Location("", location.line(), location.className(), location.method());
        }
    }

    private RecallWork(List<Drawn> drawn, long seed) {
        this.drawn = drawn;
        this.seed = seed;
    }

    /** The table and what was missed, as text. */
    static String of(List<Path> jars, int count, long seed) throws IOException {
        List<Drawn> all = new ArrayList<>();
        for (Path jar : jars) {
            ClassScanner.scan(List.of(jar)).sites().stream()
                    .filter(RecallWork::preparesByJdbc)
                    .map(site -> Drawn.of(jar, site))
                    .distinct()
                    .forEach(all::add);
        }
        Collections.shuffle(all, new Random(seed));
        RecallWork work = new RecallWork(all.subList(0, Math.min(count, all.size())), seed);
        work.measure(jars);
        return work.text(all.size());
    }

    private static boolean preparesByJdbc(SqlSite site) {
        return site.sink().owner().equals("Connection") && site.sink().placeholders() == Placeholders.JDBC;
    }

    private void measure(List<Path> jars) throws IOException {
        for (Pattern pattern : Pattern.values()) {
            missed.put(pattern, new ArrayList<>());
        }
        for (Path jar : jars) {
            List<Drawn> sites =
                    drawn.stream().filter(site -> site.jar().equals(jar)).toList();
            if (!sites.isEmpty()) {
                Map<String, String> marks = new HashMap<>();
                Map<Drawn, String> behind = behind(jar, sites, marks);
                for (Pattern pattern : Pattern.values()) {
                    measure(jar, sites, pattern, marks, behind);
                }
            }
        }
    }

    /**
     * The mark of the constant behind each site.
     *
     * @param marks filled with the mark of each constant of the jar
     */
    private static Map<Drawn, String> behind(Path jar, List<Drawn> sites, Map<String, String> marks)
            throws IOException {
        ScanResult marked = ChangedJar.scan(jar, text -> {
            boolean sql = SQL_LIKE.matcher(text).find();
            return sql ? text + " " + marks.computeIfAbsent(text, key -> "regauge_m" + marks.size()) + " " : text;
        });
        Map<Drawn, String> behind = new HashMap<>();
        for (SqlSite site : marked.sites()) {
            Optional<String> mark = lastMark(site);
            for (Drawn one : sites) {
                if (one.is(site) && mark.isPresent()) {
                    behind.putIfAbsent(one, mark.get());
                }
            }
        }
        return behind;
    }

    private static Optional<String> lastMark(SqlSite site) {
        String text = site.templates().get(0).text();
        Matcher matcher = MARK.matcher(text);
        return matcher.results().map(result -> result.group()).reduce((one, other) -> other);
    }

    private void measure(
            Path jar, List<Drawn> sites, Pattern pattern, Map<String, String> marks, Map<Drawn, String> behind)
            throws IOException {
        ScanResult changed = ChangedJar.scan(jar, text -> {
            String mark = marks.getOrDefault(text, "");
            return behind.containsValue(mark) ? text + pattern.text(mark) : text;
        });
        List<Finding> findings = Linter.lint(
                        pattern.route(),
                        changed,
                        new RewritePlan(List.of(), List.of(), 0),
                        Evidence.load(),
                        Verification.NONE)
                .stream()
                .filter(finding -> finding.rule().equals(pattern.rule()))
                .toList();
        for (Drawn site : sites) {
            String mark = behind.getOrDefault(site, "none");
            boolean found = findings.stream()
                    .anyMatch(finding -> site.is(finding) && marks(finding).anyMatch(mark::equals));
            if (!found) {
                missed.computeIfAbsent(pattern, key -> new ArrayList<>()).add(site);
            }
        }
    }

    private static Stream<String> marks(Finding finding) {
        return MARK.matcher(finding.sql()).results().map(result -> result.group());
    }

    private String text(int population) {
        TextTable table = new TextTable(
                List.of("injected", "sites", "reported", "of all", "resolved", "reported", "of the resolved"));
        missed.forEach((pattern, lost) -> table.row(cells(pattern.rule(), drawn.size(), lost, 1)));
        List<Drawn> lost = missed.values().stream().flatMap(List::stream).toList();
        table.row(cells("all", drawn.size() * missed.size(), lost, missed.size()));
        StringBuilder lines = new StringBuilder();
        missed.forEach((pattern, all) -> all.stream()
                .filter(Drawn::known)
                .forEach(site -> lines.append("missed: ")
                        .append(pattern.rule())
                        .append(' ')
                        .append(site.location().className())
                        .append(':')
                        .append(site.location().line())
                        .append('\n')));
        return "drawn: " + drawn.size() + " of " + population + " sites, seed " + seed + "\n\n" + table + "\n" + lines;
    }

    private List<String> cells(String name, int sites, List<Drawn> lost, int times) {
        long known = drawn.stream().filter(Drawn::known).count() * times;
        long lostKnown = lost.stream().filter(Drawn::known).count();
        return List.of(
                name,
                String.valueOf(sites),
                String.valueOf(sites - lost.size()),
                share(sites - lost.size(), sites),
                String.valueOf(known),
                String.valueOf(known - lostKnown),
                share(known - lostKnown, known));
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
