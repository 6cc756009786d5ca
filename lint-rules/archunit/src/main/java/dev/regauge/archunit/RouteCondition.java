package dev.regauge.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.regauge.lint.Finding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** That classes run on one driver as they do on another: an event for each finding, on the method or class it is in. */
final class RouteCondition extends ArchCondition<JavaClass> {

    private final Choice choice;
    private final UnaryOperator<Collection<JavaClass>> whole;
    private final Map<String, Integer> told = new HashMap<>();
    private Analysis analysis = Analysis.NONE;

    /**
     * A condition.
     *
     * @param whole what is looked at for the classes that are to be checked
     */
    RouteCondition(Choice choice, UnaryOperator<Collection<JavaClass>> whole) {
        super("%s", choice.description());
        this.choice = choice;
        this.whole = whole;
    }

    @Override
    public void init(Collection<JavaClass> classes) {
        told.clear();
        analysis = Analysis.of(whole.apply(classes), choice);
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        List<Finding> findings = analysis.in(item);
        for (Finding finding : findings) {
            events.add(SimpleConditionEvent.violated(
                    Members.of(item, finding.location()), distinct(ViolationText.of(finding, item, choice.route()))));
        }
    }

    /** A condition may be kept in a rule's constant; what was found is of no use any more. */
    @Override
    public void finish(ConditionEvents events) {
        told.clear();
        analysis = Analysis.NONE;
    }

    /**
     * ArchUnit's stores know violations by their texts: the second of the same text would be taken for the first. Lines do
     * not count there, so they do not here: two in one line stay two when they are written in two lines.
     */
    private String distinct(ViolationText text) {
        int number = told.merge(text.unplaced(), 1, Integer::sum);
        return number == 1 ? text.toString() : text.nth(number);
    }
}
