package dev.regauge.load.record;

/** Finds rows and fields in raw text: a grammar. Remembers nothing between calls but that the data has ended. */
interface Splitter {

    /**
     * Adds the rows that are complete in the raw text, from its beginning on.
     *
     * @param last whether nothing follows the text, so that its end is a row's end
     * @return where the first row begins that is not complete
     */
    int split(Records into, boolean last);

    /** Whether a mark, which begins where the rows end, said that what follows is no data. */
    default boolean isEnded() {
        return false;
    }

    /** Whether that mark is a row to some servers. */
    default boolean isEndDoubtful() {
        return false;
    }

    /** Finds the end of a row that is too large to be kept. */
    Passing passing();

    /** Goes through a row piece by piece. */
    interface Passing {

        /** Where the next row begins in this piece; -1 where it is not in it. */
        int end(byte[] bytes, int from, int to);

        /** Whether the row would not end where the text does, or nobody can tell that it ended where it did. */
        default boolean isOpen() {
            return false;
        }
    }
}
