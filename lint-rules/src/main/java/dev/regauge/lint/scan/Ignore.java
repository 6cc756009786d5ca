package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.util.List;

/**
 * An annotation {@code RegaugeIgnore} of a class file: which findings may stay, where, and why.
 *
 * @param extents what it covers; empty where it stands on a field that is no constant text
 * @param rules ids as they are written
 * @param reason as it is written; empty where there is none
 * @param location of what is annotated
 */
public record Ignore(List<Extent> extents, List<String> rules, String reason, Location location) {

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

    /** Copies the lists. */
    public Ignore {
        extents = List.copyOf(extents);
        rules = List.copyOf(rules);
    }
}
