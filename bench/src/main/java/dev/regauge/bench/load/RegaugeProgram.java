package dev.regauge.bench.load;

import dev.regauge.bench.run.BenchServer;
import dev.regauge.bench.run.Ended;
import dev.regauge.bench.run.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Our command line as it is started: by the script at the root, which is what a user starts, or by Java alone.
 *
 * @param words the program and what comes before its arguments
 * @param classPath where Liquibase is, which the command line brings along
 */
record RegaugeProgram(List<String> words, String classPath) {

    static final String NAME = "regauge load";

    /** A script of a checkout, or a folder of jars. */
    static RegaugeProgram at(String place) {
        Path path = Path.of(place).toAbsolutePath().normalize();
        return Files.isDirectory(path)
                ? onClassPath(path + "/*")
                : new RegaugeProgram(List.of(path.toString()), path.resolveSibling("cli/target/regauge/lib") + "/*");
    }

    /** As the script does, without the script. */
    static RegaugeProgram onClassPath(String classPath) {
        return new RegaugeProgram(
                List.of(
                        java(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        classPath,
                        "dev.regauge.cli.Regauge"),
                classPath);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts it once, so that a script that would build first does not build while it is measured. */
    void require() throws Exception {
        if (words.size() == 1 && !Files.isExecutable(Path.of(words.get(0)))) {
            throw new IllegalArgumentException("There is no " + words.get(0)
                    + "; start in the root of a built checkout, or say --regauge SCRIPT_OR_FOLDER_OF_JARS");
        }
        Ended ended = new Program(with(List.of("--version")), Map.of()).run();
        if (ended.exit() != 0) {
            throw new IllegalStateException("regauge does not start; build it first\n" + ended.said());
        }
    }

    /** A load of a file into the table of a target. */
    Program load(Path file, Target target, String... options) {
        List<String> arguments = List.of("load", file.toString(), "--into", target.url(), "--table", target.table());
        return new Program(
                with(Stream.concat(arguments.stream(), Stream.of(options)).toList()),
                Map.of("PGPASSWORD", BenchServer.USER));
    }

    /** The same with an option for its Java: the script takes it by another name than Java itself. */
    Program withJava(String option, Program load) {
        return load.with(words.size() == 1 ? "REGAUGE_JAVA_OPTIONS" : "JDK_JAVA_OPTIONS", option);
    }

    private List<String> with(List<String> arguments) {
        List<String> all = new ArrayList<>(words);
        all.addAll(arguments);
        return all;
    }
}
