package dev.regauge.lint.settings;

import dev.regauge.url.rewrite.BuildOutput;
import dev.regauge.url.rewrite.OwnOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The comments {@code regauge:ignore} in the files of a project: configuration, build files, SQL scripts, mappers, and
 * sources of programs for the connection URLs in them. Links are not followed; hidden folders, what a build has made, and
 * files over 5 MB are left out.
 */
public final class FileComments extends SimpleFileVisitor<Path> {

    /** No file was looked into. */
    public static final FileComments NONE = new FileComments(Path.of(""), Set.of());

    private static final int LARGEST = 5 << 20;
    private static final Set<String> SOURCES = Set.of("java", "kt", "scala", "groovy");
    private static final Set<String> TEXTS = Set.of(
            "yml",
            "yaml",
            "properties",
            "xml",
            "sql",
            "gradle",
            "kts",
            "json",
            "conf",
            "toml",
            "env",
            "ini",
            "cfg",
            "sh",
            "bat",
            "java",
            "kt",
            "scala",
            "groovy");

    private static final List<String> SIGNS = List.of("#", "//", "--", "/*", "<!--", ";", "!", "*", "{#");

    private static final List<String> OF_SQL = List.of("--", "/*", "*");

    private final Path root;
    private final Set<Path> apart;
    private final List<Comment> found = new ArrayList<>();

    /**
     * A comment.
     *
     * @param file relative to the root, with {@code /} between folders
     * @param line it stands in, counted from 1
     * @param last the last line it is about: its own, or the next that is no comment
     * @param ofSql whether it may be a part of a statement
     */
    record Comment(String file, int line, int last, IgnoreComment text, boolean ofSql) {

        boolean covers(String path, int place) {
            return file.equals(path) && place >= line && place <= last;
        }

        /** Whether it stands in the source of a program, where only connection URLs are found. */
        boolean inSource() {
            return SOURCES.contains(extension(file));
        }
    }

    private FileComments(Path root, Set<Path> apart) {
        this.root = root;
        this.apart = apart;
    }

    /** The comments below a folder, sorted by place; none for what is no folder. What cannot be read has none. */
    public static FileComments under(Path project) {
        return under(project, Set.of());
    }

    /**
     * As {@link #under(Path)} does.
     *
     * @param apart folders whose files are none of the project's; real paths
     */
    public static FileComments under(Path project, Set<Path> apart) {
        try {
            FileComments comments = new FileComments(project.toRealPath(), apart);
            if (Files.isDirectory(comments.root)) {
                Files.walkFileTree(comments.root, comments);
            }
            comments.found.sort(Comparator.comparing(Comment::file).thenComparing(Comment::line));
            return comments;
        } catch (IOException notThere) {
            return NONE;
        }
    }

    List<Comment> all() {
        return found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        return !folder.equals(root)
                        && (name.startsWith(".") || BuildOutput.isMade(root, folder) || apart.contains(folder))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean text = TEXTS.contains(extension(name)) || name.startsWith("dockerfile") || name.startsWith(".env");
        if (text && attributes.isRegularFile() && attributes.size() <= LARGEST) {
            read(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE; // whoever looks for findings says so
    }

    private void read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            if (IgnoreComment.at(text) >= 0 && !isReport(file, text)) {
                find(root.relativize(file).toString().replace('\\', '/'), text.split("\r\n|\r|\n", -1));
            }
        } catch (IOException unreadable) {
            // whoever looks for findings says so
        }
    }

    /** A report quotes such comments. */
    private static boolean isReport(Path file, String text) {
        String name = String.valueOf(file.getFileName());
        return !name.equals(LintConfig.FILE) && OwnOutput.isOne(name, text);
    }

    private void find(String file, String[] lines) {
        boolean source = SOURCES.contains(extension(file));
        for (int i = 0; i < lines.length; i++) {
            int mark = IgnoreComment.at(lines[i]);
            if (mark >= 0 && isComment(lines[i].substring(0, mark).strip(), source)) {
                int at = i;
                String before = lines[i].substring(0, mark).strip();
                boolean ofSql = OF_SQL.stream().anyMatch(before::endsWith) && !before.endsWith("<!--");
                IgnoreComment.in(lines[i].substring(mark))
                        .forEach(comment -> found.add(new Comment(file, at + 1, last(lines, at) + 1, comment, ofSql)));
            }
        }
    }

    /** A comment sign stands right in front; in a source, where texts may hold comments of SQL, that of a whole line. */
    private static boolean isComment(String before, boolean source) {
        return source
                ? before.endsWith("//") && before.indexOf('"') < 0
                : SIGNS.stream().anyMatch(before::endsWith);
    }

    /** The first line from a comment on that is more than a comment. */
    private static int last(String[] lines, int comment) {
        int last = comment;
        while (last + 1 < lines.length && isOnlyComment(lines[last].strip())) {
            last++;
        }
        return last;
    }

    private static boolean isOnlyComment(String line) {
        boolean ends = line.endsWith("*/") || line.endsWith("-->") || (!line.contains("*/") && !line.contains("-->"));
        return ends && SIGNS.stream().anyMatch(line::startsWith);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
