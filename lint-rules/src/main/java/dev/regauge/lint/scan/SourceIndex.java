package dev.regauge.lint.scan;

import dev.regauge.lint.scan.ProjectFiles.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the source file of a class by its package and the name that the compiler has left in the class file. */
final class SourceIndex {

    private final Map<String, List<SourceFile>> sources;

    SourceIndex(Map<String, List<SourceFile>> sources) {
        this.sources = sources;
    }

    /**
     * The source file of a class: of several that fit, the one next to the class file.
     *
     * @param classFile path relative to the root
     */
    Optional<SourceFile> of(ClassFile file, String classFile) {
        List<SourceFile> named = file.sourceName().map(sources::get).orElse(null);
        if (named == null) {
            return Optional.empty();
        }
        int at = file.name().lastIndexOf('/');
        String inPackage =
                "/" + file.name().substring(0, at + 1) + file.sourceName().orElseThrow();
        Comparator<SourceFile> nearest = Comparator.<SourceFile>comparingInt(source -> shared(source.path(), classFile))
                .reversed()
                .thenComparing(source -> source.path().contains("src/test/"))
                .thenComparing(SourceFile::path);
        Optional<SourceFile> exact = named.stream()
                .filter(source -> ("/" + source.path()).endsWith(inPackage))
                .min(nearest);
        // Kotlin and Scala may leave the folders of the package out
        return exact.or(() -> named.stream()
                .filter(source -> named.size() == 1 && !source.path().endsWith(".java"))
                .findFirst());
    }

    /** How many characters of their folders two paths share. */
    private static int shared(String one, String other) {
        int length = 0;
        int lastSlash = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            if (one.charAt(length) == '/') {
                lastSlash = length;
            }
            length++;
        }
        return lastSlash;
    }
}
