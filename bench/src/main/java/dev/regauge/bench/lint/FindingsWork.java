package dev.regauge.bench.lint;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.scan.ClassScanner;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Route;
import dev.regauge.url.rewrite.RewritePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What is found in other people's programs, a line each, for somebody to judge: of each jar by itself, on each route,
 * without a server.
 */
final class FindingsWork {

    private static final String HEAD = "jar\tfrom\tto\trule\tseverity\tchange\tplace\tsink\tsql\tmessage\n";
    private static final int LONGEST = 1_000;
    private static final RewritePlan NO_PLAN = new RewritePlan(List.of(), List.of(), 0);

    private FindingsWork() {}

    /** A finding, and where it comes from. */
    private record Found(String jar, Route route, Finding finding) {
        String line() {
            return String.join(
                            "\t",
                            jar,
                            route.from().toString(),
                            route.to().toString(),
                            finding.rule(),
                            finding.severity().toString(),
                            finding.change().toString(),
                            place(),
                            finding.sink(),
                            flat(finding.sql()),
                            flat(finding.message()))
                    + "\n";
        }

        private String place() {
            return finding.location().className() + "." + finding.location().method() + ":"
                    + finding.location().line();
        }

        private static String flat(String text) {
            String line = text.replaceAll("\\s+", " ").strip();
            return line.length() > LONGEST ? line.substring(0, LONGEST) + ".." : line;
        }
    }

    /** All findings, in the order of the jars and routes, worst first. */
    static String of(List<Path> jars, List<Route> routes) {
        return text(found(jars, routes));
    }

    /** So many of the findings, drawn at random; the same seed draws the same ones from the same findings. */
    static String drawn(List<Path> jars, List<Route> routes, int count, long seed) {
        List<Found> all = new ArrayList<>(found(jars, routes));
        Collections.shuffle(all, new Random(seed));
        return "# drawn: " + Math.min(count, all.size()) + " of " + all.size() + " findings, seed " + seed + "\n"
                + text(all.subList(0, Math.min(count, all.size())));
    }

    private static String text(List<Found> findings) {
        return findings.stream().map(Found::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static List<Found> found(List<Path> jars, List<Route> routes) {
        Evidence evidence = Evidence.load();
        List<Found> all = new ArrayList<>();
        for (Path jar :
                jars.stream().sorted(Comparator.comparing(FindingsWork::name)).toList()) {
            ScanResult scan = ClassScanner.scan(List.of(jar));
            for (Route route : routes) {
                Linter.lint(route, scan, NO_PLAN, evidence, Verification.NONE).stream()
                        .map(finding -> new Found(name(jar), route, finding))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }
}
