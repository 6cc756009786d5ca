package dev.regauge.lint.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files of a project that say which libraries it takes, and the jars that lie in it. What a build made, hidden
 * folders and what is behind symbolic links are left out.
 */
final class BuildTree extends SimpleFileVisitor<Path> {

    private static final Set<String> NOT_WRITTEN = Set.of("target", "build", "out", "bin", "node_modules");

    private static final Set<String> NAMES = Set.of(
            "pom.xml",
            "gradle.properties",
            "gradle.lockfile",
            "dependencies.lock",
            "ivy.xml",
            "project.clj",
            "deps.edn");

    private static final List<String> ENDINGS =
            List.of(".gradle", ".gradle.kts", ".versions.toml", ".lockfile", ".sbt");

    private static final List<String> ARCHIVES = List.of(".jar", ".war", ".ear");

    private static final long LARGEST_TEXT = 2L << 20;
    private static final long LARGEST_ARCHIVE = 1L << 30;
    private static final int MOST_FILES = 20_000;
    private static final long MOST_TEXT = 128L << 20;

    private final Path root;
    private final Set<Path> apart;
    private final List<Path> texts = new ArrayList<>();
    private final List<Path> archives = new ArrayList<>();
    private final List<String> notRead = new ArrayList<>();
    private final List<Path> tooMany = new ArrayList<>();
    private long textLength;

    private BuildTree(Path root, Set<Path> apart) {
        this.root = root;
        this.apart = apart;
    }

    /** @throws IOException when the folder itself cannot be walked over */
    static BuildTree below(Path root, Set<Path> apart) throws IOException {
        BuildTree tree = new BuildTree(root, apart);
        Files.walkFileTree(root, tree);
        tree.texts.sort(null);
        tree.archives.sort(null);
        tree.tellTooMany();
        return tree;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        boolean left =
                !folder.equals(root) && (NOT_WRITTEN.contains(name) || name.startsWith(".") || apart.contains(folder));
        return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        boolean text = NAMES.contains(name) || ENDINGS.stream().anyMatch(name::endsWith) || isOfSbt(file);
        boolean archive = ARCHIVES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        if (attributes.isRegularFile() && (text || archive)) {
            add(file, text, attributes.size());
        }
        return FileVisitResult.CONTINUE;
    }

    /** What a build of sbt is made of, beside {@code build.sbt}; other Scala is the program. */
    private static boolean isOfSbt(Path file) {
        return file.toString().endsWith(".scala")
                && file.getParent() != null
                && file.getParent().endsWith("project");
    }

    private void add(Path file, boolean text, long size) {
        List<Path> to = text ? texts : archives;
        boolean full = to.size() == MOST_FILES || (text && textLength + size > MOST_TEXT);
        if (size > (text ? LARGEST_TEXT : LARGEST_ARCHIVE)) {
            notRead.add(name(file) + ": too large for what it is");
        } else if (full) {
            tooMany.add(file);
        } else {
            to.add(file);
            textLength += text ? size : 0;
        }
    }

    private void tellTooMany() {
        if (!tooMany.isEmpty()) {
            notRead.add(name(tooMany.get(0)) + ": the project has more build files or archives than are read,"
                    + " so this one was not looked at, and " + (tooMany.size() - 1) + " more");
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(root)) {
            throw failure;
        }
        return FileVisitResult.CONTINUE;
    }

    List<Path> archives() {
        return archives;
    }

    List<String> notRead() {
        return notRead;
    }

    /** The build files. Bytes are taken for characters as they are: what is looked for is ASCII. */
    List<TextFile> texts() {
        List<TextFile> files = new ArrayList<>();
        for (Path path : texts) {
            try {
                String text = Files.readString(path, StandardCharsets.ISO_8859_1);
                files.add(new TextFile(path.toAbsolutePath().normalize(), name(path), text));
            } catch (IOException unreadable) {
                notRead.add(name(path) + ": cannot be read ("
                        + unreadable.getClass().getSimpleName() + ")");
            }
        }
        return files;
    }

    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
