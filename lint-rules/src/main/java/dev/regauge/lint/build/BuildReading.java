package dev.regauge.lint.build;

import dev.regauge.lint.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the build files of a project say about drivers.
 *
 * @param uses sorted by location
 * @param notRead files that could not be read, a line each: which and why
 */
public record BuildReading(List<DriverUse> uses, List<String> notRead) {

    /** The line of what no build file names. */
    static final int UNNAMED = 1;

    /** Nothing was found. */
    public static final BuildReading NONE = new BuildReading(List.of(), List.of());

    /** Copies the lists. */
    public BuildReading {
        uses = List.copyOf(uses);
        notRead = List.copyOf(notRead);
    }

    /**
     * The same, as the build tool decided it. What the build file names counts at the version that the build took, and not at
     * all where it took none, whatever profiles name besides; what came without being named stands in the first line of the
     * build file.
     *
     * @param drivers all that the build took
     * @param buildFile relative to the root
     */
    public BuildReading resolved(List<ResolvedDriver> drivers, String buildFile) {
        List<DriverUse> named = uses.stream()
                .filter(use -> use.location().file().equals(buildFile))
                .toList();
        List<DriverUse> all = new ArrayList<>(uses);
        all.removeAll(named);
        drivers.stream()
                .filter(driver -> ResolvedDriver.isOne(driver.artifact()))
                .map(driver -> naming(driver, named)
                        .map(use -> use.resolved(driver))
                        .orElseGet(() -> DriverUse.undecided(
                                        driver.artifact(), "", Location.inFile(buildFile, UNNAMED), "")
                                .resolved(driver)))
                .forEach(all::add);
        return new BuildReading(BuildFiles.sorted(all), notRead);
    }

    /** Where a build file names what was taken: without a condition rather than in a profile, and at that version first. */
    private static Optional<DriverUse> naming(ResolvedDriver driver, List<DriverUse> named) {
        Predicate<DriverUse> always = use -> use.condition().isEmpty();
        Predicate<DriverUse> fits =
                use -> use.version().map(driver.version()::equals).orElse(true);
        return Stream.of(always.and(fits), fits, always)
                .flatMap(wanted -> named.stream()
                        .filter(use -> use.artifact().equals(driver.artifact()))
                        .filter(wanted))
                .findFirst();
    }

    /** The drivers of the program itself: not those for tests and tools, unless there are no others. */
    public List<DriverUse> drivers() {
        List<DriverUse> all =
                uses.stream().filter(use -> use.driver().isPresent()).toList();
        List<DriverUse> own = all.stream().filter(use -> !use.aside()).toList();
        return own.isEmpty() ? all : own;
    }
}
