package dev.regauge.lint.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Maven project file as it stands there: nothing in it is resolved. */
final class PomFile {

    /**
     * A {@code <dependency>}.
     *
     * @param values of its elements, by name
     * @param line where it begins
     */
    record Entry(Map<String, String> values, int line) {

        String value(String name) {
            return values.getOrDefault(name, "");
        }

        String coordinates() {
            return value("groupId") + ":" + value("artifactId");
        }

        boolean isBom() {
            return value("scope").equals("import");
        }

        /** A classifier is how the oldest editions were told apart. */
        String edition() {
            return value("classifier");
        }
    }

    /** What stands in the project or in one of its profiles. */
    static final class Section {
        final Map<String, String> properties = new HashMap<>();
        final List<Entry> managed = new ArrayList<>();
        final List<Entry> dependencies = new ArrayList<>();
    }

    final TextFile file;
    final Map<String, String> own = new HashMap<>();
    final Map<String, String> parent = new HashMap<>();
    final Section main = new Section();

    /** Where {@code <parent>} begins; 0 where there is none. */
    int parentLine;

    /** Whether it has more drivers or profiles than are looked at. */
    boolean cut;

    /** By their ids. */
    final Map<String, Section> profiles = new LinkedHashMap<>();

    PomFile(TextFile file) {
        this.file = file;
    }

    String coordinates() {
        String group = own.getOrDefault("groupId", parent.getOrDefault("groupId", ""));
        return group + ":" + own.getOrDefault("artifactId", "");
    }

    /** {@code group:artifact:version} of the parent, where there is one. */
    Optional<String> parentCoordinates() {
        return parent.isEmpty()
                ? Optional.empty()
                : Optional.of(parent.getOrDefault("groupId", "") + ":" + parent.getOrDefault("artifactId", "") + ":"
                        + parent.getOrDefault("version", ""));
    }
}
