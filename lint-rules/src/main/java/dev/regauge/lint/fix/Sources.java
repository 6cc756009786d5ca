package dev.regauge.lint.fix;

import dev.regauge.lint.scan.source.ConstantTexts;
import dev.regauge.url.rewrite.SourceFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a project as they are while its fixes are planned: each is read and parsed once. */
final class Sources {

    private static final long LARGEST = 8L << 20;
    private static final Set<String> MADE = Set.of("target", "build", "out", "bin", "node_modules");

    private final Path root;
    private final Map<String, Optional<SourceFile>> files = new HashMap<>();
    private final Map<String, Optional<ConstantTexts>> parsed = new HashMap<>();
    private List<String> code = List.of();

    Sources(Path root) {
        this.root = root;
    }

    /** The file; empty where there is none that can be read, or a link leads to it. */
    Optional<SourceFile> file(String name) {
        return files.computeIfAbsent(name, this::read);
    }

    private Optional<SourceFile> read(String name) {
        Path path = root.resolve(name);
        try {
            boolean readable = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Files.size(path) <= LARGEST;
            return readable ? Optional.of(new SourceFile(name, Files.readAllBytes(path))) : Optional.empty();
        } catch (IOException | SecurityException notRead) {
            return Optional.empty();
        }
    }

    /** The texts of a Java file; empty where it cannot be read or parsed. */
    Optional<ConstantTexts> texts(String name) {
        return parsed.computeIfAbsent(name, of -> file(of).flatMap(file -> texts(file)));
    }

    /** The texts of a file that may not be written yet. */
    Optional<ConstantTexts> texts(SourceFile file) {
        return ConstantTexts.of(root.resolve(file.name()), file.text());
    }

    /** Files of code that hold a word, tests among them, but the given one. */
    List<String> naming(String word, String but) {
        if (code.isEmpty()) {
            code = walk();
        }
        return code.stream()
                .filter(name -> !name.equals(but))
                .filter(name ->
                        file(name).filter(file -> holds(file.text(), word)).isPresent())
                .toList();
    }

    private static boolean holds(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private List<String> walk() {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = String.valueOf(folder.getFileName());
                    boolean left = !folder.equals(root) && (name.startsWith(".") || MADE.contains(name));
                    return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().matches(".*\\.(java|kt|scala|groovy)")) {
                        found.add(root.relativize(file).toString().replace('\\', '/'));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException notVisited) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException notWalked) {
            found.clear();
        }
        found.sort(null);
        return found;
    }
}
