package dev.regauge.url.grammar;

/** How the texts of a dialect are put together. A grammar reads from left to right and keeps no state. */
@FunctionalInterface
public interface Grammar {

    /**
     * Cuts a text into pieces, to its end.
     *
     * @throws Misread when the dialect's own parser would not take the text
     */
    void read(Cursor in);
}
