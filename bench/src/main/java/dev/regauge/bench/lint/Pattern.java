package dev.regauge.bench.lint;

import dev.regauge.route.Route;

/** What is injected into SQL that was right. A mark, which is a name, tells one injection from the other. */
enum Pattern {
    IN("in-bare-placeholder", " AND % IN ? ", "pgjdbc:42.2.5?preferQueryMode=simple", "pgjdbc:42.7.14"),
    IS("is-placeholder", " AND % IS ? ", "pgjdbc:42.2.5?preferQueryMode=simple", "pgjdbc:42.7.14"),
    TWO_STATEMENTS(
            "several-statements-with-parameters", "; DELETE FROM % WHERE a = ?", "pgjdbc:42.7.14", "pgjdbc-ng:0.8.9");

    private final String rule;
    private final String text;
    private final String from;
    private final String to;

    Pattern(String rule, String text, String from, String to) {
        this.rule = rule;
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** The rule that is to report it. */
    String rule() {
        return rule;
    }

    /** A change of driver that breaks it. */
    Route route() {
        return Route.of(from, to);
    }

    String text(String mark) {
        return text.replace("%", mark);
    }
}
