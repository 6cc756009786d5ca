package dev.regauge.copy.travel;

/** Which way rows travel and why, for a reader. */
public final class Explanation {

    private final String text;

    Explanation(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
