package dev.regauge.load.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the files that a load is told of. */
public final class Sources {

    private Sources() {}

    /**
     * Files, patterns such as {@code data/*.csv} that no shell has resolved, and {@code -} for standard input, in this order;
     * those of a pattern by name. Packed files are known by their first bytes.
     *
     * @param encoding a name that Java knows; empty for UTF-8, or what a byte order mark says
     * @throws IOException with all that is wrong with the files
     */
    public static List<Source> of(List<String> arguments, Optional<String> encoding, InputStream standardInput)
            throws IOException {
        Optional<Charset> charset = encoding.isEmpty() ? Optional.empty() : Optional.of(charset(encoding.get()));
        List<Source> sources = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals("-")) {
                addInput(sources, standardInput, charset, wrong);
            } else {
                addFiles(sources, argument, charset, wrong);
            }
        }
        if (wrong.isEmpty()) {
            wrong.addAll(namedTwice(sources.stream().map(Source::name).toList()));
        }
        if (!wrong.isEmpty()) {
            throw new IOException(String.join("\n", wrong));
        }
        return sources;
    }

    /**
     * The files that an argument means, by name: the one that is so called, or those that match it as a pattern.
     *
     * @throws IOException that says what is wrong, and what to do
     */
    public static List<Path> files(String argument) throws IOException {
        try {
            return Globs.files(argument);
        } catch (InvalidPathException e) {
            throw new RefusedFileException("No name of a file", argument, "correct it: " + e.getReason());
        } catch (IOException e) {
            throw e instanceof RefusedFileException ? e : new RefusedFileException(Refusals.text(e, argument), e);
        }
    }

    /** Which of these files is another one of them, under the same name or another: its rows would be loaded twice. */
    public static List<String> namedTwice(List<String> names) {
        Map<Object, String> seen = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (String name : names) {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                continue; // a pipe, or standard input
            }
            String before = seen.putIfAbsent(key(file), name);
            if (before != null) {
                twice.add(Refusals.text(
                        "One file is named twice, and its rows would be loaded twice",
                        before.equals(name) ? name : before + " and " + name,
                        "name it once"));
            }
        }
        return twice;
    }

    private static Object key(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? file.toRealPath() : key;
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    private static Charset charset(String name) throws IOException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IOException(
                    Refusals.text(
                            "No such encoding",
                            name,
                            "name one that Java knows, such as UTF-8, UTF-16LE, ISO-8859-1, windows-1252"),
                    e);
        }
    }

    private static void addInput(
            List<Source> sources, InputStream input, Optional<Charset> charset, List<String> wrong) {
        if (sources.stream().anyMatch(source -> source.name().equals(PassingSource.STANDARD_INPUT))) {
            wrong.add(Refusals.text("Standard input can be read once only", "\"-\" twice", "give it once"));
        } else {
            sources.add(PassingSource.of(PassingSource.STANDARD_INPUT, () -> input, charset));
        }
    }

    private static void addFiles(List<Source> sources, String argument, Optional<Charset> charset, List<String> wrong) {
        try {
            for (Path file : files(argument)) {
                sources.add(source(file, charset));
            }
        } catch (IOException e) {
            wrong.add(Refusals.text(e, argument));
        }
    }

    private static Source source(Path file, Optional<Charset> charset) throws IOException {
        if (Files.isRegularFile(file)) {
            return FileSource.of(file, charset);
        }
        return PassingSource.of(file.toString(), () -> Files.newInputStream(file), charset);
    }
}
