package dev.regauge.lint.project;

import dev.regauge.lint.RouteProblem;
import dev.regauge.lint.settings.LintConfig;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** The route of a lint over several paths: one, or a refusal that says what to type. */
final class LintRoute {

    private static final Profile NEWEST = Profile.parse(Profile.PGJDBC);

    private final List<LintedPath> paths;
    private final Advice advice;
    private final Predicate<Profile> isMeasured;

    LintRoute(List<LintedPath> paths, Advice advice, Predicate<Profile> isMeasured) {
        this.paths = paths;
        this.advice = advice;
        this.isMeasured = isMeasured;
    }

    /**
     * The route.
     *
     * @param from what the user named, else what configurations or build files say
     * @param to what the user named, else what configurations say or the newest pgjdbc
     * @throws ProjectException when nobody says it, or the paths say different things, or both ends are one
     */
    Route of(Optional<Profile> from, Optional<Profile> to) {
        Profile today = from.or(() -> agreed(advice.from(Advice.EXAMPLE), path -> path.guessedFrom(advice)))
                .orElseThrow(() -> new ProjectException("Neither " + LintConfig.FILE + " nor a build file of "
                        + paths.get(0).path() + " says which PostgreSQL driver it runs on\n  to fix: say it, as in "
                        + advice.from(Advice.EXAMPLE)));
        Profile tomorrow = to.or(() -> agreed(advice.to(NEWEST.toString()), path -> path.guessedTo(today, isMeasured)))
                .orElseThrow();
        refuseToGoBack(tomorrow);
        if (from.isEmpty() && today.equals(tomorrow)) {
            throw new ProjectException("The project runs on " + today + " already, so there is nothing to compare"
                    + "\n  to fix: say which driver it ran on before, as in " + advice.from(Advice.EXAMPLE)
                    + ", or which it is to run"
                    + " on, as in " + advice.to(NEWEST + "?preferQueryMode=simple"));
        }
        return new Route(today, tomorrow);
    }

    private Optional<Profile> agreed(String answer, Function<LintedPath, Optional<Profile>> guess) {
        TreeSet<String> found = new TreeSet<>();
        paths.forEach(path -> guess.apply(path).ifPresent(profile -> found.add(profile.toString())));
        if (found.size() > 1) {
            throw new ProjectException("The paths are about different drivers: " + String.join(", ", found)
                    + "\n  to fix: say which one is meant, as in " + answer + ", or lint them one by one");
        }
        return found.stream().findFirst().map(Profile::parse);
    }

    private void refuseToGoBack(Profile to) {
        RouteProblem.back(to, advice.to(NEWEST.toString())).ifPresent(why -> {
            throw new ProjectException(advice.to(to.toString()) + ": " + why);
        });
    }
}
