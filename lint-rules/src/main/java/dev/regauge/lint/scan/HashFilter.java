package dev.regauge.lint.scan;

import java.util.Collection;

/** Tells of most texts by their hash that they are none of a few. May err to yes. */
final class HashFilter {

    private static final int BITS = 1 << 16;

    private final long[] words = new long[BITS / Long.SIZE];

    HashFilter(Collection<String> texts) {
        for (String text : texts) {
            int bit = bit(text.hashCode());
            words[bit / Long.SIZE] |= 1L << bit;
        }
    }

    boolean mayHold(int hash) {
        int bit = bit(hash);
        return (words[bit / Long.SIZE] & (1L << bit)) != 0;
    }

    private static int bit(int hash) {
        return (hash ^ (hash >>> 16)) & (BITS - 1);
    }
}
