package dev.regauge.lint.scan;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds SQL sites in classes that somebody else has chosen, and names as class loaders do: by the URIs of their class
 * files. All that lies beside them, in the same folders of class files and the same archives, is read too, because a
 * helper may stand there; but only what stands in the chosen classes is found. Each file is read once. Classes of the JDK
 * are left out, and resources.
 */
public final class ChosenClasses {

    private final Map<String, ClassUri> chosen;
    private final ReadClasses read = new ReadClasses();

    private ChosenClasses(Map<String, URI> chosen) {
        this.chosen = uris(chosen);
    }

    /**
     * Scans the chosen classes. Locations name the source file of a class where it is found in its project, else the class
     * file.
     *
     * @param chosen URIs of class files by the binary names of the classes, with dots; what cannot be read of them becomes
     *     a line of {@link ScanResult#skipped()}, as {@code com/acme/Orders.class: why}
     * @param known the same of classes that the chosen ones use, where they may lie elsewhere; what cannot be read of them
     *     is left out
     * @param projects folders of projects: a location is relative to the nearest that holds its class
     * @param sinks beside those that everybody knows, and those that annotations declare
     * @throws UncheckedIOException where a project's folder cannot be walked over
     */
    public static ScanResult scan(
            Map<String, URI> chosen, Map<String, URI> known, Set<Path> projects, List<SinkDeclaration> sinks) {
        ChosenClasses classes = new ChosenClasses(chosen);
        classes.read(uris(known));
        return classes.scan(ChosenNames.in(projects), sinks);
    }

    private static Map<String, ClassUri> uris(Map<String, URI> classes) {
        Map<String, ClassUri> uris = new TreeMap<>();
        classes.forEach((name, uri) -> uris.put(name.replace('.', '/'), ClassUri.of(uri)));
        uris.values().removeIf(ClassUri.InJdk.class::isInstance);
        return uris;
    }

    /** What somebody has found on the class path is what runs; a class of the same name that lies beside the chosen is not. */
    private void read(Map<String, ClassUri> known) {
        Map<String, ClassUri> found = new TreeMap<>(known);
        found.keySet().removeIf(Sinks::isOwner);
        found.putAll(chosen);
        Map<Path, Map<String, String>> packed = new TreeMap<>();
        Map<String, Path> archives = new HashMap<>();
        found.forEach((name, uri) -> {
            if (uri instanceof ClassUri.InFolder lone) {
                read.file(lone.file());
            } else if (uri instanceof ClassUri.InArchive in) {
                packed.computeIfAbsent(in.archive(), key -> new TreeMap<>()).put(name, in.entry());
                archives.put(name, in.archive());
            } else if (uri instanceof ClassUri.Elsewhere elsewhere && chosen.containsKey(name)) {
                read.elsewhere(elsewhere);
            }
        });
        packed.forEach((archive, entries) -> {
            if (entries.keySet().stream().noneMatch(chosen::containsKey)) {
                read.entries(archive, List.copyOf(entries.values()));
            }
        });
        packed.forEach((archive, entries) -> {
            if (entries.keySet().stream().anyMatch(chosen::containsKey)) {
                read.archive(
                        archive,
                        name -> archives.containsKey(name)
                                ? archive.equals(archives.get(name))
                                : !chosen.containsKey(name));
            }
        });
        read.folders(name -> !chosen.containsKey(name));
    }

    private ScanResult scan(ChosenNames names, List<SinkDeclaration> sinks) {
        Set<String> classes = chosen.keySet().stream().map(ChosenClasses::dots).collect(Collectors.toSet());
        Map<Place, String> classNames = new HashMap<>();
        ClassFiles files = new ClassFiles(Place::toString);
        for (ClassFile file : read.all()) {
            files.classes().add(file);
            classNames.put(file.place(), dots(file.name()));
        }
        ClassScanner scanner = new ClassScanner(
                names::of, place -> classNames.getOrDefault(place, place.toString()), sinks, classes::contains);
        return ofChosen(scanner.scan(files), classes, names);
    }

    private ScanResult ofChosen(ScanResult all, Set<String> classes, ChosenNames names) {
        WrittenTexts texts = new WrittenTexts(read.all(), chosen::containsKey, names::of);
        Predicate<SqlSite> isChosen = site -> classes.contains(site.location().className());
        List<SqlSite> own = all.sites().stream().filter(isChosen).toList();
        List<SqlSite> others = all.sites().stream().filter(isChosen.negate()).toList();
        return new ScanResult(
                Stream.concat(own.stream(), texts.ofChosen(others, own).stream())
                        .sorted(ClassScanner.BY_PLACE)
                        .toList(),
                all.typeUses().stream()
                        .filter(use -> classes.contains(use.location().className()))
                        .toList(),
                skipped(all.skipped(), names),
                classes.size(),
                all.calls().stream()
                        .filter(call -> classes.contains(call.location().className()))
                        .toList(),
                List.of(),
                all.ignores(),
                List.of(),
                List.of(),
                List.of()); // a declared sink may stand in a class that nobody chose
    }

    /** Chosen classes that were not read, and what of the others was not understood. */
    private List<String> skipped(List<String> lines, ChosenNames names) {
        List<String> skipped = new ArrayList<>();
        Map<String, String> classes = new HashMap<>();
        chosen.forEach((name, uri) -> {
            Optional<ClassFile> file = read.find(name);
            file.ifPresent(known -> classes.putIfAbsent(names.of(known), name));
            if (file.isEmpty()) {
                skipped.add(line(name, read.why(uri)));
            }
        });
        for (String line : lines) {
            int colon = Math.max(0, line.indexOf(": "));
            String place = line.substring(0, colon);
            String owner = classes.getOrDefault(place, place.replace('.', '/'));
            int method = Math.max(0, owner.lastIndexOf('/'));
            if (chosen.containsKey(owner)) {
                skipped.add(line(owner, line.substring(colon + 2)));
            } else if (chosen.containsKey(owner.substring(0, method))) {
                skipped.add(line(owner.substring(0, method), owner.substring(method + 1) + line.substring(colon)));
            }
        }
        return skipped;
    }

    private static String line(String name, String why) {
        return name + ".class: " + why;
    }

    private static String dots(String name) {
        return name.replace('/', '.');
    }
}
