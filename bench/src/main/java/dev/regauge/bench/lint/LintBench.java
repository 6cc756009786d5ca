package dev.regauge.bench.lint;

import dev.regauge.bench.paired.Machine;
import dev.regauge.route.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Measures the linter on jar files of other people's programs, which are given and never kept, and prints tables. */
public final class LintBench {

    private static final String USAGE = """
            usage: LintBench resolve JAR...    how much of the SQL that reaches a sink is known, and why the rest is not
                   LintBench recall [--seed N] [--sites N] JAR...
                                           what is reported of mistakes that are injected into SQL that reaches a sink
                   LintBench findings [--from P,P.. --to P] [--draw N --seed N] JAR...
                                           all that is found on the routes, or so many drawn at random: a line each
                   LintBench speed [--rounds N] [--regauge SCRIPT] [--before SCRIPT] [--archunit CLASS_PATH]
                           [--spotbugs FOLDER] JAR...
                                           whole processes beside each other; the peers' jars are given, not built with
            """;

    private static final String PROFILES = "pgjdbc-ng:0.8.9,pgjdbc:42.2.5,pgjdbc:42.2.5?preferQueryMode=simple";

    private LintBench() {}

    /** Exits with 0 when all was measured, 2 when the command line is wrong, 3 when something failed. */
    public static void main(String... arguments) {
        try {
            measure(new ArrayList<>(List.of(arguments)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            System.exit(3);
        }
    }

    private static void measure(List<String> arguments) throws Exception {
        String work = arguments.isEmpty() ? "" : arguments.remove(0);
        switch (work) {
            case "resolve" -> {
                List<Path> jars = jars(arguments);
                circumstances(work, jars);
                System.out.print(ResolveWork.of(jars));
            }
            case "recall" -> {
                long seed = number("--seed", 8, arguments);
                int count = number("--sites", 200, arguments);
                List<Path> jars = jars(arguments);
                circumstances(work + " --seed " + seed + " --sites " + count, jars);
                System.out.print(RecallWork.of(jars, count, seed));
            }
            case "findings" -> {
                long seed = number("--seed", 8, arguments);
                int count = number("--draw", 0, arguments);
                List<Route> routes = routes(arguments);
                List<Path> jars = jars(arguments);
                System.out.print(
                        count == 0 ? FindingsWork.of(jars, routes) : FindingsWork.drawn(jars, routes, count, seed));
            }
            case "speed" -> {
                int rounds = number("--rounds", 5, arguments);
                String regauge = option("--regauge", "./regauge", arguments);
                SpeedWork.Peers peers = new SpeedWork.Peers(
                        option("--before", "", arguments),
                        option("--archunit", "", arguments),
                        option("--spotbugs", "", arguments));
                List<Path> jars = jars(arguments);
                circumstances(work + " --rounds " + rounds, jars);
                System.out.print(SpeedWork.of(jars, rounds, regauge, peers));
            }
            default -> throw new IllegalArgumentException(USAGE);
        }
    }

    private static List<Route> routes(List<String> arguments) {
        String from = option("--from", PROFILES, arguments);
        String to = option("--to", "pgjdbc:42.7.14", arguments);
        return Stream.of(from.split(",", -1))
                .map(profile -> Route.of(profile, to))
                .toList();
    }

    private static int number(String option, int otherwise, List<String> arguments) {
        String value = option(option, String.valueOf(otherwise), arguments);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " wants a number, not " + value + "\n" + USAGE, e);
        }
    }

    /** Takes an option away. */
    private static String option(String option, String otherwise, List<String> arguments) {
        int at = arguments.indexOf(option);
        if (at < 0) {
            return otherwise;
        }
        if (at == arguments.size() - 1) {
            throw new IllegalArgumentException(USAGE);
        }
        arguments.remove(at);
        return arguments.remove(at);
    }

    private static List<Path> jars(List<String> arguments) {
        List<Path> jars = arguments.stream().map(Path::of).toList();
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw new IllegalArgumentException("There is no jar file " + jar + "\n" + USAGE);
            }
        }
        if (jars.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return jars;
    }

    /** Files are named without their folders. */
    private static void circumstances(String work, List<Path> jars) {
        List<String> words = Stream.concat(
                        Stream.of(work),
                        jars.stream().map(jar -> jar.getFileName().toString()))
                .toList();
        System.out.println(Machine.command(LintBench.class, words));
        Machine.lines().forEach(System.out::println);
        System.out.println();
    }
}
