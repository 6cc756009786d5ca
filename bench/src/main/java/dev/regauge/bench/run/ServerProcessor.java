package dev.regauge.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** Processor time of a server on this machine, all its processes together; steps of 10 ms. Zero where {@code /proc} is not. */
public final class ServerProcessor {

    private final String postmaster;

    private ServerProcessor(String postmaster) {
        this.postmaster = postmaster;
    }

    /** Of the server behind a connection of a superuser. */
    public static ServerProcessor of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")) {
            result.next();
            return new ServerProcessor(result.getString(1).strip());
        }
    }

    /** Since the server began. */
    public double nanos() {
        if (!Files.isDirectory(ProcessStatus.PROCESSES)) {
            return 0;
        }
        try (Stream<Path> processes = Files.list(ProcessStatus.PROCESSES)) {
            return processes
                            .filter(process -> Character.isDigit(
                                    process.getFileName().toString().charAt(0)))
                            .mapToLong(this::ticks)
                            .sum()
                    * ProcessStatus.NANOS_OF_A_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long ticks(Path process) {
        boolean first = process.endsWith(postmaster);
        return ProcessStatus.fields(process)
                .filter(fields -> first || fields.get(ProcessStatus.PARENT).equals(postmaster))
                .map(fields -> fields
                        .subList(
                                ProcessStatus.USER_TIME,
                                first ? ProcessStatus.LAST_TIME + 1 : ProcessStatus.USER_TIME + 2)
                        .stream()
                        .mapToLong(Long::parseLong)
                        .sum())
                .orElse(0L);
    }
}
