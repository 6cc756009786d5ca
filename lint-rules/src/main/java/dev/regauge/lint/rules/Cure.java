package dev.regauge.lint.rules;

import java.util.List;

/**
 * What a program may write in the place of a match without asking a person. It need not be what a person is shown: a
 * person would rather bind another value, and that is not certain to be right.
 *
 * @param certainty why it may
 * @param replacements in the SQL; none where there is nothing certain
 */
record Cure(Certainty certainty, List<Replacement> replacements) {

    static final Cure NONE = new Cure(Certainty.NONE, List.of());

    Cure {
        replacements = List.copyOf(replacements);
    }
}
