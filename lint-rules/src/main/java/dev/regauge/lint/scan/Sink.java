package dev.regauge.lint.scan;

/**
 * The method through which SQL text meets a driver; or, for a text that no code hands over, what it is written in.
 *
 * @param owner simple class name as a reader knows it, such as {@code Connection}; of a text in an annotation or a file
 *     the library or tool that sends it, such as {@code MyBatis}
 * @param method method name, such as {@code prepareStatement}; of such a text what it stands in, such as {@code <select>}
 * @param placeholders how it reads parameters
 * @param way how the text gets there
 */
public record Sink(String owner, String method, Placeholders placeholders, Way way) {

    /** How a text gets to the driver. */
    public enum Way {
        /** Code of the program hands it over. */
        CALL,
        /** A library sends what an annotation or a file holds. */
        DECLARED,
        /** The same, and conditions decide which of its parts are sent together: a text may be one that never is. */
        CONDITIONAL,
        /** A tool runs the script it is part of; it may change the schema that a server would judge it by. */
        SCRIPT
    }

    /** A method that code of the program calls. */
    public Sink(String owner, String method, Placeholders placeholders) {
        this(owner, method, placeholders, Way.CALL);
    }

    @Override
    public String toString() {
        return owner + (way == Way.CALL ? "." : " ") + method;
    }
}
