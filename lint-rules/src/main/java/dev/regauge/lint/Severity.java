package dev.regauge.lint;

import dev.regauge.route.Change;

/** How much a finding matters on its route. */
public enum Severity {
    /** Must be looked at before the change. */
    ERROR,
    /** Worth a look, but the change is not to blame or nothing is proven. */
    WARNING,
    /** Good to know; does not count as a finding in an exit code. */
    INFO;

    /** What a class of difference amounts to. */
    public static Severity of(Change change) {
        return switch (change) {
            case SILENTLY_CHANGES, BREAKS, CHANGES_CLASS -> ERROR;
            case COSTS, UNKNOWN, ALREADY_BROKEN -> WARNING;
            case FIXED, COSMETIC, UNCHANGED -> INFO;
        };
    }
}
