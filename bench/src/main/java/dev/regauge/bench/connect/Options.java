package dev.regauge.bench.connect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What to measure and how long.
 *
 * @param works names, in the order given
 * @param effort quick or full
 * @param rounds instead of what the effort says
 * @param roundTrips in milliseconds, for works that know a network
 * @param tsv where every single value goes
 */
record Options(List<String> works, Effort effort, OptionalInt rounds, List<Integer> roundTrips, Optional<Path> tsv) {

    static final String USAGE = """
            usage: ConnectBench [--quick] [--rounds N] [--round-trips 0,1,5] [--tsv FILE] WORK...
              proxy     what the delay proxy really delays, and costs
              pipeline  100 different statements in one transaction
              borrow    a borrowed connection, a read by primary key
              prepare   named against unnamed statements, and from which execution
            """;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException when it is none of ours; the message shows what would be
     */
    static Options parse(List<String> arguments) {
        Options options = new Options(List.of(), Effort.FULL, OptionalInt.empty(), List.of(0, 1, 5), Optional.empty());
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        if (options.works.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return options;
    }

    private Options with(String argument, Iterator<String> rest) {
        return switch (argument) {
            case "--quick" -> new Options(works, Effort.QUICK, rounds, roundTrips, tsv);
            case "--rounds" -> new Options(works, effort, OptionalInt.of(number(value(rest))), roundTrips, tsv);
            case "--round-trips" -> new Options(works, effort, rounds, numbers(value(rest)), tsv);
            case "--tsv" -> new Options(works, effort, rounds, roundTrips, Optional.of(Path.of(value(rest))));
            default -> new Options(withWork(argument), effort, rounds, roundTrips, tsv);
        };
    }

    private List<String> withWork(String name) {
        if (!ConnectBench.WORKS.containsKey(name)) {
            throw new IllegalArgumentException("There is no work " + name + "\n" + USAGE);
        }
        List<String> all = new ArrayList<>(works);
        all.add(name);
        return all;
    }

    private static String value(Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(USAGE);
        }
        return rest.next();
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(text.split(",", -1)).map(Options::number).toList();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is not a number\n" + USAGE, e);
        }
    }
}
