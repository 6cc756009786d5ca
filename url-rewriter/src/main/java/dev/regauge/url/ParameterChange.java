package dev.regauge.url;

/**
 * What a conversion did with one parameter of a connection URL.
 *
 * @param from the parameter's name in the dialect that was read, in the spelling of the text; never a secret
 * @param to its name in the dialect that was written, empty where it was left out
 * @param kind what happened to it
 * @param explanation one sentence: why, with units and values before and after; a secret value is {@code ***}
 */
public record ParameterChange(String from, String to, Kind kind, String explanation) {

    /** What can happen to a parameter. */
    public enum Kind {
        /** Same name, same value. */
        EXACT,
        /** Another name, same meaning. */
        RENAMED,
        /** Another unit; sub-second timeouts round up, never to 0. */
        UNIT_CONVERTED,
        /** Another value, because the same value would mean something else. */
        VALUE_CONVERTED,
        /** The nearest word of the other dialect protects more. */
        STRONGER,
        /** The nearest word of the other dialect means nearly the same. */
        APPROXIMATE,
        /** The other dialect has no word for it, and nothing is lost but the setting. */
        DROPPED,
        /** Not known in the dialect that was read; kept as it stands. */
        PASSED_THROUGH
    }
}
