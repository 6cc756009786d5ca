package dev.regauge.url.grammar;

/**
 * A part of a connection string. The pieces of a text follow each other without gap or overlap, so that put together
 * they are the text.
 *
 * @param kind what it is
 * @param start where it begins, counted in characters from 0
 * @param end behind its last character; the same as {@code start} where a part is there and empty, as the host in
 *     {@code //:5432/d}
 */
public record Piece(Kind kind, int start, int end) {

    /** What a part of a connection string can be. */
    public enum Kind {
        /** Everything that names the dialect, {@code jdbc:postgresql:} for example. */
        SCHEME,
        /** The user before an {@code @}. */
        USER,
        /** The password before an {@code @}. */
        PASSWORD,
        /** One host, brackets of an IPv6 address included. */
        HOST,
        /** The port of the host before it. */
        PORT,
        /** The database in the path. */
        DATABASE,
        /** The name of a parameter. */
        NAME,
        /** The value of the parameter named before it; a name without one is followed by no value. */
        VALUE,
        /** The name of a parameter that the parser leaves out because of the way it is written. */
        DROPPED_NAME,
        /** Its value. */
        DROPPED_VALUE,
        /** What the parser cuts off without a word, as a fragment. */
        IGNORED,
        /** Punctuation between the others. */
        MARK
    }

    /** How many characters it has. */
    public int length() {
        return end - start;
    }
}
