package dev.regauge.lint.rules;

import java.util.Map;
import java.util.TreeMap;

/** What findings are about that no rule of the catalogue makes, by their ids. */
final class OtherIds {

    private OtherIds() {}

    /** A sentence for each, sorted by id. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new TreeMap<>(ofBuildFiles());
        meanings.putAll(Map.of(
                Rules.NEEDS_DECISION,
                "Something in a file belongs to the route, and a person has to decide what becomes of it",
                Rules.REJECTED_BY_SERVER,
                "The server refuses a statement, and no rule explains why",
                Rules.NOT_READ,
                "A class file could not be read, so what stands in it is not known",
                Rules.UNUSED_SUPPRESSION,
                "A suppression suppresses nothing on this route",
                Rules.SINK_NOT_FOUND,
                "The configuration declares a sink that no method of the program is",
                Rules.BAD_SUPPRESSION,
                "A suppression cannot be followed: it names no known rule, or gives no reason"));
        return meanings;
    }

    /** The rules of {@code lint.build}, which stands above this package. */
    private static Map<String, String> ofBuildFiles() {
        return Map.of(
                "driver-cve",
                "The build brings a driver with known vulnerabilities",
                "duplicate-driver",
                "One class path holds two drivers, or one driver twice",
                "jre6-7-classifier",
                "The build brings a driver that was built for Java 7 or older",
                "driver-version-undecided",
                "No file of the project says which version of the driver it takes");
    }
}
