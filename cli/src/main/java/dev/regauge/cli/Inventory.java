package dev.regauge.cli;

import static dev.regauge.cli.Progress.count;

import dev.regauge.cli.DriversInUse.Use;
import dev.regauge.lint.scan.ProjectScanner;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a project consists of, as far as its driver is concerned.
 *
 * @param tree its files
 * @param drivers the drivers its build files name
 * @param settings what its connection URLs ask of the driver
 * @param scan what its class files say
 * @param schema the schema it brings along
 */
record Inventory(
        ProjectTree tree, List<Use> drivers, UrlSettings settings, ScanResult scan, Optional<ProjectSchema> schema) {

    /**
     * Looks at a project.
     *
     * @throws CommandException when there is nothing to look at
     */
    static Inventory of(Path project) {
        ProjectTree tree = ProjectTree.of(project);
        ScanResult scan = ProjectScanner.scan(project);
        if (tree.files().isEmpty() && scan.classes() == 0 && scan.skipped().isEmpty()) {
            throw CommandException.wrongUse("Nothing to look at in " + project
                    + ": no build file, no configuration, no class\n  to fix: name the folder that holds the"
                    + " project's build file");
        }
        return new Inventory(tree, DriversInUse.of(tree), UrlSettings.of(project), scan, ProjectSchema.find(tree));
    }

    /**
     * The route to take. An end that the user does not name has the settings that the project's own URLs ask for.
     *
     * @param from what the user named, else the driver that the build files name
     * @param to what the user named, else the newest pgjdbc
     * @throws CommandException when nobody names a driver, or the build files name the new one already
     */
    Route route(Optional<Profile> from, Optional<Profile> to) {
        Profile today = from.or(() -> DriversInUse.guess(drivers).map(settings::on))
                .orElseThrow(() -> CommandException.wrongUse("No build file of " + tree.root()
                        + " names a PostgreSQL driver\n  to fix: say which one it runs on, as in --from"
                        + " pgjdbc-ng:0.8.9"));
        Profile tomorrow = to.orElseGet(() -> settings.on(Profile.parse(Profile.PGJDBC)));
        if (from.isEmpty() && today.equals(tomorrow)) {
            throw CommandException.wrongUse("The build files name " + today + " already, so there is nothing to compare"
                    + "\n  to fix: say which driver it ran on before, as in --from pgjdbc-ng:0.8.9");
        }
        return new Route(today, tomorrow);
    }

    /** What was found, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                drivers.isEmpty()
                        ? "No build file names a PostgreSQL driver."
                        : "Drivers: "
                                + drivers.stream()
                                        .map(use -> use.profile() + " (" + use.file() + ")")
                                        .collect(Collectors.joining(", ")));
        settings.describe().ifPresent(lines::add);
        lines.add(count(scan.classes(), "class", "classes") + ", "
                + count(scan.sites().size(), "SQL site", "SQL sites"));
        lines.add(schema.map(found -> "Schema: " + found.describe()).orElse("No schema was found."));
        return lines;
    }
}
