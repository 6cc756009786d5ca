package dev.regauge.cli;

import dev.regauge.lint.settings.LintConfig;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The route of a lint over several paths: one, or a refusal that says what to type. */
final class LintRoute {

    private final List<LintedPath> paths;

    LintRoute(List<LintedPath> paths) {
        this.paths = paths;
    }

    /**
     * The route.
     *
     * @param from what the user named, else what configurations or build files say
     * @param to what the user named, else what configurations say or the newest pgjdbc
     * @throws CommandException when nobody says it, or the paths say different things, or both ends are one
     */
    Route of(Optional<Profile> from, Optional<Profile> to) {
        Profile today = from.or(() -> agreed("--from", LintedPath::guessedFrom))
                .orElseThrow(() -> CommandException.wrongUse("Neither " + LintConfig.FILE + " nor a build file of "
                        + paths.get(0).path() + " says which PostgreSQL driver it runs on\n  to fix: say it, as in"
                        + " --from pgjdbc-ng:0.8.9"));
        Profile tomorrow = to.or(() -> agreed("--to", LintedPath::guessedTo)).orElseThrow();
        refuseToGoBack(tomorrow);
        if (from.isEmpty() && today.equals(tomorrow)) {
            throw CommandException.wrongUse("The project runs on " + today + " already, so there is nothing to compare"
                    + "\n  to fix: say which driver it ran on before, as in --from pgjdbc-ng:0.8.9, or which it is to"
                    + " run on, as in --to 'pgjdbc:42.7.14?preferQueryMode=simple'");
        }
        return new Route(today, tomorrow);
    }

    private Optional<Profile> agreed(String option, Function<LintedPath, Optional<Profile>> guess) {
        TreeSet<String> found = new TreeSet<>();
        paths.forEach(path -> guess.apply(path).ifPresent(profile -> found.add(profile.toString())));
        if (found.size() > 1) {
            throw CommandException.wrongUse("The paths are about different drivers: " + String.join(", ", found)
                    + "\n  to fix: say " + option + ", or lint them one by one");
        }
        return found.stream().findFirst().map(Profile::parse);
    }

    private static void refuseToGoBack(Profile to) {
        if (to.driver().equals(Profile.PGJDBC_NG)) {
            throw CommandException.wrongUse("--to " + to + ": Regauge moves away from pgjdbc-ng, never to it"
                    + "\n  to fix: name a pgjdbc, as in --to pgjdbc:42.7.14");
        }
    }
}
