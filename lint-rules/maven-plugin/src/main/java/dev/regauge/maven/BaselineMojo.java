package dev.regauge.maven;

import dev.regauge.lint.project.BaselineFile;
import dev.regauge.lint.project.LintResult;
import dev.regauge.lint.project.ProjectException;
import dev.regauge.page.Visible;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Writes all that is found now into the module's baseline, so that only what is new fails a build from then on. */
@Mojo(name = "baseline", requiresDependencyCollection = ResolutionScope.TEST, threadSafe = true)
public final class BaselineMojo extends LintGoal {

    /** The last day on which the baseline counts, as in {@code 2027-01-31}. If it is not given: what it said before, or for ever. */
    @Parameter(property = "regauge.baselineUntil")
    private @Nullable String baselineUntil;

    @Override
    void run() {
        Optional<LocalDate> until = Optional.ofNullable(baselineUntil).map(BaselineMojo::day);
        ModuleLint lint = lint();
        if (lint.module().isUncompiled()) {
            throw new ProjectException(
                    "Nothing is compiled in this module, so a baseline of it would miss what is in its"
                            + " classes\n  to fix: " + advice().compileAndUpdateBaseline());
        }
        Optional<LintResult> found = lint.anew();
        found.ifPresent(this::tellNotes);
        Optional<String> kept =
                found.flatMap(result -> new BaselineFile(baseline(), true, until).keep(result.report(), advice()));
        getLog().info(Visible.line(kept.orElse("Nothing to keep")));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProjectException("baselineUntil is \"" + text + "\"\n  to fix: write a day as in 2027-01-31");
        }
    }
}
