package dev.regauge.lint.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * The archives in a project's folder that may be its program: what a build has made, and what lies in the folder itself.
 * Of several that lie there only those are taken that tell by what is in them that they are a program.
 */
final class ProjectArchives {

    private static final Pattern BUILT = Pattern.compile("(?:.*/)?(?:target|build/libs)/[^/]+");
    private static final Pattern NO_PROGRAM =
            Pattern.compile("(?:.*/)?(?:original-[^/]*|[^/]*-(?:sources|javadoc|tests|test-sources|plain)\\.jar)");

    private final List<Path> built = new ArrayList<>();
    private final List<Path> beside = new ArrayList<>();

    /**
     * Takes an archive.
     *
     * @param path relative to the project's root
     */
    void add(Path file, String path) {
        if (NO_PROGRAM.matcher(path).matches()) {
            return;
        }
        if (BUILT.matcher(path).matches()) {
            built.add(file);
        } else if (path.indexOf('/') < 0) {
            beside.add(file);
        }
    }

    /** Those of the program, sorted. */
    List<Path> programs() {
        List<Path> found = new ArrayList<>(built);
        beside.stream().filter(file -> beside.size() == 1 || isProgram(file)).forEach(found::add);
        return found.stream().sorted().toList();
    }

    /** The first of those that lie there and may be anything, and how many there are. */
    Optional<Path> undecided() {
        return programs().isEmpty() ? beside.stream().sorted().findFirst() : Optional.empty();
    }

    int count() {
        return beside.size();
    }

    private static boolean isProgram(Path archive) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.stream()
                    .anyMatch(entry -> !ArchiveEntries.root(entry.getName()).isEmpty());
        } catch (IOException | IllegalArgumentException damaged) {
            return false;
        }
    }
}
