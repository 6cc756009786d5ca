package dev.regauge.lint.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells applications apart that share no class path: two output folders with a class of the same name, such as an
 * example and its successor, cannot belong to one.
 */
final class Applications {

    private final List<ClassFile> classes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private Applications() {}

    /** The classes, in as few groups as there can be. */
    static List<List<ClassFile>> in(Collection<ClassFile> all) {
        Map<String, List<ClassFile>> byFolder = new TreeMap<>();
        for (ClassFile file : all) {
            byFolder.computeIfAbsent(root(file), key -> new ArrayList<>()).add(file);
        }
        List<Applications> found = new ArrayList<>();
        byFolder.values().forEach(folder -> add(folder, found));
        return found.stream().map(application -> application.classes).toList();
    }

    private static void add(List<ClassFile> folder, List<Applications> found) {
        for (Applications application : found) {
            if (folder.stream().noneMatch(file -> application.names.contains(file.name()))) {
                application.add(folder);
                return;
            }
        }
        Applications next = new Applications();
        next.add(folder);
        found.add(next);
    }

    private void add(List<ClassFile> folder) {
        for (ClassFile file : folder) {
            classes.add(file);
            if (!file.name().equals("module-info")) {
                names.add(file.name());
            }
        }
    }

    private static String root(ClassFile file) {
        Place place = file.place();
        return place.isArchived()
                ? place.file().toAbsolutePath() + "!/" + place.root()
                : folder(file).toString();
    }

    /** The folder that the packages of a class stand in; the class's own where they do not fit its path. */
    static Path folder(ClassFile file) {
        Path path = file.place().file().toAbsolutePath();
        Path own = Objects.requireNonNullElse(path.getParent(), path);
        Path folder = own;
        String[] packages = file.name().split("/", -1);
        for (int i = packages.length - 2; i >= 0; i--) {
            // compared as text: a class may have a name that no file of this platform can have
            Path parent = folder.getParent();
            if (parent == null || !folder.getFileName().toString().equals(packages[i])) {
                return own;
            }
            folder = parent;
        }
        return folder;
    }
}
