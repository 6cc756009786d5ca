package dev.regauge.url.rewrite;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a project that may name a driver: found without following links, and read one by one. */
final class ProjectFiles {

    /** What a file is read as. */
    enum Kind {
        YAML,
        PROPERTIES,
        JAVA,
        POM,
        /** Not edited, but what belongs to the route is mentioned. */
        OTHER
    }

    private static final long LARGEST = 5L << 20;
    private static final Set<String> OTHERS = Set.of(
            "xml", "gradle", "kts", "kt", "groovy", "scala", "json", "conf", "toml", "env", "ini", "cfg", "sh", "bat");

    private final Path root;
    private final Set<Path> apart;
    private final List<Path> found = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private ProjectFiles(Path root, Set<Path> apart) {
        this.root = root;
        this.apart = apart;
    }

    static ProjectFiles under(Path root, Set<Path> apart) {
        ProjectFiles files = new ProjectFiles(real(root), apart);
        try {
            Files.walkFileTree(files.root, files.new Visitor());
        } catch (IOException | SecurityException notWalked) {
            files.unreadable(files.root);
        }
        Collections.sort(files.found);
        return files;
    }

    /** The root itself may be a link: the user named it. */
    private static Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException | SecurityException notThere) {
            return root;
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped = !folder.equals(root)
                    && (isHidden(folder) || BuildOutput.isMade(root, folder) || apart.contains(folder));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && kind(file).isPresent()) {
                if (attributes.size() <= LARGEST) {
                    found.add(file);
                } else if (kind(file).get() != Kind.OTHER) {
                    refusals.add(new Refusal(
                            name(file),
                            0,
                            attributes.size() + " bytes",
                            "it is too large to read",
                            "look through it by hand"));
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException notVisited) {
            unreadable(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException notListed) {
            if (notListed != null) {
                unreadable(folder);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isHidden(Path folder) {
        return folder.getFileName().toString().startsWith(".");
    }

    private void unreadable(Path file) {
        refusals.add(new Refusal(
                name(file), 0, "a file or folder", "it cannot be read", "check that it is there and who may read it"));
    }

    List<Path> files() {
        return found;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /** Relative to the root, with {@code /} between folders. */
    String name(Path file) {
        if (file.equals(root)) {
            return Optional.ofNullable(root.getFileName()).map(Path::toString).orElse(".");
        }
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Empty, with a refusal, where it cannot be read. */
    Optional<SourceFile> read(Path file) {
        try {
            return Optional.of(new SourceFile(name(file), Files.readAllBytes(file)));
        } catch (IOException | SecurityException notRead) {
            unreadable(file);
            return Optional.empty();
        }
    }

    static Optional<Kind> kind(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        if (name.equals("pom.xml")) {
            return Optional.of(Kind.POM);
        }
        return switch (extension) {
            case "yml", "yaml" -> Optional.of(Kind.YAML);
            case "properties" -> Optional.of(Kind.PROPERTIES);
            case "java" -> Optional.of(Kind.JAVA);
            default ->
                OTHERS.contains(extension) || name.startsWith("dockerfile") || name.startsWith(".env")
                        ? Optional.of(Kind.OTHER)
                        : Optional.empty();
        };
    }
}
