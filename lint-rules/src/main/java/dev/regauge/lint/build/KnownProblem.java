package dev.regauge.lint.build;

import java.util.List;
import java.util.Optional;

/**
 * A vulnerability that is known of some versions of a driver.
 *
 * @param id such as {@code CVE-2024-1597}
 * @param artifact {@code group:artifact} as it is called today
 * @param first version that has it; empty where all up to the fix have it
 * @param last version that has it; empty where the fixed versions say it
 * @param fixed first fixed version of each line that was fixed, in order; empty where none is known
 * @param needs the connection settings without which it does no harm; empty where there are none
 * @param sentence what it is, as a part of a sentence
 * @param source where that stands
 */
public record KnownProblem(
        String id,
        String artifact,
        Optional<DriverVersion> first,
        Optional<DriverVersion> last,
        List<DriverVersion> fixed,
        String needs,
        String sentence,
        String source) {

    private static final int COLUMNS = 8;

    /** Copies and orders the fixed versions. */
    public KnownProblem {
        fixed = fixed.stream().sorted().toList();
    }

    /** @throws IllegalArgumentException when it is no line of a table */
    static KnownProblem parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS || !DriverUse.ARTIFACTS.containsKey(columns[1])) {
            throw new IllegalArgumentException("it has not the 8 columns of one, or names no artifact that is known");
        }
        return new KnownProblem(
                columns[0],
                columns[1],
                version(columns[2]),
                version(columns[3]),
                columns[4].equals("-")
                        ? List.of()
                        : List.of(columns[4].split(",", -1)).stream()
                                .map(text -> version(text).orElseThrow())
                                .toList(),
                columns[5].equals("-") ? "" : columns[5],
                columns[6],
                columns[7]);
    }

    private static Optional<DriverVersion> version(String text) {
        if (text.equals("-")) {
            return Optional.empty();
        }
        return Optional.of(DriverVersion.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("\"" + Version.shown(text) + "\" is no version")));
    }

    /**
     * Whether a version has it. A version of a line that was never fixed has it when it is older than the newest line
     * that was.
     */
    public boolean affects(DriverVersion version) {
        boolean tooOld = first.filter(version::isBefore).isPresent();
        boolean tooNew = last.filter(end -> end.isBefore(version)).isPresent();
        return !tooOld && !tooNew && !isFixed(version);
    }

    private boolean isFixed(DriverVersion version) {
        return firstFixAfter(version).filter(fix -> !version.isBefore(fix)).isPresent();
    }

    /** The first version of the same line that is fixed, where there is one. */
    Optional<DriverVersion> fixedInLineOf(DriverVersion version) {
        return fixed.stream().filter(version::sameLine).findFirst();
    }

    /** The first version that has it no more, for one that has it: of the same line, else the newest line's. */
    Optional<DriverVersion> firstFixAfter(DriverVersion version) {
        return fixedInLineOf(version)
                .or(() -> fixed.isEmpty() ? Optional.empty() : Optional.of(fixed.get(fixed.size() - 1)));
    }

    /** Whether a version that is not newer than this one is fixed. */
    boolean isFixedBy(DriverVersion newest) {
        return !fixed.isEmpty() && !newest.isBefore(fixed.get(0)) && !affects(newest);
    }
}
