package dev.regauge.bench.run;

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
 * @param sizes rows of an operation, for works that know several; empty for all of theirs
 * @param tsv where every single value goes
 */
public record Options(
        List<String> works,
        Effort effort,
        OptionalInt rounds,
        List<Integer> roundTrips,
        List<Integer> sizes,
        Optional<Path> tsv) {

    /** With everything a command line may leave out. */
    public static Options of(List<String> works) {
        return new Options(works, Effort.FULL, OptionalInt.empty(), List.of(0, 1, 5), List.of(), Optional.empty());
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException when it is none of this benchmark's; the message shows what would be
     */
    public static Options parse(List<String> arguments, Benchmark benchmark) {
        Reader reader = new Reader(arguments.iterator(), benchmark);
        Options options = reader.all(of(List.of()));
        if (options.works.isEmpty()) {
            throw new IllegalArgumentException(benchmark.usage());
        }
        return options;
    }

    /** The same with another effort. */
    public Options withEffort(Effort other) {
        return new Options(works, other, rounds, roundTrips, sizes, tsv);
    }

    /** The same with so many rounds, whatever the effort says. */
    public Options withRounds(int count) {
        return new Options(works, effort, OptionalInt.of(count), roundTrips, sizes, tsv);
    }

    /** The same over networks of these round trips. */
    public Options withRoundTrips(List<Integer> millis) {
        return new Options(works, effort, rounds, millis, sizes, tsv);
    }

    /** The same with operations of so many rows. */
    public Options withSizes(List<Integer> rows) {
        return new Options(works, effort, rounds, roundTrips, rows, tsv);
    }

    private Options withTsv(Path file) {
        return new Options(works, effort, rounds, roundTrips, sizes, Optional.of(file));
    }

    private Options withWork(String name) {
        List<String> all = new ArrayList<>(works);
        all.add(name);
        return new Options(all, effort, rounds, roundTrips, sizes, tsv);
    }

    /** Takes one argument after the other. */
    private record Reader(Iterator<String> rest, Benchmark benchmark) {

        Options all(Options start) {
            Options options = start;
            while (rest.hasNext()) {
                options = next(options, rest.next());
            }
            return options;
        }

        private Options next(Options options, String argument) {
            return switch (argument) {
                case "--quick" -> options.withEffort(Effort.QUICK);
                case "--rounds" -> options.withRounds(number(value()));
                case "--round-trips" -> options.withRoundTrips(numbers(value()));
                case "--sizes", "--rows" -> options.withSizes(numbers(value()));
                case "--tsv" -> options.withTsv(Path.of(value()));
                default -> options.withWork(known(argument));
            };
        }

        private String known(String work) {
            if (!benchmark.works().containsKey(work)) {
                throw new IllegalArgumentException("There is no work " + work + "\n" + benchmark.usage());
            }
            return work;
        }

        private String value() {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(benchmark.usage());
            }
            return rest.next();
        }

        private List<Integer> numbers(String text) {
            return Stream.of(text.split(",", -1)).map(this::number).toList();
        }

        private int number(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(text + " is not a number\n" + benchmark.usage(), e);
            }
        }
    }
}
