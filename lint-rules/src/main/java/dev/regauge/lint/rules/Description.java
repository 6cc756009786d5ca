package dev.regauge.lint.rules;

import java.util.List;

/**
 * What a reader needs to know about a rule.
 *
 * @param id kebab-case; never changes, because suppressions and baselines name it
 * @param title one sentence
 * @param why what goes wrong, and for whom
 * @param bad an example that the rule finds
 * @param good the same, corrected
 * @param probes what its outcomes are measured by; which of them counts for a place depends on what is bound there
 * @param holes what the rule does where text is known to the running program only
 * @param brokenEverywhere whether no driver that was measured does what the example wants, so that the change is never
 *     to blame
 */
public record Description(
        String id,
        String title,
        String why,
        String bad,
        String good,
        List<String> probes,
        String holes,
        boolean brokenEverywhere) {

    /** How most rules go about holes. */
    static final String CONSTANT_PART = "Judges the text that is always there; values behind a hole are not counted,"
            + " because the hole may hold parameters of its own.";

    /** For rules that look at no SQL. */
    static final String NO_SQL = "Looks at no SQL.";

    /** Copies the list. */
    public Description {
        probes = List.copyOf(probes);
    }

    /** The first lines of a description; the rest follows in the order a reader asks for it. */
    static Builder of(String id, String title) {
        return new Builder(id, title);
    }

    /** Collects a description. */
    static final class Builder {
        private final String id;
        private final String title;
        private String why = "";
        private String bad = "";
        private String good = "";
        private boolean brokenEverywhere;

        private Builder(String id, String title) {
            this.id = id;
            this.title = title;
        }

        Builder why(String text) {
            this.why = text;
            return this;
        }

        Builder bad(String example) {
            this.bad = example;
            return this;
        }

        Builder good(String example) {
            this.good = example;
            return this;
        }

        Builder brokenEverywhere() {
            this.brokenEverywhere = true;
            return this;
        }

        /** Ends the description of a rule for SQL. */
        Description probes(String... probes) {
            return new Description(id, title, why, bad, good, List.of(probes), CONSTANT_PART, brokenEverywhere);
        }

        /** Ends the description of a rule that looks at no SQL. */
        Description probesOutsideSql(String... probes) {
            return new Description(id, title, why, bad, good, List.of(probes), NO_SQL, brokenEverywhere);
        }
    }
}
