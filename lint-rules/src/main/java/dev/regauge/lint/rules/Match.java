package dev.regauge.lint.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a text where a rule sees something.
 *
 * @param probes measured alternatives, of which the worst counts; at least one
 * @param judge whom to believe
 * @param offset into the template's text; {@link #NOWHERE} where nobody knows the place
 * @param line of the call it is about, where that is another than the site's; otherwise 0
 * @param ordinal of the parameter it is about, 0 where it is about none: no other rule then blames the same parameter
 * @param message one sentence with the user's own names
 * @param why what happens and what it costs
 * @param advice what to do
 * @param correction how it is put right
 * @param cure what of that needs no person
 */
record Match(
        List<String> probes,
        Judge judge,
        int offset,
        int line,
        int ordinal,
        String message,
        String why,
        String advice,
        Correction correction,
        Cure cure) {

    /** The offset of what has no place. */
    static final int NOWHERE = -1;

    Match {
        probes = List.copyOf(probes);
    }

    /** The same, with another to believe. */
    Match judgedBy(Judge whom) {
        return new Match(probes, whom, offset, line, ordinal, message, why, advice, correction, cure);
    }

    static Builder at(int offset) {
        return new Builder(offset);
    }

    /** Collects a match; what is left out is empty, and the server is believed. */
    static final class Builder {
        private final int offset;
        private final List<String> probes = new ArrayList<>();
        private final List<Replacement> replacements = new ArrayList<>();
        private Cure cure = Cure.NONE;
        private Judge judge = Judge.SERVER;
        private int line;
        private int ordinal;
        private String message = "";
        private String why = "";
        private String code = "";

        private Builder(int offset) {
            this.offset = offset;
        }

        Builder probe(String probe) {
            if (!probes.contains(probe)) {
                probes.add(probe);
            }
            return this;
        }

        Builder probes(List<String> alternatives) {
            alternatives.forEach(this::probe);
            return this;
        }

        Builder judge(Judge whom) {
            this.judge = whom;
            return this;
        }

        Builder line(int number) {
            this.line = number;
            return this;
        }

        Builder parameter(int number) {
            this.ordinal = number;
            return this;
        }

        Builder message(String sentence) {
            this.message = sentence;
            return this;
        }

        Builder why(String text) {
            this.why = text;
            return this;
        }

        Builder replace(int start, int end, String text) {
            replacements.add(new Replacement(start, end, text));
            return this;
        }

        /** The replacements so far need no person. */
        Builder certain(Certainty certainty) {
            return certain(certainty, replacements);
        }

        /** These need no person, whatever a person is shown. */
        Builder certain(Certainty certainty, List<Replacement> instead) {
            this.cure = certainty == Certainty.NONE ? Cure.NONE : new Cure(certainty, instead);
            return this;
        }

        Builder code(String text) {
            this.code = text;
            return this;
        }

        Match advice(String text) {
            Correction correction = code.isEmpty()
                    ? replacements.isEmpty() ? new Correction.None() : new Correction.Sql(replacements)
                    : new Correction.Code(code);
            return new Match(probes, judge, offset, line, ordinal, message, why, text, correction, cure);
        }
    }
}
