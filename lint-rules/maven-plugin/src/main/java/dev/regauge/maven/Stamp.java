package dev.regauge.maven;

import dev.regauge.lint.Sha256;
import dev.regauge.lint.project.BuiltModule;
import dev.regauge.lint.project.ProjectException;
import dev.regauge.lint.scan.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What tells whether a lint would see what it saw before: a hash over every file that it is given, whether it would read
 * it or not, and over every setting. A file is its path, its size, when it was written, and when anything of it was changed,
 * which no program can set; where the file system does not know that, as on Windows, a hash of what is in it.
 */
final class Stamp extends SimpleFileVisitor<Path> {

    /** No lint looks into these. */
    private static final Set<String> NEVER_READ = Set.of(".git", ".gradle", ".idea", ".mvn", "node_modules");

    private final Set<Path> apart;
    private final Set<Path> meant;
    private final Set<Path> visited = new HashSet<>();
    private final TreeSet<String> lines = new TreeSet<>();

    private Stamp(Set<Path> apart, Set<Path> meant) {
        this.apart = apart;
        this.meant = meant;
    }

    /**
     * Takes the stamp, as hexadecimal digits.
     *
     * @param files read beside those of the module; what is not there counts as not there
     * @param settings all that the result depends on besides
     * @throws ProjectException when a folder cannot be walked over
     */
    static String of(BuiltModule module, List<Path> files, List<String> settings) {
        List<Path> roots = new ArrayList<>(List.of(module.root()));
        roots.addAll(module.layout().folders());
        roots.addAll(module.layout().known());
        roots.addAll(files);
        Stamp stamp = new Stamp(module.layout().apart(), new HashSet<>(roots));
        try {
            for (Path root : roots) {
                if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
                    Files.walkFileTree(root, stamp);
                }
            }
        } catch (IOException unreadable) {
            throw new ProjectException("Cannot read " + module.root() + ": " + unreadable.getMessage()
                    + "\n  to fix: check its permissions");
        }
        return stamp.hash(Stream.concat(words(module), settings.stream()));
    }

    /** The same in every run: the order of a set is not. */
    private static Stream<String> words(BuiltModule module) {
        Layout layout = module.layout();
        return Stream.of(
                        module.root(),
                        module.buildFile(),
                        new TreeSet<>(layout.apart()),
                        layout.classes(),
                        layout.resources(),
                        layout.sources(),
                        layout.known(),
                        layout.knownSources(),
                        module.drivers())
                .map(Object::toString);
    }

    private String hash(Stream<String> settings) {
        MessageDigest digest = Sha256.digest();
        Stream.concat(settings, lines.stream())
                .forEach(line -> digest.update((line.length() + ":" + line).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean left = apart.contains(folder) || NEVER_READ.contains(String.valueOf(folder.getFileName()));
        return (left && !meant.contains(folder)) || !visited.add(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        lines.add(file + "\0" + attributes.size() + "\0"
                + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "\0" + content(file, attributes));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        lines.add(file + "\0" + failure.getClass());
        return FileVisitResult.CONTINUE;
    }

    /** What changes whenever anything in the file does. */
    private static String content(Path file, BasicFileAttributes attributes) {
        try {
            OptionalLong changed = changed(file);
            if (changed.isPresent()) {
                return Long.toString(changed.getAsLong());
            }
            return attributes.isRegularFile()
                    ? hash(file)
                    : attributes.isSymbolicLink() ? Files.readSymbolicLink(file).toString() : "";
        } catch (IOException unreadable) {
            return unreadable.getClass().toString();
        }
    }

    private static OptionalLong changed(Path file) throws IOException {
        try {
            return Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS) instanceof FileTime time
                    ? OptionalLong.of(time.to(TimeUnit.NANOSECONDS))
                    : OptionalLong.empty();
        } catch (UnsupportedOperationException | IllegalArgumentException notKnown) {
            return OptionalLong.empty();
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
