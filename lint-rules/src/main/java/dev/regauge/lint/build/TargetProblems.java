package dev.regauge.lint.build;

import dev.regauge.page.Count;
import dev.regauge.route.Profile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known to be wrong with the driver that a route leads to. */
final class TargetProblems {

    private TargetProblems() {}

    /** In a sentence or two; nothing where nothing is known, or somebody else built it. */
    static Optional<String> of(Profile target, KnownProblems known) {
        String artifact = target.driver().equals(Profile.PGJDBC) ? DriverUse.PGJDBC : DriverUse.PGJDBC_NG;
        return DriverVersion.parse(target.version())
                .map(version -> known.of(artifact, version))
                .filter(problems -> !problems.isEmpty())
                .map(problems -> sentence(target, problems, known));
    }

    private static String sentence(Profile target, List<KnownProblem> problems, KnownProblems known) {
        String driver = target.driver() + ":" + target.version();
        String ids = problems.stream().map(TargetProblems::words).collect(Collectors.joining(", "));
        return driver + " has " + Count.of(problems.size(), "known vulnerability", "known vulnerabilities")
                + " itself, as of " + known.date() + ": " + ids + "." + remedy(target, problems);
    }

    private static String words(KnownProblem problem) {
        return problem.id() + (problem.needs().isEmpty() ? "" : " (only with " + problem.needs() + ")");
    }

    private static String remedy(Profile target, List<KnownProblem> problems) {
        DriverVersion today = DriverVersion.parse(target.version()).orElseThrow();
        Optional<DriverVersion> fix = problems.stream()
                .flatMap(problem -> problem.firstFixAfter(today).stream())
                .max(DriverVersion::compareTo);
        List<String> open = problems.stream()
                .filter(problem -> problem.firstFixAfter(today).isEmpty())
                .map(KnownProblem::id)
                .toList();
        return fix.map(version -> " " + target.driver() + ":" + version + " is the first that "
                                + (open.isEmpty() ? "has none of them" : "fixes what can be fixed")
                                + ": take it as soon as it can be had.")
                        .orElse("")
                + (open.isEmpty() ? "" : " No fixed release is known of " + String.join(", ", open) + ".");
    }
}
