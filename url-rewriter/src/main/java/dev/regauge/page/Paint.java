package dev.regauge.page;

/**
 * ANSI colours for a terminal, or none.
 *
 * @param colour whether there are any
 */
public record Paint(boolean colour) {

    private static final char ESCAPE = '\u001B';

    /** The whole palette: colours that every terminal has, and that its user has chosen. */
    public enum Tone {
        /** As the terminal writes by itself. */
        PLAIN(""),
        /** Bold. */
        STRONG("1"),
        /** Less important. */
        FAINT("2"),
        /** What fails. */
        RED("31"),
        /** What is worse than failing. */
        LOUD_RED("1;31"),
        /** What is well. */
        GREEN("32"),
        /** What is unclear. */
        YELLOW("33"),
        /** Where one is. */
        CYAN("36");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /** The text in a tone; a text of nothing stays nothing. */
    public String in(Tone tone, String text) {
        boolean plain = !colour || tone == Tone.PLAIN || text.isEmpty();
        return plain ? text : ESCAPE + "[" + tone.code + "m" + text + ESCAPE + "[0m";
    }
}
