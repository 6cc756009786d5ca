package dev.regauge.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.regauge.lint.Finding;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** That classes run on one driver as they do on another: an event for each finding, on the method or class it is in. */
final class RouteCondition extends ArchCondition<JavaClass> {

    private final Choice choice;
    private final UnaryOperator<Collection<JavaClass>> whole;
    private final Set<String> told = new HashSet<>();
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

    /** ArchUnit's stores know violations by their texts: the second of the same text would be taken for the first. */
    private String distinct(ViolationText text) {
        String words = text.toString();
        for (int nth = 2; !told.add(words); nth++) {
            words = text.nth(nth);
        }
        return words;
    }
}
