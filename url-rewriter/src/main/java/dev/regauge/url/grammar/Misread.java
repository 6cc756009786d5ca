package dev.regauge.url.grammar;

/** A text that a grammar does not take. Its message holds nothing of the text. */
public final class Misread extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int at;
    private final String fix;

    /**
     * Says what is wrong.
     *
     * @param problem what is wrong, without the text
     * @param at the character at which it goes wrong, counted from 0
     * @param fix what to write instead
     */
    public Misread(String problem, int at, String fix) {
        super(problem, null, false, false);
        this.at = at;
        this.fix = fix;
    }

    /** What is wrong. */
    public String problem() {
        return String.valueOf(getMessage());
    }

    /** The character at which it goes wrong, counted from 0 in the text the grammar read. */
    public int at() {
        return at;
    }

    /** What to write instead. */
    public String fix() {
        return fix;
    }
}
