package dev.regauge.lint.settings;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Suppression;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that says that findings of some rules may stay in some place.
 *
 * @param by what a report says of it
 * @param rules ids; {@code *} for all
 * @param covers the place
 * @param elsewhere whether it stands where nobody looked, so that nothing is said of it
 * @param key the same for several that are written once, as what compilers copy
 */
record Marker(Suppression by, List<String> rules, Predicate<Finding> covers, String key, boolean elsewhere) {

    /** Copies the list. */
    Marker {
        rules = List.copyOf(rules);
    }

    boolean names(String rule) {
        return rules.contains(rule) || rules.contains("*");
    }

    /** How it is called in a message. */
    String words() {
        return switch (by.kind()) {
            case ANNOTATION -> "annotation";
            case COMMENT -> "comment";
            case CONFIGURATION, BASELINE -> "entry of " + by.place().file();
        };
    }
}
