package dev.regauge.lint.build;

import java.util.List;

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

    /** The drivers of the program itself: not those for tests and tools, unless there are no others. */
    public List<DriverUse> drivers() {
        List<DriverUse> all =
                uses.stream().filter(use -> use.driver().isPresent()).toList();
        List<DriverUse> own = all.stream().filter(use -> !use.aside()).toList();
        return own.isEmpty() ? all : own;
    }
}
