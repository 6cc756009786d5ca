package dev.regauge.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.regauge.lint.Severity;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.SinkDeclaration;
import dev.regauge.lint.settings.LintConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rule that classes run on one driver as they do on another. A violation is what one rule of the lint finds at one
 * place; its first line has no more than class, method, rule and statement in it, and the line of the code as ArchUnit
 * writes it, so that {@code FreezingArchRule} knows it again when code moves.
 *
 * <p>Violations are findings of severity warning and error, unless {@link #failOn} or the configuration says otherwise.
 * What may stay is said as for the lint: by {@code RegaugeIgnore}, by a comment in the statement, and for each class by the
 * {@value LintConfig#FILE} of the project that it lies in, which is the nearest above its file, or its archive, and not above
 * the repository; {@link #configurations} names them.
 *
 * <p>Cannot be changed; each method gives another rule. Safe for use by several threads. Classes that several rules are
 * checked against are scanned once.
 */
public final class RouteRule implements ArchRule {

    private final Choice choice;
    private final Optional<String> description;
    private final List<String> reasons;
    private final Optional<Boolean> allowEmpty;

    RouteRule(Choice choice) {
        this(choice, Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * A rule.
     *
     * @param description in the place of what the choice says; empty for that
     */
    private RouteRule(Choice choice, Optional<String> description, List<String> reasons, Optional<Boolean> allowEmpty) {
        this.choice = choice;
        this.description = description;
        this.reasons = List.copyOf(reasons);
        this.allowEmpty = allowEmpty;
    }

    private RouteRule with(Choice other) {
        return new RouteRule(other, description, reasons, allowEmpty);
    }

    /** The same rule, of which findings from this severity on are violations. */
    public RouteRule failOn(Severity severity) {
        return with(choice.failOn(severity));
    }

    /**
     * Only what these rules of the lint find; and what could not be read, of which nothing is known. Said again, the last
     * counts.
     *
     * @throws IllegalArgumentException when there is no such rule, or none is named
     */
    public RouteRule only(String... rules) {
        return with(choice.only(List.of(rules)));
    }

    /**
     * All but what these rules of the lint find. Said again, these are left out too.
     *
     * @throws IllegalArgumentException when there is no such rule
     */
    public RouteRule without(String... rules) {
        return with(choice.without(List.of(rules)));
    }

    /**
     * With a method that takes SQL in JDBC's form, which the lint cannot see by itself: the first parameter that is a text.
     *
     * @param method as in {@code com.acme.Db#run(String,Object[])}, or {@code com.acme.Db#run} for all of that name
     * @throws IllegalArgumentException when that names no method
     */
    public RouteRule withSink(String method) {
        return withSink(SinkDeclaration.parse(method, 0, Placeholders.JDBC));
    }

    /** With a method that takes SQL, which the lint cannot see by itself. */
    public RouteRule withSink(SinkDeclaration sink) {
        return with(choice.with(sink));
    }

    /**
     * Following this configuration of the lint for all classes, and none of their projects'. Its paths are relative to the
     * project that a class lies in, wherever the file lies: the nearest folder above the class file that has a
     * {@value LintConfig#FILE}, else the nearest that has a build file, else the root of the repository. Read when classes
     * are checked.
     */
    public RouteRule configuredBy(Path file) {
        return with(choice.with(new Choice.OfFile(file)));
    }

    /** Following no configuration of the lint. */
    public RouteRule unconfigured() {
        return with(choice.with(new Choice.None()));
    }

    /**
     * The condition by itself, for a choice of classes:
     * {@code classes().that().resideInAPackage("..orders..").should(rule.asCondition())}. What stands beside the chosen
     * classes is read all the same. Each condition is for one evaluation at a time.
     */
    public ArchCondition<JavaClass> asCondition() {
        return new RouteCondition(choice, chosen -> chosen);
    }

    /**
     * The configurations of the lint that are followed, each for the classes of its project.
     *
     * @throws dev.regauge.lint.settings.ConfigException when one cannot be followed
     */
    public List<Path> configurations(JavaClasses classes) {
        return Projects.of(ClassSources.of(classes), choice.configuration()).files();
    }

    /** What is found in the classes and may stay, by whatever says so; of the severity and rules that are asked for. */
    public List<Suppressed> suppressed(JavaClasses classes) {
        return Analysis.of(classes, choice).suppressed();
    }

    /**
     * Fails where classes violate the rule.
     *
     * @throws AssertionError when they do, with all violations
     * @throws dev.regauge.lint.settings.ConfigException when a configuration cannot be followed
     */
    @Override
    public void check(JavaClasses classes) {
        Assertions.check(this, classes);
    }

    /** {@inheritDoc} */
    @Override
    public EvaluationResult evaluate(JavaClasses classes) {
        // ArchUnit hands a copy of the classes to the condition, of which nobody could tell that it was scanned before
        ArchCondition<JavaClass> condition = new RouteCondition(choice, copy -> classes);
        ArchRule rule = ArchRuleDefinition.classes().should(condition).as(getDescription());
        return allowEmpty.map(rule::allowEmptyShould).orElse(rule).evaluate(classes);
    }

    /** {@inheritDoc} What is asked for afterwards is described in front of the reason. */
    @Override
    public RouteRule because(String reason) {
        List<String> all = new ArrayList<>(reasons);
        all.add(reason);
        return new RouteRule(choice, description, all, allowEmpty);
    }

    /** {@inheritDoc} */
    @Override
    public RouteRule allowEmptyShould(boolean allow) {
        return new RouteRule(choice, description, reasons, Optional.of(allow));
    }

    /** {@inheritDoc} It stays whatever is asked for afterwards, as do stores of frozen violations, which go by it. */
    @Override
    public RouteRule as(String newDescription) {
        return new RouteRule(choice, Optional.of(newDescription), List.of(), allowEmpty);
    }

    /** {@inheritDoc} */
    @Override
    public String getDescription() {
        return description.orElseGet(() -> "classes should " + choice.description())
                + reasons.stream().map(", because "::concat).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return getDescription();
    }
}
