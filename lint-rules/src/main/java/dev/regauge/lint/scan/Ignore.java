package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.util.List;
import java.util.function.Predicate;

/**
 * An annotation {@code RegaugeIgnore} of a class file: which findings may stay, where, and why.
 *
 * @param extents what it covers; empty where it stands on a field that is no constant text, or on a method that nothing
 *     tells from another of its name
 * @param rules ids as they are written
 * @param reason as it is written; empty where there is none
 * @param location of what is annotated
 * @param elsewhere whether that is no part of what was looked at: it still covers what it covers
 */
public record Ignore(List<Extent> extents, List<String> rules, String reason, Location location, boolean elsewhere) {

    /** A part of a program that an annotation covers. */
    public sealed interface Extent {}

    /** The classes of one package, not of those below it. */
    public record OfPackage(String name) implements Extent {}

    /** A class with all that is nested in it; binary name with dots. */
    public record OfType(String className) implements Extent {}

    /**
     * A method with its lambdas.
     *
     * @param first the line it starts in, and 0 where all methods of this name are meant
     * @param last the line it ends in at the latest
     */
    public record OfMethod(String className, String method, int first, int last) implements Extent {}

    /** A constant text, wherever it is a part of a statement. */
    public record OfText(String text) implements Extent {}

    /** The same, elsewhere if it stands in one of the classes, which are known by internal names. */
    Ignore elsewhere(Predicate<String> known) {
        return new Ignore(
                extents,
                rules,
                reason,
                location,
                known.test(location.className().replace('.', '/')));
    }

    /** Copies the lists. */
    public Ignore {
        extents = List.copyOf(extents);
        rules = List.copyOf(rules);
    }
}
