package dev.regauge.lint.rules;

import java.util.List;

/** How a match is put right. */
sealed interface Correction {

    /** There is no text that would do. */
    record None() implements Correction {}

    /** Replacements in the SQL, in the order of the text. */
    record Sql(List<Replacement> replacements) implements Correction {
        public Sql {
            replacements = List.copyOf(replacements);
        }
    }

    /** Code to put in the place of the call. */
    record Code(String text) implements Correction {}
}
