package dev.regauge.lint.build;

import dev.regauge.lint.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the build files of a project say about drivers.
 *
 * @param uses sorted by location
 * @param notRead files that could not be read, a line each: which and why
 */
public record BuildReading(List<DriverUse> uses, List<String> notRead) {

    /** Nothing was found. */
    public static final BuildReading NONE = new BuildReading(List.of(), List.of());

    /** Copies the lists. */
    public BuildReading {
        uses = List.copyOf(uses);
        notRead = List.copyOf(notRead);
    }

    /**
     * The same, as the build tool decided it. What a build file names and the build did not take counts for nothing; what
     * came without being named stands in the first line of the build file.
     *
     * @param drivers all that the build took
     * @param buildFile relative to the root
     */
    public BuildReading resolved(List<ResolvedDriver> drivers, String buildFile) {
        List<DriverUse> all = new ArrayList<>();
        for (DriverUse use : uses) {
            boolean decided =
                    use.location().file().equals(buildFile) && use.condition().isEmpty();
            Optional<ResolvedDriver> driver = drivers.stream()
                    .filter(one -> one.artifact().equals(use.artifact()))
                    .findFirst();
            if (!decided) {
                all.add(use);
            } else if (driver.isPresent()) {
                all.add(use.at(driver.get().version()));
            }
        }
        drivers.stream()
                .filter(driver -> ResolvedDriver.isOne(driver.artifact()))
                .filter(driver -> all.stream()
                        .noneMatch(use -> use.artifact().equals(driver.artifact())
                                && use.condition().isEmpty()))
                .map(driver -> DriverUse.of(driver.artifact(), driver.version(), Location.inFile(buildFile, 1), "")
                        .aside(driver.aside()))
                .forEach(all::add);
        return new BuildReading(all, notRead);
    }

    /** The drivers of the program itself: not those for tests and tools, unless there are no others. */
    public List<DriverUse> drivers() {
        List<DriverUse> all =
                uses.stream().filter(use -> use.driver().isPresent()).toList();
        List<DriverUse> own = all.stream().filter(use -> !use.aside()).toList();
        return own.isEmpty() ? all : own;
    }
}
