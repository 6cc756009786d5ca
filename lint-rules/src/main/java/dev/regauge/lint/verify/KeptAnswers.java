package dev.regauge.lint.verify;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.route.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What servers said of a project's statements, kept in its folder so that builds without a database know it too: one file
 * a query, to be checked in. Cannot be changed.
 *
 * <p>A file says for which route, major version of the server and schema it was written. What does not fit any more is
 * stale: it is told, and never used.
 */
public final class KeptAnswers {

    /** Where they are, from the project's folder. */
    public static final String FOLDER = ".regauge/verify";

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}\\.json");
    private static final long LARGEST = 1L << 20;
    private static final int MOST_FILES = 50_000;

    /** Nothing is kept. */
    public static final KeptAnswers NONE = new KeptAnswers(Map.of(), List.of());

    private final Map<String, KeptFile> files;
    private final List<String> refused;

    private KeptAnswers(Map<String, KeptFile> files, List<String> refused) {
        this.files = new TreeMap<>(files);
        this.refused = List.copyOf(refused);
    }

    /**
     * What fits a program as it is now.
     *
     * @param verification what is known of its statements; the server is empty where nothing is
     * @param problems what is missing, stale, left over or refused, a line each
     */
    public record Fit(Verification verification, List<String> problems) {
        /** Copies the list. */
        public Fit {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Takes what both ends have said.
     *
     * @param major of the server
     * @param schema what tells this schema from others, such as a hash of its files
     */
    public static KeptAnswers of(Verification verification, Route route, int major, String schema) {
        Map<String, Map<List<String>, KeptAnswer>> answers = new TreeMap<>();
        Map<String, String> texts = new TreeMap<>();
        for (Verification.Statement statement : verification.statements()) {
            if (needsServer(statement.site(), statement.template())) {
                KeptQuestion question =
                        KeptQuestion.of(statement.site(), statement.template().text(), route.to());
                texts.put(question.fileName(), question.sql());
                answers.computeIfAbsent(question.fileName(), name -> new TreeMap<>(KeptAnswers::compare))
                        .merge(
                                question.way(),
                                new KeptAnswer(question.way(), statement.from(), statement.to()),
                                KeptAnswer::with);
            }
        }
        Map<String, KeptFile> files = new TreeMap<>();
        answers.forEach((name, ways) -> files.put(
                name,
                new KeptFile(
                        route.from().toString(),
                        route.to().toString(),
                        major,
                        schema,
                        String.valueOf(texts.get(name)),
                        List.copyOf(ways.values()))));
        return new KeptAnswers(files, List.of());
    }

    private static int compare(List<String> one, List<String> other) {
        return one.toString().compareTo(other.toString());
    }

    /** What is known without a server needs no keeping. */
    private static boolean needsServer(SqlSite site, SqlTemplate template) {
        return Verifiers.canBeAsked(site)
                && Examination.withoutAsking(site, template).isEmpty();
    }

    /**
     * Reads a folder; none is read where it is not there. Files that are not ours by name are left alone, symbolic links
     * are not followed, and a file that says what we have not written is refused, which {@link Fit#problems} tells.
     */
    public static KeptAnswers read(Path folder) {
        Map<String, KeptFile> files = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        link(folder).ifPresent(link -> refused.add(shown(link) + " is a symbolic link, which is not followed"));
        for (Path file : refused.isEmpty() ? ours(folder) : List.<Path>of()) {
            String name = String.valueOf(file.getFileName());
            try {
                files.put(name, read(file, name));
            } catch (KeptFileReader.Refused e) {
                refused.add(FOLDER + "/" + name + ": " + e.getMessage());
            }
        }
        return new KeptAnswers(files, refused);
    }

    private static KeptFile read(Path file, String name) throws KeptFileReader.Refused {
        try {
            if (Files.size(file) > LARGEST) {
                throw new KeptFileReader.Refused("it is larger than any kept answer");
            }
            return KeptFileReader.read(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new KeptFileReader.Refused("it cannot be read as text");
        }
    }

    private static List<Path> ours(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file ->
                            NAME.matcher(String.valueOf(file.getFileName())).matches())
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_FILES)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    /**
     * Makes the folder say this and nothing else: writes what differs, and takes away files of ours that no statement
     * needs any more.
     *
     * @return how many files it holds now
     * @throws IOException when it cannot be written
     */
    public int write(Path folder) throws IOException {
        requireNoLink(folder);
        Files.createDirectories(folder);
        for (Path file : ours(folder)) {
            if (!files.containsKey(String.valueOf(file.getFileName()))) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, KeptFile> entry : files.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            String text = KeptFileWriter.text(entry.getValue());
            boolean same = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= LARGEST
                    && text.equals(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            if (!same) {
                Files.deleteIfExists(file);
                Files.writeString(file, text);
            }
        }
        return files.size();
    }

    /** A link could lead out of the project, where nothing may be taken away. */
    private static void requireNoLink(Path folder) throws IOException {
        Optional<Path> link = link(folder);
        if (link.isPresent()) {
            throw new IOException(link.get() + " is a symbolic link, which is not followed");
        }
    }

    /** The folder or the one that it is in, where that is a link. */
    private static Optional<Path> link(Path folder) {
        return Stream.of(folder, folder.resolveSibling("."))
                .map(Path::normalize)
                .filter(Files::isSymbolicLink)
                .findFirst();
    }

    private static String shown(Path link) {
        return link.endsWith(FOLDER) ? FOLDER : String.valueOf(link.getFileName());
    }

    /** Whether nothing is kept. */
    public boolean isEmpty() {
        return files.isEmpty() && refused.isEmpty();
    }

    /**
     * What of it still holds for a program.
     *
     * @param sites of the program as it is now
     * @param route that is asked about
     * @param schema of the program as it is now, as {@link #of} was told it
     */
    public Fit fit(List<SqlSite> sites, Route route, String schema) {
        KeptFit fit = new KeptFit(files, refused, route, schema);
        for (SqlSite site : sites) {
            for (SqlTemplate template : site.templates()) {
                if (needsServer(site, template)) {
                    fit.look(site, template);
                }
            }
        }
        return fit.result();
    }
}
