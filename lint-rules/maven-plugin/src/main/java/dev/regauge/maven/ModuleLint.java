package dev.regauge.maven;

import dev.regauge.lint.Severity;
import dev.regauge.lint.project.Advice;
import dev.regauge.lint.project.BaselineFile;
import dev.regauge.lint.project.BuiltModule;
import dev.regauge.lint.project.Lint;
import dev.regauge.lint.project.LintResult;
import dev.regauge.lint.project.ProjectException;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lint of one module, which is not done twice: while nothing that it is given has changed, what it said is said again.
 *
 * @param name of the module, for readers
 * @param baseline that need not be there
 * @param advice how the reader can do what a message says
 */
record ModuleLint(
        String name,
        BuiltModule module,
        Optional<Profile> from,
        Optional<Profile> to,
        Optional<Path> config,
        Optional<Severity> failOn,
        Path baseline,
        Advice advice) {

    /**
     * What came of it.
     *
     * @param result nothing where the module has nothing to do with a database
     * @param asBefore whether it is what was said before
     */
    record Linted(Optional<LintResult> result, boolean asBefore) {}

    /**
     * The result, kept in a file afterwards.
     *
     * @param kept the file; what is in it is used where it is of the same stamp
     * @param build what is kept belongs to it
     */
    Linted result(Path kept, String build, boolean incremental) throws IOException {
        String stamp = stamp();
        Optional<KeptResult> last = KeptResult.read(kept);
        Optional<KeptResult> before =
                last.filter(result -> incremental && result.stamp().equals(stamp));
        KeptResult now = before.map(result -> new KeptResult(stamp, build, result.result()))
                .orElseGet(() -> new KeptResult(stamp, build, lint(known()).runIfConcerned()));
        last.filter(result -> result.build().equals(build)).ifPresent(result -> requireRoute(result, now));
        now.write(kept);
        return new Linted(now.result(), before.isPresent());
    }

    /** Reports of two routes would lie in one file, and that of all modules would have the last one only. */
    private static void requireRoute(KeptResult last, KeptResult now) {
        Optional<Route> first = last.result().map(result -> result.report().route());
        Optional<Route> second = now.result().map(result -> result.report().route());
        if (first.isPresent() && second.isPresent() && !first.equals(second)) {
            throw new ProjectException("This build has linted the module for " + first.get() + ", and now is to for "
                    + second.get() + "\n  to fix: one route for each build; run the other in one of its own");
        }
    }

    /** All that is found, with no look at what was kept or at the baseline. */
    Optional<LintResult> anew() {
        return lint(Optional.empty()).runIfConcerned();
    }

    /** The change that it is about; nothing where the module has nothing to ask a server about. */
    Optional<Route> route() {
        Lint lint = lint(Optional.empty());
        return lint.isConcerned() ? Optional.of(lint.route()) : Optional.empty();
    }

    private Lint lint(Optional<BaselineFile> against) {
        return new Lint(new Lint.Settings(List.of(Path.of(name)), from, to, config, failOn, against, advice), module);
    }

    private Optional<BaselineFile> known() {
        return Files.exists(baseline)
                ? Optional.of(new BaselineFile(baseline, false, Optional.empty()))
                : Optional.empty();
    }

    /** Of all that the result depends on; the expiry of a baseline is compared with today. */
    private String stamp() {
        List<Path> files = new ArrayList<>(List.of(baseline));
        config.ifPresent(files::add);
        files.addAll(OwnCode.files());
        String day =
                Files.exists(baseline) ? LocalDate.now(ZoneId.systemDefault()).toString() : "";
        return Stamp.of(
                module,
                files,
                List.of(
                        name,
                        from.toString(),
                        to.toString(),
                        config.toString(),
                        failOn.toString(),
                        baseline.toString(),
                        advice.updateBaseline(),
                        day,
                        Runtime.version() + " " + System.getProperty("java.home")));
    }
}
