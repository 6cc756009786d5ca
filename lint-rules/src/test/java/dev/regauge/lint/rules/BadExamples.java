package dev.regauge.lint.rules;

import dev.regauge.route.Route;
import java.util.List;

/** For tests of other packages: what rules find, as bodies of methods. */
public final class BadExamples {

    private BadExamples() {}

    /**
     * An example.
     *
     * @param rule that finds it
     * @param route on which it does without a server
     * @param body in which {@code c} is a Connection, {@code pool} a DataSource, {@code who} a text and {@code names} a list
     */
    public record Bad(String rule, Route route, String body) {}

    /** All that no server is needed for. */
    public static List<Bad> all() {
        return RuleExamples.all().stream()
                .filter(example -> example.verdict().isEmpty())
                .map(example -> new Bad(example.rule(), example.route(), Example.constant(example.bad())))
                .toList();
    }
}
