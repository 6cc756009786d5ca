package dev.regauge.lint.fix;

import dev.regauge.lint.Finding;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.verify.Verification;
import dev.regauge.url.rewrite.Edit;
import dev.regauge.url.rewrite.FileRewrite;
import dev.regauge.url.rewrite.RewritePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The edits of configuration: URLs, names of driver classes, the driver's coordinates. One is worth nothing without the
 * others, so that all of them are made or none.
 */
final class Configuration {

    private final Fixes.Project project;
    private final RewritePlan planned;

    Configuration(Fixes.Project project) {
        this.project = project;
        this.planned = project.rewrites();
    }

    /**
     * Why the edits stay; empty where they can be made.
     *
     * @param open all findings that count
     * @param so what is planned already, by file
     */
    Optional<String> objection(List<Finding> open, Map<String, FileRewrite> so) {
        Set<List<Object>> known = new HashSet<>();
        open.forEach(finding -> known.add(key(finding)));
        boolean all = findings().stream().allMatch(finding -> known.contains(key(finding)));
        if (!all) {
            return Optional.of("another edit that belongs to it is not wanted");
        }
        boolean free = planned.files().stream()
                .allMatch(file -> file.edits().stream().allMatch(edit -> isFree(edit, file, so.get(file.file()))));
        return free ? Optional.empty() : Optional.of("its file has changed, or another edit wants the same place");
    }

    /** All that the edits are found for. */
    private List<Finding> findings() {
        return Linter.lint(
                project.route(),
                new ScanResult(List.of(), List.of(), List.of(), 0),
                planned,
                project.evidence(),
                Verification.NONE);
    }

    private static List<Object> key(Finding finding) {
        return List.of(
                finding.rule(),
                finding.location().file(),
                finding.location().line(),
                finding.column(),
                finding.sql(),
                finding.corrected());
    }

    /** Adds all edits to those of the files. */
    void addTo(Map<String, FileRewrite> rewrites) {
        planned.files().forEach(file -> rewrites.merge(file.file(), file, Configuration::both));
    }

    /** The edit that a finding stands for: of two in one place the one that makes of the same text the same. */
    Optional<FixPlan.Fixed> fixed(Finding finding) {
        return planned.files().stream()
                .filter(file -> file.file().equals(finding.location().file()))
                .flatMap(file -> file.edits().stream())
                .filter(edit -> edit.line() == finding.location().line()
                        && edit.column() == finding.column().orElse(0)
                        && edit.before().equals(finding.sql())
                        && finding.corrected().filter(edit.after()::equals).isPresent())
                .findFirst()
                .map(edit -> new FixPlan.Fixed(finding, finding.location().file(), List.of(edit)));
    }

    private static boolean isFree(Edit edit, FileRewrite planned, @Nullable FileRewrite so) {
        return so == null
                || (so.sha256().equals(planned.sha256())
                        && so.edits().stream()
                                .allMatch(other -> other.end() < edit.start() || edit.end() < other.start()));
    }

    private static FileRewrite both(FileRewrite one, FileRewrite other) {
        List<Edit> edits = new ArrayList<>(one.edits());
        edits.addAll(other.edits());
        edits.sort(Comparator.comparingInt(Edit::start));
        return new FileRewrite(one.file(), edits, one.sha256());
    }
}
