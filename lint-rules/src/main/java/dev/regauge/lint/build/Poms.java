package dev.regauge.lint.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Maven project files of a tree, which inherit from and import each other. */
final class Poms {

    private final Map<Path, PomFile> byPath = new HashMap<>();
    private final Map<String, PomFile> byCoordinates = new HashMap<>();
    private final List<PomFile> all = new ArrayList<>();

    void add(PomFile pom) {
        all.add(pom);
        byPath.put(pom.file.path(), pom);
        byCoordinates.putIfAbsent(pom.coordinates(), pom);
    }

    /** The parent, where it is in the tree: at the path that the child names, else by its coordinates. */
    Optional<PomFile> parent(PomFile child) {
        if (child.parent.isEmpty()) {
            return Optional.empty();
        }
        String coordinates =
                child.parent.getOrDefault("groupId", "") + ":" + child.parent.getOrDefault("artifactId", "");
        return Optional.ofNullable(byPath.get(parentPath(child)))
                .filter(pom -> pom.coordinates().equals(coordinates))
                .or(() -> Optional.ofNullable(byCoordinates.get(coordinates)))
                .filter(pom -> pom != child);
    }

    private static Path parentPath(PomFile child) {
        String relative = child.parent.getOrDefault("relativePath", "../pom.xml");
        try {
            Path path = child.file.path().resolveSibling(relative.isEmpty() ? "../pom.xml" : relative);
            return (relative.endsWith(".xml") || relative.isEmpty() ? path : path.resolve("pom.xml")).normalize();
        } catch (IllegalArgumentException noPath) {
            return child.file.path();
        }
    }

    /** A bill of materials, where it is in the tree. */
    Optional<PomFile> bom(String coordinates) {
        return Optional.ofNullable(byCoordinates.get(coordinates));
    }

    /** The drivers of all of them. What only a {@code dependencyManagement} names counts where nobody depends on it. */
    List<DriverUse> uses() {
        List<DriverUse> uses = new ArrayList<>();
        for (PomFile pom : all) {
            uses.addAll(new PomVersions(this, pom).uses(PomVersions.Kind.DEPENDENCY));
            uses.addAll(new PomVersions(this, pom).inherited());
        }
        for (PomFile pom : all) {
            for (DriverUse managed : new PomVersions(this, pom).uses(PomVersions.Kind.MANAGED)) {
                if (uses.stream().noneMatch(use -> use.artifact().equals(managed.artifact()))) {
                    uses.add(managed);
                }
            }
        }
        return uses;
    }
}
