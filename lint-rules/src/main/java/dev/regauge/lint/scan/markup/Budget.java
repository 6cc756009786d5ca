package dev.regauge.lint.scan.markup;

/** How much of a tree is read before it is taken for an attack. */
final class Budget {

    /** More than any mapper or changelog has. */
    static final int DEEPEST = 100;

    private static final int MOST_NODES = 1_000_000;

    private static final int MOST_REPEATED = 16 << 20;

    private int nodes;
    private long repeated;

    /**
     * Counts characters that stand for others again.
     *
     * @throws NotReadable where they are too many
     */
    void repeat(int characters) {
        repeated += characters;
        if (repeated > MOST_REPEATED) {
            throw new NotReadable("its aliases repeat more than " + MOST_REPEATED + " characters");
        }
    }

    /**
     * Counts a node.
     *
     * @throws NotReadable where there are too many, or they are nested too deep
     */
    void node(int depth) {
        if (++nodes > MOST_NODES) {
            throw new NotReadable("it has more than " + MOST_NODES + " parts");
        }
        if (depth > DEEPEST) {
            throw new NotReadable("it is nested more than " + DEEPEST + " deep");
        }
    }
}
