package dev.regauge.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SinkDeclaration;
import dev.regauge.lint.settings.FileComments;
import dev.regauge.lint.settings.LintConfig;
import dev.regauge.lint.settings.Sifted;
import dev.regauge.lint.settings.Suppressions;
import dev.regauge.lint.verify.Verification;
import dev.regauge.url.rewrite.RewritePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is found in classes, and asked for.
 *
 * @param open the findings that may not stay, by the binary name of their class
 * @param suppressed those that may
 */
record Analysis(Map<String, List<Finding>> open, List<Suppressed> suppressed) {

    static final Analysis NONE = new Analysis(Map.of(), List.of());

    private static final String CLASS_FILE = ".class";

    private static final RewritePlan NO_FILES = new RewritePlan(List.of(), List.of(), 0);

    /** Copies the collections. */
    Analysis {
        open = Map.copyOf(open);
        suppressed = List.copyOf(suppressed);
    }

    /**
     * Looks at classes.
     *
     * @throws dev.regauge.lint.settings.ConfigException when a configuration cannot be followed
     */
    static Analysis of(Collection<JavaClass> classes, Choice choice) {
        ClassSources sources = ClassSources.of(classes);
        Projects projects = Projects.of(sources, choice.configuration());
        List<SinkDeclaration> sinks = Stream.concat(choice.sinks().stream(), projects.sinks().stream())
                .toList();
        ScanResult scan = Scans.of(classes, sources, projects.folders(), sinks);
        List<Finding> findings = Linter.lint(choice.route(), scan, NO_FILES, Evidence.load(), Verification.NONE);
        List<Finding> open = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>();
        for (LintConfig config : projects.configs()) {
            // all findings: an annotation in one project may be what lets a finding of another stay
            Sifted sifted = Suppressions.sift(findings, scan, config, FileComments.NONE);
            Severity least = choice.failOn().or(config::failOn).orElse(Severity.WARNING);
            Predicate<Finding> counts =
                    finding -> projects.config(owner(finding.location())).equals(config)
                            && finding.severity().compareTo(least) <= 0
                            && choice.asksFor(finding);
            sifted.open().stream().filter(counts).forEach(open::add);
            sifted.suppressed().stream()
                    .filter(kept -> counts.test(kept.finding()))
                    .forEach(suppressed::add);
        }
        suppressed.sort(Comparator.comparing(Suppressed::finding, Finding.WORST_FIRST));
        return new Analysis(
                open.stream().collect(Collectors.groupingBy(finding -> owner(finding.location()))), suppressed);
    }

    /** What was not read is called by its class file; what is said of a configuration is of no class. */
    private static String owner(Location location) {
        String file = location.file();
        return location.className().isEmpty() && file.endsWith(CLASS_FILE)
                ? file.substring(0, file.length() - CLASS_FILE.length()).replace('/', '.')
                : location.className();
    }

    /** What is found in a class, worst first; classes nested in it are classes of their own. */
    List<Finding> in(JavaClass owner) {
        return open.getOrDefault(owner.getName(), List.of());
    }
}
