package dev.regauge.url;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One line of a dialect's table of parameters.
 *
 * @param concept what it is about; empty where other dialects have no word for it
 * @param names its spellings, the one to write first
 * @param meaning how its values are to be read
 * @param note for a word without concept, why it can be left out; for another, where it means only nearly what other
 *     dialects mean; or nothing
 * @param companion another parameter to write along with it, as {@code name=value}; or nothing
 */
public record Word(Optional<Concept> concept, List<String> names, Meaning meaning, String note, String companion) {

    static Word text(Concept concept, String... names) {
        return of(concept, Meanings.TEXT, names);
    }

    static Word of(Concept concept, Meaning meaning, String... names) {
        return new Word(Optional.of(concept), List.of(names), meaning, "", "");
    }

    /** A word that only this dialect has. */
    static Word only(String why, String... names) {
        return new Word(Optional.empty(), List.of(names), Meanings.TEXT, why, "");
    }

    /** The same word, never written without another parameter. */
    Word alongWith(String parameter) {
        return new Word(concept, names, meaning, note, parameter);
    }

    /** The same word, which means only nearly what the concept says: what it means exactly, in half a sentence. */
    Word nearly(String exactly) {
        return new Word(concept, names, meaning, exactly, companion);
    }

    /** The same word under other names. */
    Word named(UnaryOperator<String> spelling) {
        return new Word(concept, names.stream().map(spelling).toList(), meaning, note, companion);
    }

    /** The spelling to write. */
    public String name() {
        return names.get(0);
    }

    boolean isAbout(Concept other) {
        return concept.isPresent() && concept.get() == other;
    }
}
