package dev.regauge.url;

/** How many cases a test generates: all with {@code -Plong}, few otherwise, and a fifth of those once more on another JDK. */
public final class Cases {

    private static final boolean LONG = Boolean.getBoolean("regauge.long");
    private static final boolean AGAIN = Boolean.getBoolean("regauge.again");

    private Cases() {}

    public static int all(int all, int few) {
        if (LONG) {
            return all;
        }
        return AGAIN ? few / 5 : few;
    }
}
