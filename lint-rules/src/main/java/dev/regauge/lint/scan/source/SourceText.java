package dev.regauge.lint.scan.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/** The text of a source file, for the compiler's parser. What is no UTF-8 in it becomes a replacement character. */
final class SourceText extends SimpleJavaFileObject {

    private static final int LARGEST = 1 << 23;

    private final Path path;
    private final String text;

    SourceText(Path path, String text) {
        super(path.toUri(), Kind.SOURCE);
        this.path = path;
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @throws IOException where it cannot be read, or is larger than any source that a person has written
     */
    static SourceText read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            return new SourceText(path, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    Path path() {
        return path;
    }

    String text() {
        return text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
