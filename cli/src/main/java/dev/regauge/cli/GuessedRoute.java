package dev.regauge.cli;

import dev.regauge.lint.project.Advice;
import dev.regauge.lint.project.DriverGuess;
import dev.regauge.lint.project.Inventory;
import dev.regauge.lint.project.ProjectException;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.util.Optional;

/**
 * The route of one project. An end that the user does not name has the settings that the project's own URLs ask for.
 *
 * @param inventory of the project
 */
record GuessedRoute(Inventory inventory) {

    /**
     * The route to take.
     *
     * @param from what the user named, else the driver that the build files name
     * @param to what the user named, else the newest pgjdbc
     * @throws ProjectException when the build files name no driver, or several
     * @throws CommandException when they name the new one already
     */
    Route of(Optional<Profile> from, Optional<Profile> to) {
        Route route = orSame(from, to);
        if (from.isEmpty() && route.from().equals(route.to())) {
            throw CommandException.wrongUse("The build files name " + route.from() + " already, so there is nothing to"
                    + " compare\n  to fix: say which driver it ran on before, as in --from pgjdbc-ng:0.8.9");
        }
        return route;
    }

    /** The same for whoever only wants to know what a server says: both ends may be the one that is there already. */
    Route orSame(Optional<Profile> from, Optional<Profile> to) {
        return new Route(
                from.orElseGet(() -> inventory
                        .settings()
                        .on(DriverGuess.of(inventory.build(), inventory.tree().root(), Advice.COMMAND_LINE))),
                to.orElseGet(() -> inventory.settings().on(Profile.parse(Profile.PGJDBC))));
    }
}
