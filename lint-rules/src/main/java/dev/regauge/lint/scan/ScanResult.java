package dev.regauge.lint.scan;

import java.util.List;

/**
 * What was found in the class files and resources of a project, and in Java sources where there are no class files.
 *
 * @param sites sorted by location
 * @param typeUses uses of classes of database drivers, one a using class and used class, sorted by location
 * @param skipped files that could not be read, a line each: which and why
 * @param classes how many class files were read; 0 where nothing was compiled
 * @param calls of methods of java.sql and of drivers that rules ask about, in the order of the code
 * @param stale source files that were changed after their classes were compiled, sorted
 * @param ignores annotations that say which findings may stay
 * @param sources source files that were read because nothing was compiled there, sorted: names in them were not resolved
 * @param leftOut what was not read because it is for another database, a line each
 * @param unmetSinks sinks of the project's own that no method of the program is
 */
public record ScanResult(
        List<SqlSite> sites,
        List<TypeUse> typeUses,
        List<String> skipped,
        int classes,
        List<Call> calls,
        List<String> stale,
        List<Ignore> ignores,
        List<String> sources,
        List<String> leftOut,
        List<UnmetSink> unmetSinks) {

    /** A result of class files alone, without annotations. */
    public ScanResult(
            List<SqlSite> sites,
            List<TypeUse> typeUses,
            List<String> skipped,
            int classes,
            List<Call> calls,
            List<String> stale) {
        this(sites, typeUses, skipped, classes, calls, stale, List.of(), List.of(), List.of(), List.of());
    }

    /** A result without calls, of which nothing is known to be stale. */
    public ScanResult(List<SqlSite> sites, List<TypeUse> typeUses, List<String> skipped, int classes) {
        this(sites, typeUses, skipped, classes, List.of(), List.of());
    }

    /** Copies the lists. */
    public ScanResult {
        sites = List.copyOf(sites);
        typeUses = List.copyOf(typeUses);
        skipped = List.copyOf(skipped);
        calls = List.copyOf(calls);
        stale = List.copyOf(stale);
        ignores = List.copyOf(ignores);
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
        unmetSinks = List.copyOf(unmetSinks);
    }

    /** The same, with these as what could not be read. */
    public ScanResult withSkipped(List<String> lines) {
        return new ScanResult(sites, typeUses, lines, classes, calls, stale, ignores, sources, leftOut, unmetSinks);
    }
}
