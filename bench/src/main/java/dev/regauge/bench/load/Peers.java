package dev.regauge.bench.load;

import dev.regauge.bench.copy.WideRows;
import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who else loads a file: each is left out where it is not installed. */
final class Peers {

    static final String PSQL = "psql \\copy";

    /** Slow ones load no more than this, and are compared by the row. */
    private static final int PGLOADER_ROWS = 200_000;

    private static final int LIQUIBASE_ROWS = 50_000;

    /** By its name: here its class cannot be loaded. */
    private static final String LIQUIBASE_LOAD = "dev.regauge.bench.load.LiquibaseLoad";

    private static final Map<String, String> PASSWORD = Map.of("PGPASSWORD", BenchServer.USER);

    private Peers() {}

    static Optional<Task> psql(Path csv, WideFiles files, Target target) throws SQLException {
        Optional<Path> program = onPath("psql");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        String copy = "\\copy " + target.table() + " from '" + csv + "' csv header";
        List<String> words = List.of(
                program.get().toString(),
                "--no-psqlrc",
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--dbname=" + target.url(),
                "--command=" + copy);
        return Optional.of(Task.of(PSQL, new Program(words, PASSWORD), files.contents()));
    }

    static Optional<Task> pgloader(WideFiles files, Target target) throws SQLException, IOException {
        Optional<Path> program = onPath("pgloader");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int rows = Math.min(PGLOADER_ROWS, files.rows());
        Path csv = files.write("pgloader.csv", WideFiles.first(rows), WideFiles.CSV);
        Path commands = files.folder().resolve("wide.load");
        Files.writeString(commands, PgloaderCommands.of(csv, target));
        List<String> words = List.of(
                program.get().toString(),
                "--root-dir",
                files.folder().resolve("pgloader").toString(),
                commands.toString());
        return Optional.of(Task.of(named("pgloader", rows, files), new Program(words, PASSWORD), firstOf(files, rows)));
    }

    /** Empty where there is no folder of the command line's jars, which hold it. */
    static Optional<Task> liquibase(WideFiles files, Target target, String classPath) throws SQLException, IOException {
        if (classPath.endsWith("/*") && !Files.isDirectory(Path.of(classPath.replaceFirst("/\\*$", "")))) {
            return Optional.empty();
        }
        int rows = Math.min(LIQUIBASE_ROWS, files.rows());
        Path csv = files.write("liquibase.csv", WideFiles.first(rows), WideFiles.CSV + ", null 'NULL'");
        Files.writeString(files.folder().resolve(LiquibaseChangelog.NAME), LiquibaseChangelog.of(csv, target));
        List<String> words = List.of(
                RegaugeProgram.java(),
                "-cp",
                classPath + File.pathSeparator + own(),
                LIQUIBASE_LOAD,
                files.folder().toString(),
                target.server().address().jdbcUrl());
        return Optional.of(
                Task.of(named("Liquibase loadData", rows, files), new Program(words, PASSWORD), firstOf(files, rows)));
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path own() {
        return Path.of(
                Peers.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static Contents firstOf(WideFiles files, int rows) throws SQLException {
        return files.contents("id < " + (WideRows.FIRST_ID + rows));
    }

    /** Says so where it has fewer rows than the others. */
    private static String named(String name, int rows, WideFiles files) {
        return rows == files.rows() ? name : String.format(Locale.ROOT, "%s (%,d rows)", name, rows);
    }
}
