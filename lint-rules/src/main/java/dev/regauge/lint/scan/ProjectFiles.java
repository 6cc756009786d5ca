package dev.regauge.lint.scan;

import dev.regauge.lint.scan.resource.Resources;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The class files, source files and resources below a folder. Symbolic links are not followed, and folders that build tools and
 * version control keep for themselves are left out.
 */
final class ProjectFiles extends SimpleFileVisitor<Path> {

    private static final Set<String> IGNORED =
            Set.of(".git", ".gradle", ".idea", ".mvn", "node_modules", "test-classes");
    private static final Set<String> SOURCES = Set.of(".java", ".kt", ".scala", ".groovy");

    private final Path root;
    private final List<Path> classes = new ArrayList<>();
    private final List<Path> strays = new ArrayList<>();
    private final Map<String, List<SourceFile>> sources = new LinkedHashMap<>();
    private final ProjectResources resources = new ProjectResources();
    private final ProjectArchives archives = new ProjectArchives();
    private final List<Path> templates = new ArrayList<>();
    private final Map<Path, String> unreadable = new TreeMap<>();

    /**
     * A source file.
     *
     * @param path relative to the root, with {@code /} between folders
     * @param modified in milliseconds
     */
    record SourceFile(String path, long modified) {}

    private ProjectFiles(Path root) {
        this.root = root;
    }

    /** Walks over a folder once. */
    static ProjectFiles below(Path root) throws IOException {
        ProjectFiles files = new ProjectFiles(root);
        Files.walkFileTree(root, files);
        return files;
    }

    /**
     * The class files of the project itself, not of its tests: those in the output folders of the build tools; where
     * there are none, those that lie in the folder as in an output folder. Sorted.
     */
    List<Path> classes() {
        return (classes.isEmpty() ? strays : classes).stream().sorted().toList();
    }

    /** The files that may hold SQL. */
    ProjectResources resources() {
        return resources;
    }

    /** SQL in templates of StringTemplate, which JDBI reads and nobody here does. Sorted. */
    List<Path> templates() {
        return templates.stream().sorted().toList();
    }

    /** The archives that may be its program. */
    ProjectArchives archives() {
        return archives;
    }

    /** Source files by their simple name. */
    Map<String, List<SourceFile>> sources() {
        return sources;
    }

    /** Files and folders that could not be read, and why. */
    Map<Path, String> unreadable() {
        return unreadable;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        boolean versions = name.equals("versions")
                && folder.getParent() != null
                && folder.getParent().endsWith("META-INF");
        return !folder.equals(root) && (IGNORED.contains(name) || versions)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        if (!attributes.isRegularFile()) {
            if (attributes.isSymbolicLink() && mayHoldClasses(file, ending)) {
                unreadable.put(file, "a symbolic link, which is not followed");
            }
            return FileVisitResult.CONTINUE;
        }
        if (Resources.mayMatter(name)) {
            resources.add(file, relative(file));
        } else if (ending.equals(".class")) {
            String path = relative(file);
            if (isOutput(path)) {
                classes.add(file);
            } else if (!isTest(path)) {
                strays.add(file);
            }
        } else if (name.endsWith(".sql.stg") && relative(file).contains("src/main/")) {
            templates.add(file);
        } else if (ArchiveEntries.isArchive(name)) {
            archives.add(file, relative(file));
        } else if (SOURCES.contains(ending)) {
            sources.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(new SourceFile(
                            relative(file), attributes.lastModifiedTime().toMillis()));
        }
        return FileVisitResult.CONTINUE;
    }

    /** A file that would be read, or a folder of such or one in it, whether it leads there or round in circles. */
    private boolean mayHoldClasses(Path link, String ending) {
        String path = relative(link);
        boolean resource = ProjectResources.isInside(path) && Resources.mayMatter(path);
        boolean folder = isOutput(path + "/") || ProjectResources.isInside(path + "/x");
        return resource || ending.equals(".class") || (folder && !Files.isRegularFile(link));
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(root)) {
            throw failure;
        }
        unreadable.put(file, "cannot be read (" + failure.getClass().getSimpleName() + ")");
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
            Path folder, java.io.@org.jspecify.annotations.Nullable IOException failure) {
        if (failure != null) {
            unreadable.put(folder, "cannot be listed (" + failure.getClass().getSimpleName() + ")");
        }
        return FileVisitResult.CONTINUE;
    }

    Path resolve(String path) {
        return root.resolve(path);
    }

    String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isOutput(String path) {
        String slashed = "/" + path;
        return slashed.contains("/target/classes/")
                || isGradle(slashed)
                || slashed.contains("/out/production/")
                || (slashed.contains("/bin/") && !slashed.contains("/bin/test/"));
    }

    /** {@code build/classes/LANGUAGE/main}. */
    private static boolean isGradle(String slashed) {
        int at = slashed.indexOf("/build/classes/");
        if (at < 0) {
            return false;
        }
        int language = slashed.indexOf('/', at + "/build/classes/".length());
        return language > 0 && slashed.startsWith("/main/", language);
    }

    private static boolean isTest(String path) {
        String slashed = "/" + path;
        return slashed.contains("/test/") || slashed.contains("/build/classes/") || slashed.contains("/src/");
    }
}
