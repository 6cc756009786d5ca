package dev.regauge.route;

/** What an observation is about, which decides how much a difference in it matters. */
public enum Aspect {
    /** What the program gets to see: rows, values, update counts, facts. Its text stands without a label. */
    DATA(""),
    /** What the server holds afterwards. */
    STORED("stored: "),
    /** An error that the probe caught and went on after: SQLSTATE and message. */
    ERROR("error: "),
    /** The Java class of the value observed before it: what a program has to cast to. */
    CLASS("class: "),
    /** What it took: round trips, messages, statements prepared. */
    COST("cost: "),
    /** What the driver put into the chain of warnings. */
    WARNING("warning: ");

    private final String label;

    Aspect(String label) {
        this.label = label;
    }

    /** What the text of such an observation begins with. */
    String label() {
        return label;
    }
}
