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
import dev.regauge.lint.settings.Sifted;
import dev.regauge.lint.settings.Suppressions;
import dev.regauge.lint.verify.Verification;
import dev.regauge.url.rewrite.RewritePlan;
import java.util.Collection;
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
     * @throws dev.regauge.lint.settings.ConfigException when the configuration cannot be followed
     * @throws IllegalStateException when the classes are of several projects that have one each
     */
    static Analysis of(Collection<JavaClass> classes, Choice choice) {
        ClassSources sources = ClassSources.of(classes);
        Project project = Project.of(sources, choice.configuration());
        List<SinkDeclaration> sinks = Stream.concat(choice.sinks().stream(), project.config().sinks().stream())
                .toList();
        ScanResult scan = Scans.of(classes, sources, project.folder(), sinks);
        List<Finding> findings = Linter.lint(choice.route(), scan, NO_FILES, Evidence.load(), Verification.NONE);
        Sifted sifted = Suppressions.sift(findings, scan, project.config(), FileComments.NONE);
        Severity least = choice.failOn().or(project.config()::failOn).orElse(Severity.WARNING);
        Predicate<Finding> counts = finding -> finding.severity().compareTo(least) <= 0 && choice.asksFor(finding);
        return new Analysis(
                sifted.open().stream()
                        .filter(counts)
                        .collect(Collectors.groupingBy(finding -> owner(finding.location()))),
                sifted.suppressed().stream()
                        .filter(kept -> counts.test(kept.finding()))
                        .toList());
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
