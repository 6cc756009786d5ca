package dev.regauge.lint.scan.resource;

import dev.regauge.lint.scan.markup.Characters;
import dev.regauge.lint.scan.markup.Element;
import dev.regauge.lint.scan.markup.NotReadable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The texts of a statement of a mapper: one where all conditions hold, one where none does, and some where one turns out
 * otherwise.
 *
 * @param texts what can be sent; none where nothing is there
 * @param conditional whether conditions decide between them
 */
record MapperTexts(List<Wording> texts, boolean conditional) {

    /** Many a way makes a text that is known already. */
    private static final int MOST_WAYS = 12;

    /** Beyond this many characters no further way is looked at: nobody tells the texts apart. */
    private static final int ENOUGH = 40_000;

    /** Copies the list. */
    MapperTexts {
        texts = List.copyOf(texts);
    }

    /**
     * The texts of a statement.
     *
     * @param fragments finds what {@code <include>} names
     * @param tests those that were taken apart before
     * @throws NotReadable where includes lead round in circles or make too much
     */
    static MapperTexts of(
            Element statement, Function<String, Optional<Element>> fragments, Map<String, Condition> tests) {
        Map<Characters, Wording> read = new HashMap<>();
        Conditions all = new Conditions(true, "");
        Conditions none = new Conditions(false, "");
        Set<Wording> texts = new LinkedHashSet<>();
        texts.add(MapperText.of(statement, all, fragments, read, tests));
        texts.add(MapperText.of(statement, none, fragments, read, tests));
        Set<String> questions = new LinkedHashSet<>(all.asked());
        questions.addAll(none.asked());
        int left = MOST_WAYS;
        for (String question : questions) {
            if (left-- == 0 || texts.size() == Written.MOST_TEXTS || length(texts) > ENOUGH) {
                break;
            }
            texts.add(MapperText.of(statement, new Conditions(true, question), fragments, read, tests));
        }
        return new MapperTexts(texts.stream().filter(text -> !text.isBlank()).toList(), !questions.isEmpty());
    }

    private static int length(Set<Wording> texts) {
        return texts.stream().mapToInt(text -> text.text().length()).sum();
    }
}
