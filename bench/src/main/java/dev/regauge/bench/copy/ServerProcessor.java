package dev.regauge.bench.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Processor time of a server on this machine, all its processes together; steps of 10 ms. Zero where {@code /proc} is not. */
final class ServerProcessor {

    private static final Path PROCESSES = Path.of("/proc");
    private static final double NANOS_OF_A_TICK = 1e7;

    /** Behind the name in parentheses, counted from 0: parent, own and children's time in user and system mode. */
    private static final int PARENT = 1;

    private static final int USER_TIME = 11;
    private static final int LAST_TIME = 14;

    private final String postmaster;

    private ServerProcessor(String postmaster) {
        this.postmaster = postmaster;
    }

    /** Of the server behind a connection of a superuser. */
    static ServerProcessor of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")) {
            result.next();
            return new ServerProcessor(result.getString(1).strip());
        }
    }

    /** Since the server began. */
    double nanos() {
        if (!Files.isDirectory(PROCESSES)) {
            return 0;
        }
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            return processes
                            .filter(process -> Character.isDigit(
                                    process.getFileName().toString().charAt(0)))
                            .mapToLong(this::ticks)
                            .sum()
                    * NANOS_OF_A_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long ticks(Path process) {
        boolean first = process.endsWith(postmaster);
        return fields(process)
                .filter(fields -> first || fields.get(PARENT).equals(postmaster))
                .map(fields -> fields.subList(USER_TIME, first ? LAST_TIME + 1 : USER_TIME + 2).stream()
                        .mapToLong(Long::parseLong)
                        .sum())
                .orElse(0L);
    }

    /** None of a process that has ended. */
    private static Optional<List<String>> fields(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return Optional.of(List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
