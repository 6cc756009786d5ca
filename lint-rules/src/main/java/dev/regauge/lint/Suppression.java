package dev.regauge.lint;

/**
 * What says that a finding may stay.
 *
 * @param kind how it is said
 * @param place where it stands
 * @param reason in the words of whoever wrote it, never empty
 */
public record Suppression(Kind kind, Location place, String reason) {

    /** How it is said. */
    public enum Kind {
        /** By an annotation in the program. */
        ANNOTATION,
        /** By a comment in a statement or beside it. */
        COMMENT,
        /** By the project's configuration of the lint. */
        CONFIGURATION,
        /** By the baseline: it was there on the day that was written. */
        BASELINE
    }
}
