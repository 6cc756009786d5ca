package dev.regauge.lint.scan;

import dev.regauge.lint.scan.resource.Resources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a project that may hold SQL: those of {@code src/main}, those of output folders that are no copies of
 * such, and migrations wherever they lie. Where there is neither {@code src/main} nor an output folder, all that are no
 * test's.
 */
final class ProjectResources {

    private static final Pattern SOURCE = Pattern.compile("(.*/)?src/main/[^/]+/(.+)");
    private static final List<Pattern> OUTPUTS = List.of(
            Pattern.compile("(.*/)?target/classes/(.+)"),
            Pattern.compile("(.*/)?build/resources/main/(.+)"),
            Pattern.compile("(.*/)?build/classes/[^/]+/main/(.+)"),
            Pattern.compile("(.*/)?out/production/[^/]+/(.+)"),
            Pattern.compile("(.*/)?bin/main/(.+)"),
            Pattern.compile("(.*/)?bin/(?!test/)(.+)"));
    private static final Pattern MADE = Pattern.compile("(.*/)?(target|build|out|bin|dist)/.*");
    private static final Pattern TEST = Pattern.compile(
            "(.*/)?((?:integration|functional|unit|acceptance)?tests?|[^/]*[-_]tests?|test[-_A-Z][^/]*|[^/]*[a-z]Tests?)/.*");

    /**
     * A file.
     *
     * @param module the folder of its module, with a slash behind it, or nothing
     * @param below its path below the folder in which a program looks for resources
     */
    private record Candidate(Path file, String module, String below) {

        /** The same for a file and its copy in an output folder. */
        String key() {
            return module + "\n" + below;
        }

        /** Whether its module is for another database. */
        boolean isForOthers() {
            String folder = module.isEmpty() ? "" : module.substring(0, module.length() - 1);
            return Resources.isForOthers(folder.substring(folder.lastIndexOf('/') + 1));
        }
    }

    private final List<Candidate> sources = new ArrayList<>();
    private final List<Candidate> outputs = new ArrayList<>();
    private final List<Candidate> migrations = new ArrayList<>();
    private final List<Candidate> strays = new ArrayList<>();
    private final TreeMap<String, Candidate> others = new TreeMap<>();

    /**
     * Takes a file.
     *
     * @param path relative to the project's root
     */
    void add(Path file, String path) {
        Optional<Candidate> source = candidate(SOURCE, file, path);
        Optional<Candidate> output = OUTPUTS.stream()
                .flatMap(pattern -> candidate(pattern, file, path).stream())
                .findFirst();
        Optional<Candidate> other = source.or(() -> output).filter(Candidate::isForOthers);
        if (other.isPresent()) {
            others.merge(other.get().key(), other.get(), (one, another) -> source.isPresent() ? another : one);
            return;
        }
        if (source.isPresent()) {
            sources.add(source.get());
        } else if (output.isPresent()) {
            outputs.add(output.get());
        } else if (!TEST.matcher(path).matches() && !MADE.matcher(path).matches()) {
            (Resources.isMigration(path) ? migrations : strays).add(new Candidate(file, "", path));
        }
    }

    /**
     * Takes a file that lies where the build takes resources from.
     *
     * @param below its path below that folder
     */
    void addSource(Path file, String below) {
        sources.add(new Candidate(file, "", below));
    }

    /**
     * Takes a file that lies where the build puts resources.
     *
     * @param below its path below that folder
     */
    void addOutput(Path file, String below) {
        outputs.add(new Candidate(file, "", below));
    }

    private static Optional<Candidate> candidate(Pattern pattern, Path file, String path) {
        Matcher matcher = pattern.matcher(path);
        return matcher.matches()
                ? Optional.of(new Candidate(file, matcher.group(1) == null ? "" : matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** Whether a file lies in a folder of tests, as the words of the names tell. */
    static boolean isTest(String path) {
        return TEST.matcher(path).matches();
    }

    /** Whether links are told about: a folder of resources may be behind one. */
    static boolean isInside(String path) {
        return SOURCE.matcher(path).matches()
                || OUTPUTS.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    /** Reads them, in the order of their paths. */
    void readInto(ClassFiles files) {
        Set<String> known = new HashSet<>();
        sources.forEach(source -> known.add(source.key()));
        TreeMap<Path, String> all = new TreeMap<>();
        sources.forEach(source -> all.put(source.file(), source.below()));
        migrations.forEach(migration -> all.put(migration.file(), migration.below()));
        boolean bare = sources.isEmpty() && outputs.isEmpty();
        (bare ? strays : List.<Candidate>of()).forEach(stray -> all.put(stray.file(), stray.below()));
        Set<Path> copies = new HashSet<>();
        for (Candidate output : outputs) {
            if (!known.contains(output.key())) {
                all.put(output.file(), output.below());
                copies.add(output.file());
            }
        }
        all.forEach(files::addResource);
        others.values().forEach(other -> files.leaveOut(other.file(), other.below()));
        dropCopies(files.resources(), copies);
    }

    /** A build may copy from a folder that nobody knows. */
    private static void dropCopies(List<Resource> resources, Set<Path> outputs) {
        TreeMap<String, List<Resource>> originals = new TreeMap<>();
        for (Resource resource : resources) {
            if (!outputs.contains(resource.place().file())) {
                originals
                        .computeIfAbsent(name(resource), key -> new ArrayList<>())
                        .add(resource);
            }
        }
        resources.removeIf(resource -> outputs.contains(resource.place().file())
                && originals.getOrDefault(name(resource), List.of()).stream()
                        .anyMatch(original -> Arrays.equals(original.bytes(), resource.bytes())));
    }

    private static String name(Resource resource) {
        return resource.path().substring(resource.path().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
