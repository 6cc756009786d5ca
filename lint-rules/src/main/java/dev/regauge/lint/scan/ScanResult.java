package dev.regauge.lint.scan;

import java.util.List;

/**
 * What was found in the class files of a project.
 *
 * @param sites sorted by location
 * @param typeUses uses of classes of database drivers, one a using class and used class, sorted by location
 * @param skipped files that could not be read, a line each: which and why
 * @param classes how many class files were read
 */
public record ScanResult(List<SqlSite> sites, List<TypeUse> typeUses, List<String> skipped, int classes) {

    /** Copies the lists. */
    public ScanResult {
        sites = List.copyOf(sites);
        typeUses = List.copyOf(typeUses);
        skipped = List.copyOf(skipped);
    }
}
