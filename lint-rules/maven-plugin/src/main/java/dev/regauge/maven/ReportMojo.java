package dev.regauge.maven;

import dev.regauge.lint.project.LintResult;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Writes the report of the module, and that of all modules of the build, and never fails for what stands in it. */
@Mojo(name = "report", requiresDependencyCollection = ResolutionScope.TEST, threadSafe = true)
public final class ReportMojo extends LintGoal {

    @Override
    void run() throws IOException {
        Optional<LintResult> result = result();
        report(result).forEach(file -> getLog().info("Report: " + file));
        result.ifPresentOrElse(this::tell, this::tellNothing);
    }
}
