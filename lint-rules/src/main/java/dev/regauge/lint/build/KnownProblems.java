package dev.regauge.lint.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known to be wrong with versions of drivers, as of a day: a table that comes along, or a file in its place. The
 * network is never asked.
 *
 * @param date the day, such as {@code 2026-12-01}
 * @param all in the order of the table
 */
public record KnownProblems(String date, List<KnownProblem> all) {

    /** A project's own table, from its folder. */
    public static final String OWN = ".regauge/known.tsv";

    private static final String TABLE = "known.tsv";
    private static final String DATE = "# date: ";
    private static final long LARGEST = 5L << 20;

    /** Copies the list. */
    public KnownProblems {
        all = List.copyOf(all);
    }

    /** The table that comes along. */
    public static KnownProblems load() {
        try (InputStream in = KnownProblems.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("The table of known vulnerabilities is missing from lint-rules");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), TABLE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table of known vulnerabilities", e);
        }
    }

    /**
     * The project's own table {@code .regauge/known.tsv} where it has one, else the one that comes along.
     *
     * @throws IllegalArgumentException when the project's own is none
     */
    public static KnownProblems forProject(Path project) {
        Path own = project.resolve(OWN);
        if (!Files.isRegularFile(own)) {
            return load();
        } else if (Files.isSymbolicLink(own)
                || Files.isSymbolicLink(own.resolveSibling(".").normalize())) {
            throw new IllegalArgumentException(
                    problem(own.toString(), 0, "it is behind a symbolic link, which is not followed"));
        }
        return read(own);
    }

    /**
     * Another table, in the form of the one that comes along.
     *
     * @throws IllegalArgumentException when it cannot be read, says no date, or has a line that is none of a table
     */
    public static KnownProblems read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(problem(file.toString(), 0, "it is larger than any table"));
            }
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    problem(
                            file.toString(),
                            0,
                            "it cannot be read (" + e.getClass().getSimpleName() + ")"),
                    e);
        }
    }

    private static KnownProblems parse(String text, String file) {
        String date = "";
        List<KnownProblem> all = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.startsWith(DATE)) {
                date = line.substring(DATE.length()).strip();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                all.add(problem(line, file, number));
            }
        }
        if (!date.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new IllegalArgumentException(problem(
                    file, 0, "it has no line \"" + DATE + "YEAR-MONTH-DAY\", so nobody could tell how old it is"));
        }
        return new KnownProblems(date, all);
    }

    private static KnownProblem problem(String line, String file, int number) {
        try {
            return KnownProblem.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(problem(file, number, String.valueOf(e.getMessage())), e);
        }
    }

    private static String problem(String file, int line, String what) {
        return "Not a table of known vulnerabilities: " + what + "\n  found in: " + file
                + (line == 0 ? "" : ", line " + line)
                + "\n  to fix:   write lines as in lint-rules' own table " + TABLE;
    }

    /** What a version of a driver has; of one that somebody else built nothing is known, which does not mean that it has none. */
    List<KnownProblem> of(String artifact, DriverVersion version) {
        String today = artifact.equals(DriverUse.PGJDBC_BEFORE_2013) ? DriverUse.PGJDBC : artifact;
        return version.foreign()
                ? List.of()
                : all.stream()
                        .filter(problem -> problem.artifact().equals(today))
                        .filter(problem -> problem.affects(version))
                        .toList();
    }

    /** The newest version of an artifact that fixes something. */
    Optional<DriverVersion> newest(String artifact) {
        return all.stream()
                .filter(problem -> problem.artifact().equals(artifact))
                .flatMap(problem -> problem.fixed().stream())
                .max(DriverVersion::compareTo);
    }
}
