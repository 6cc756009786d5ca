package dev.regauge.lint.project;

import dev.regauge.lint.build.ResolvedDriver;
import dev.regauge.lint.scan.Layout;
import dev.regauge.route.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One module of a build, as its build tool describes it: its own files only, and what the build decided.
 *
 * @param root its folder; an absolute path through no link
 * @param buildFile relative to the root
 * @param layout where its parts lie
 * @param drivers all that it takes, directly or not
 */
public record BuiltModule(Path root, String buildFile, Layout layout, List<ResolvedDriver> drivers) {

    /** Copies the list. */
    public BuiltModule {
        drivers = List.copyOf(drivers);
    }

    /** The PostgreSQL project's driver that the program gets; empty where it gets none, or an artifact of long ago. */
    Optional<Profile> pgjdbc() {
        return drivers.stream()
                .filter(driver -> !driver.aside() && driver.artifact().equals("org.postgresql:postgresql"))
                .map(driver -> Profile.parse(Profile.PGJDBC + ":" + driver.version()))
                .findFirst();
    }
}
