package dev.regauge.copy.travel;

/**
 * How many connections the rows of a load are dealt to, and what that may leave behind.
 *
 * @param number of connections, 2 at least
 * @param partial whether each stores its rows in the table itself, in a transaction of its own
 */
public record Streams(int number, boolean partial) {

    public Streams {
        if (number < 2) {
            throw new IllegalArgumentException(
                    "Rows cannot be dealt to " + number + " streams; to fix: ask for 2 or more, or for none");
        }
    }

    /**
     * All or nothing: each stream fills a staging table of its own, and one transaction at the end stores them all. Every
     * row is written twice, so this pays where the client or the network is the narrow place, and hardly ever where the
     * server is (ADR 0035 has figures).
     */
    public static Streams of(int number) {
        return new Streams(number, false);
    }

    /**
     * The caller's word that a part of the rows may be kept: each stream commits for itself, so when one fails, the rows of
     * those that had committed stay. {@link StreamsFailed#kept} says how many.
     */
    public static Streams partialSuccess(int number) {
        return new Streams(number, true);
    }
}
