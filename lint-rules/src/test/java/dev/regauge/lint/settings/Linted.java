package dev.regauge.lint.settings;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.rules.Rules;
import dev.regauge.lint.scan.Compiled;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Route;
import dev.regauge.url.rewrite.ProjectRewriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A small project, compiled, linted from pgjdbc-ng to pgjdbc and sorted out. */
final class Linted {

    static final Route ROUTE = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    private static final Set<String> ABOUT_SUPPRESSIONS = Set.of(Rules.UNUSED_SUPPRESSION, Rules.BAD_SUPPRESSION);

    private final Path folder;
    private final Map<String, String> sources = new TreeMap<>();
    private LintConfig config = LintConfig.NONE;

    Linted(Path folder) {
        this.folder = folder;
    }

    /** A source file; in its text {@code BAD} stands for the statement that is found. */
    Linted source(String path, String text) {
        sources.put(path, text.replace("BAD", "c.prepareStatement(\"select * from t where id in ?\").setInt(1, 5)"));
        return this;
    }

    /** The class {@code app.Dao} with a body, and a connection {@code c}. */
    Linted dao(String body) {
        return source("app/Dao.java", """
                package app;
                import dev.regauge.annotation.*;
                import java.sql.*;
                public class Dao {
                    Connection c;
                """ + body + "\n}\n");
    }

    Linted config(String text) {
        config = LintConfig.parse(text, LintConfig.FILE);
        return this;
    }

    Sifted sift() {
        ScanResult scan = Compiled.scan(folder, sources, config.sinks());
        List<Finding> findings =
                Linter.lint(ROUTE, scan, ProjectRewriter.plan(folder, ROUTE), Evidence.load(), Verification.NONE);
        return Suppressions.sift(findings, scan, config, FileComments.under(folder));
    }

    /** The methods with an open finding about SQL. */
    static List<String> open(Sifted sifted) {
        return sifted.open().stream()
                .filter(finding -> !finding.sink().isEmpty())
                .map(finding -> finding.location().method())
                .toList();
    }

    /** The methods with a finding that may stay. */
    static List<String> suppressed(Sifted sifted) {
        return sifted.suppressed().stream()
                .map(Suppressed::finding)
                .map(finding -> finding.location().method())
                .toList();
    }

    /** Findings about suppressions, in short. */
    static List<String> about(Sifted sifted) {
        return sifted.open().stream()
                .filter(finding -> ABOUT_SUPPRESSIONS.contains(finding.rule()))
                .map(finding -> finding.location() + " " + finding.rule() + ": " + finding.message())
                .toList();
    }
}
