package dev.regauge.lint.project;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The schema that a project brings along: its Liquibase changelog, else its Flyway migrations, else its
 * {@code schema.sql}; looked for in every module, and not among the tests.
 *
 * @param kind how it is applied
 * @param files the changelogs that nobody includes, the migrations in their order, or the one script
 */
public record ProjectSchema(Kind kind, List<SchemaFile> files) {

    /**
     * A file of a schema.
     *
     * @param home the folder that it, and what it includes, are named from: its module's resources, else the project
     * @param file where it is
     */
    public record SchemaFile(Path home, Path file) {

        /** Relative to its home, with {@code /} between folders. */
        public String name() {
            return home.relativize(file).toString().replace('\\', '/');
        }
    }

    /** How a schema is applied. */
    public enum Kind {
        LIQUIBASE("Liquibase changelog"),
        FLYWAY("Flyway migrations"),
        SCRIPT("SQL script");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private static final Pattern VERSIONED_MIGRATION = Pattern.compile("V[0-9][0-9._]*__.*\\.sql");

    private static final String RESOURCES = "/src/main/resources/";

    private static final Set<String> SCRIPTS = Set.of("schema.sql", "schema-postgresql.sql", "schema-postgres.sql");

    /** The first lines of a file tell a changelog. */
    private static final int HEAD_LINES = 60;

    /** Finds the schema of a project; empty where it has none. */
    public static Optional<ProjectSchema> find(ProjectTree tree) {
        List<Path> files =
                tree.files().stream().filter(file -> !isTest(tree, file)).toList();
        List<Path> changelogs =
                notIncluded(files.stream().filter(ProjectSchema::isChangelog).toList());
        if (!changelogs.isEmpty()) {
            return Optional.of(of(Kind.LIQUIBASE, tree, changelogs));
        }
        List<Path> migrations = files.stream()
                .filter(file -> VERSIONED_MIGRATION
                        .matcher(file.getFileName().toString())
                        .matches())
                .sorted(Comparator.comparing(ProjectSchema::version, ProjectSchema::compareVersions))
                .toList();
        if (!migrations.isEmpty()) {
            return Optional.of(of(Kind.FLYWAY, tree, migrations));
        }
        return files.stream()
                .filter(file -> SCRIPTS.contains(file.getFileName().toString()))
                .findFirst()
                .map(script -> of(Kind.SCRIPT, tree, List.of(script)));
    }

    /**
     * A schema that the user names: a changelog, or a script.
     *
     * @throws ProjectException when it is no file
     */
    public static ProjectSchema given(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ProjectException(
                    "--schema " + file + " is no file" + "\n  to fix: name an SQL script or a Liquibase changelog");
        }
        Path path = file.toAbsolutePath().normalize();
        String slashed = path.toString().replace('\\', '/');
        int resources = slashed.lastIndexOf(RESOURCES);
        Path home = resources < 0
                ? path.resolveSibling(".").normalize()
                : Path.of(slashed.substring(0, resources + RESOURCES.length() - 1));
        return new ProjectSchema(isChangelog(path) ? Kind.LIQUIBASE : Kind.SCRIPT, List.of(new SchemaFile(home, path)));
    }

    private static ProjectSchema of(Kind kind, ProjectTree tree, List<Path> files) {
        return new ProjectSchema(
                kind,
                files.stream()
                        .map(file -> new SchemaFile(home(tree, file), file))
                        .toList());
    }

    /** What this is, for a progress line. */
    public String describe() {
        String first = files.get(0).name();
        return kind.words + " " + (files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more");
    }

    static boolean isTest(ProjectTree tree, Path file) {
        return ("/" + tree.name(file)).contains("/src/test/");
    }

    private static Path home(ProjectTree tree, Path file) {
        String name = "/" + tree.name(file);
        int resources = name.indexOf(RESOURCES);
        return resources < 0 ? tree.root() : tree.root().resolve(name.substring(1, resources + RESOURCES.length() - 1));
    }

    public static boolean isChangelog(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".sql")) {
            return head(file).stream().anyMatch(line -> line.trim().startsWith("--liquibase formatted sql"));
        }
        return (name.endsWith(".xml") || name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
                && head(file).stream().anyMatch(line -> line.contains("databaseChangeLog"));
    }

    private static List<String> head(Path file) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String line = reader.readLine();
            while (line != null && lines.size() < HEAD_LINES) {
                lines.add(line);
                line = reader.readLine();
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        return lines;
    }

    /** The changelogs that no other one names; an {@code includeAll} of their folder counts as naming them. */
    private static List<Path> notIncluded(List<Path> changelogs) {
        List<Path> roots = new ArrayList<>(changelogs);
        for (Path including : changelogs) {
            String text = text(including);
            roots.removeIf(other -> !other.equals(including) && includes(text, other));
        }
        return roots.isEmpty() && !changelogs.isEmpty() ? changelogs.subList(0, 1) : List.copyOf(roots);
    }

    private static boolean includes(String text, Path other) {
        Path folder = other.toAbsolutePath().getParent();
        return text.contains(other.getFileName().toString())
                || (folder != null
                        && text.contains("includeAll")
                        && text.contains(folder.getFileName().toString()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String version(Path migration) {
        String name = migration.getFileName().toString();
        return name.substring(1, name.indexOf("__"));
    }

    private static int compareVersions(String left, String right) {
        String[] lefts = left.split("[._]", -1);
        String[] rights = right.split("[._]", -1);
        for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
            int byNumber = Long.compare(number(lefts[i]), number(rights[i]));
            if (byNumber != 0) {
                return byNumber;
            }
        }
        return Integer.compare(lefts.length, rights.length);
    }

    private static long number(String digits) {
        return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
    }
}
