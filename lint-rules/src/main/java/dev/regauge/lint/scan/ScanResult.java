package dev.regauge.lint.scan;

import java.util.List;

/**
 * What was found in the class files of a project.
 *
 * @param sites sorted by location
 * @param typeUses uses of classes of database drivers, one a using class and used class, sorted by location
 * @param skipped files that could not be read, a line each: which and why
 * @param classes how many class files were read; 0 where nothing was compiled
 * @param stale source files that were changed after their classes were compiled, sorted
 */
public record ScanResult(
        List<SqlSite> sites, List<TypeUse> typeUses, List<String> skipped, int classes, List<String> stale) {

    /** A result of which nothing is known to be stale. */
    public ScanResult(List<SqlSite> sites, List<TypeUse> typeUses, List<String> skipped, int classes) {
        this(sites, typeUses, skipped, classes, List.of());
    }

    /** Copies the lists. */
    public ScanResult {
        sites = List.copyOf(sites);
        typeUses = List.copyOf(typeUses);
        skipped = List.copyOf(skipped);
        stale = List.copyOf(stale);
    }
}
