package dev.regauge.lint.fix;

import dev.regauge.lint.scan.source.ConstantTexts;
import dev.regauge.url.rewrite.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files of a project as they are while its fixes are planned: each is read and parsed once. */
final class Sources {

    private static final long LARGEST = 8L << 20;

    private final Path root;
    private final Map<String, Optional<SourceFile>> files = new HashMap<>();
    private final Map<String, Optional<ConstantTexts>> parsed = new HashMap<>();

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
}
