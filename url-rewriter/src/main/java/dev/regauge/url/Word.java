package dev.regauge.url;

import java.util.List;
import java.util.Optional;

/**
 * One line of a dialect's table of parameters.
 *
 * @param concept what it is about; empty where other dialects have no word for it
 * @param names its spellings, the one to write first
 * @param meaning how its values are to be read
 * @param note for a word without concept, why it can be left out; otherwise what to write along with it, or nothing
 */
record Word(Optional<Concept> concept, List<String> names, Meaning meaning, String note) {

    static Word text(Concept concept, String... names) {
        return of(concept, Meaning.TEXT, names);
    }

    static Word of(Concept concept, Meaning meaning, String... names) {
        return new Word(Optional.of(concept), List.of(names), meaning, "");
    }

    /** A word that only this dialect has. */
    static Word only(String why, String... names) {
        return new Word(Optional.empty(), List.of(names), Meaning.TEXT, why);
    }

    /** The same word, never written without another parameter. */
    Word alongWith(String parameter) {
        return new Word(concept, names, meaning, parameter);
    }

    String name() {
        return names.get(0);
    }
}
