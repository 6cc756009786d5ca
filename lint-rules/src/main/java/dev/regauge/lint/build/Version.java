package dev.regauge.lint.build;

import java.util.Optional;

/**
 * A version as a build file has it.
 *
 * @param known empty where it is not decided here
 * @param undecided why not, as the end of a sentence
 */
record Version(Optional<String> known, String undecided) {

    static Version undecided(String why) {
        return new Version(Optional.empty(), why);
    }

    /** A text without variables: a version, unless it is a range or a wish. */
    static Version written(String text) {
        return DriverVersion.parse(text).isPresent()
                ? new Version(Optional.of(text.strip()), "")
                : undecided("`" + shown(text) + "` leaves the choice to the build");
    }

    /** A text of a build file as a message may have it. */
    static String shown(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}`]", " ");
        return line.length() > 80 ? line.substring(0, 80) + ".." : line;
    }
}
