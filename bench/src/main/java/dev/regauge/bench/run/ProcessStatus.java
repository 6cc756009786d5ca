package dev.regauge.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Linux tells of a process in {@code /proc}. Zero where that is not. */
public final class ProcessStatus {

    static final Path PROCESSES = Path.of("/proc");
    static final double NANOS_OF_A_TICK = 1e7;

    /** Behind the name in parentheses, counted from 0: parent, own and children's time in user and system mode. */
    static final int PARENT = 1;

    static final int USER_TIME = 11;
    static final int LAST_TIME = 14;

    private static final int CHILDREN_TIME = 13;
    private static final String PEAK = "VmHWM:";
    private static final int KIBIBYTE = 1024;

    private ProcessStatus() {}

    /** Processor time of the processes that this one has started and seen end, and of theirs; steps of 10 ms. */
    public static double nanosOfEndedChildren() {
        return fields(PROCESSES.resolve("self"))
                .map(fields -> ticks(fields.subList(CHILDREN_TIME, LAST_TIME + 1)) * NANOS_OF_A_TICK)
                .orElse(0.0);
    }

    /** The most memory that a process that runs has had so far, in bytes. */
    public static long peakBytes(long process) {
        try (Stream<String> lines = Files.lines(PROCESSES.resolve(process + "/status"))) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    static long ticks(List<String> times) {
        return times.stream().mapToLong(Long::parseLong).sum();
    }

    /** None of a process that has ended. */
    static Optional<List<String>> fields(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return Optional.of(List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
