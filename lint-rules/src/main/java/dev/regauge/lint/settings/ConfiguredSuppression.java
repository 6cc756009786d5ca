package dev.regauge.lint.settings;

import dev.regauge.lint.Location;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the configuration that says which findings may stay.
 *
 * @param rules ids; {@code *} for all, together with a path
 * @param path of files; empty for all
 * @param className pattern of binary names with dots, or of simple names where it holds no dot; empty for all
 * @param method pattern of method names; empty for all
 * @param reason why they may stay
 * @param line of the file in which the entry begins
 */
public record ConfiguredSuppression(
        List<String> rules,
        Optional<FilePattern> path,
        Optional<String> className,
        Optional<String> method,
        String reason,
        int line) {

    /** Copies the list. */
    public ConfiguredSuppression {
        rules = List.copyOf(rules);
    }

    /** Whether a place is meant. */
    boolean covers(Location place) {
        return path.map(pattern -> pattern.matches(place.file())).orElse(true)
                && className.map(pattern -> isClass(pattern, place.className())).orElse(true)
                && method.map(pattern -> Glob.name(pattern).matches(place.method()))
                        .orElse(true);
    }

    /** A class stands for those nested in it. */
    private static boolean isClass(String pattern, String name) {
        String rest = pattern.indexOf('.') < 0 ? name.substring(name.lastIndexOf('.') + 1) : name;
        for (int end = rest.length(); end > 0; end = rest.lastIndexOf('$', end - 1)) {
            if (Glob.name(pattern).matches(rest.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
