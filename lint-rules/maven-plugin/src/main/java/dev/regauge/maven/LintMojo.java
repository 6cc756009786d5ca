package dev.regauge.maven;

import dev.regauge.lint.project.LintResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Says what a change of the PostgreSQL driver breaks in the module, and fails the build where something counts. */
@Mojo(
        name = "lint",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyCollection = ResolutionScope.TEST,
        threadSafe = true)
public final class LintMojo extends LintGoal {

    /** Whether a finding that counts fails the build; otherwise it is a warning in the log. */
    @Parameter(property = "regauge.failOnFindings", defaultValue = "true")
    private boolean failOnFindings;

    @Override
    void run() throws IOException, MojoFailureException {
        Optional<LintResult> result = result();
        List<Path> reports = report(result);
        if (result.isEmpty()) {
            tellNothing();
            return;
        }
        tell(result.get());
        if (!result.get().counting().isEmpty()) {
            String message = FailureMessage.of(result.get(), reports, baseline(), advice());
            if (failOnFindings) {
                throw new MojoFailureException(message);
            }
            message.lines().forEach(getLog()::warn);
        }
    }
}
