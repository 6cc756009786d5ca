package dev.regauge.lint.scan.resource;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One way in which the conditions of a mapper may turn out. Conditions that say the same turn out alike, and those that
 * say the opposite do not: {@code x == null} never holds beside {@code x != null}.
 */
final class Conditions {

    private final boolean base;
    private final String turned;
    private final Set<String> asked = new LinkedHashSet<>();

    /**
     * A way.
     *
     * @param base what holds: that things are there, and what else is asked
     * @param turned the one question that is answered the other way; empty for none
     */
    Conditions(boolean base, String turned) {
        this.base = base;
        this.turned = turned;
    }

    /** The questions that were asked, each of which can be turned. */
    Set<String> asked() {
        return asked;
    }

    /** Whether a test of the mapper's holds. */
    boolean hold(Condition condition) {
        boolean any = false;
        // all are asked, so that all are known
        for (List<Condition.Question> way : condition.ways()) {
            boolean all = true;
            for (Condition.Question question : way) {
                all &= answer(question);
            }
            any |= all;
        }
        return any;
    }

    private boolean answer(Condition.Question question) {
        if (question.answer().isPresent()) {
            return question.answer().get();
        }
        asked.add(question.text());
        return question.negated() == (base == question.text().equals(turned));
    }
}
