package dev.regauge.lint.scan;

/**
 * How much is read of a jar or war file. What is beyond is skipped with a line that says so; declared sizes are not
 * trusted, each limit counts what was unpacked.
 *
 * @param largestEntry bytes of a class file
 * @param mostEntries entries of an archive with all archives in it
 * @param mostBytes unpacked bytes of an archive with all archives in it
 * @param deepest how deep archives in archives are read; 0 leaves them out
 */
public record ArchiveLimits(int largestEntry, int mostEntries, long mostBytes, int deepest) {

    /** Class files of 16 MB, 500,000 entries, 2 GB in all; archives in archives are left out. */
    public static final ArchiveLimits STANDARD = new ArchiveLimits(16 << 20, 500_000, 2L << 30, 0);

    /** Refuses what is below zero. */
    public ArchiveLimits {
        if (largestEntry < 0 || mostEntries < 0 || mostBytes < 0 || deepest < 0) {
            throw new IllegalArgumentException("A limit of an archive is below zero: " + largestEntry
                    + " bytes an entry, " + mostEntries + " entries, " + mostBytes + " bytes, " + deepest + " deep");
        }
    }

    /** The same, with archives in archives: 1 for the libraries of a war or a fat jar, 2 for those of a war in an ear. */
    public ArchiveLimits withNested(int deep) {
        return new ArchiveLimits(largestEntry, mostEntries, mostBytes, deep);
    }
}
