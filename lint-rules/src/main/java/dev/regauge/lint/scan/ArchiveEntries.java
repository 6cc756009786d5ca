package dev.regauge.lint.scan;

import dev.regauge.lint.scan.resource.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names in an archive, sorted out: class files, each in the newest version that this Java would load, files that may
 * hold SQL, and archives.
 * Names that lead out of the archive and names that stand there twice are told apart.
 */
final class ArchiveEntries {

    private static final String VERSIONS = "META-INF/versions/";
    private static final String POMS = "META-INF/maven/";
    private static final List<String> ROOTS = List.of("BOOT-INF/classes/", "WEB-INF/classes/");
    private static final int OLDEST_VERSION = 9;
    private static final int LONGEST_NAME = 1000;

    private final int newest;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, Versioned> classes = new LinkedHashMap<>();
    private final List<String> archives = new ArrayList<>();
    private final List<String> resources = new ArrayList<>();

    private record Versioned(int version, String name) {}

    /**
     * None yet.
     *
     * @param newest the newest version that counts; 0 where the archive has but one version
     */
    ArchiveEntries(int newest) {
        this.newest = newest;
    }

    /** Takes a name. Answers why it is left out, or nothing where it is not. */
    String add(String name) {
        if (!isInside(name)) {
            return "its name leads out of the archive, or is no name";
        }
        if (name.endsWith("/")) {
            return "";
        }
        if (!names.add(name)) {
            return name.endsWith(".class") ? "it is there twice; one of the two was read" : "";
        }
        if (isArchive(name)) {
            archives.add(name);
        } else if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
            addClass(name);
        } else if (Resources.mayMatter(name) && !name.startsWith(VERSIONS) && !name.startsWith(POMS)) {
            resources.add(name);
        }
        return "";
    }

    /** The class files to read. */
    List<String> classes() {
        return classes.values().stream().map(Versioned::name).toList();
    }

    /** The files that may hold SQL. */
    List<String> resources() {
        return resources;
    }

    /** The archives in the archive. */
    List<String> archives() {
        return archives;
    }

    /** What of a name comes before the packages; a folder of versions does not count. */
    static String root(String name) {
        return ROOTS.stream().filter(name::startsWith).findFirst().orElse("");
    }

    static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".war") || name.endsWith(".ear");
    }

    /** A folder of versions means nothing where the manifest does not say so, as to Java itself. */
    private void addClass(String name) {
        if (!name.startsWith(VERSIONS)) {
            classes.merge(name, new Versioned(0, name), ArchiveEntries::newer);
            return;
        }
        int version = version(name);
        if (version >= OLDEST_VERSION && version <= newest) {
            String base = name.substring(name.indexOf('/', VERSIONS.length()) + 1);
            classes.merge(base, new Versioned(version, name), ArchiveEntries::newer);
        }
    }

    private static Versioned newer(Versioned one, Versioned other) {
        return other.version() > one.version() ? other : one;
    }

    private static int version(String name) {
        int end = name.indexOf('/', VERSIONS.length());
        String digits = name.startsWith(VERSIONS) && end > 0 ? name.substring(VERSIONS.length(), end) : "";
        boolean number =
                !digits.isEmpty() && digits.length() < 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : 0;
    }

    private static boolean isInside(String name) {
        boolean plain = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl);
        return plain && !name.startsWith("/") && !("/" + name + "/").contains("/../");
    }
}
