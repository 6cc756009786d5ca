package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.run.Address;
import dev.regauge.bench.run.BenchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PostgreSQL's own pgbench with {@code \startpipeline}, as a check from outside: libpq, prepared statements, BEGIN to
 * COMMIT in one pipeline. It reads the results and decodes nothing. A turn is a process; its first transactions prepare,
 * and are left out.
 */
final class Pgbench implements Contender {

    private static final int WARM_UP = 10;

    private final Path program;
    private final Address address;
    private final Path folder;

    private Pgbench(Path program, Address address, Path folder) {
        this.program = program;
        this.address = address;
        this.folder = folder;
    }

    /** Empty where there is no pgbench of version 14 or newer on the path. */
    static Optional<Pgbench> at(Address address) throws IOException {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("regauge-pgbench");
        Files.writeString(folder.resolve("script.sql"), script());
        return Optional.of(new Pgbench(program.get(), address, folder));
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** pgbench sends a variable as a parameter where statements are prepared. */
    private static String script() {
        return "\\set id random(1, " + Account.ROWS + ")\n\\set amount random(-500, 500)\n\\set note 12345678901\n"
                + "\\startpipeline\nbegin;\n"
                + Step.hundred().stream().map(Pgbench::line).collect(Collectors.joining())
                + "commit;\n\\endpipeline\n";
    }

    private static String line(Step step) {
        String text = step.sql();
        for (String variable : variables(step.kind())) {
            text = text.replaceFirst("\\?", variable);
        }
        return text + ";\n";
    }

    private static List<String> variables(Step.Kind kind) {
        return switch (kind) {
            case READ -> List.of(":id");
            case INSERT -> List.of(":id", ":amount", ":note");
            case UPDATE -> List.of(":amount", ":id");
        };
    }

    @Override
    public String name() {
        return "pgbench \\startpipeline";
    }

    @Override
    public Place place() {
        return Place.OTHER_PROCESS;
    }

    @Override
    public long run() {
        throw new UnsupportedOperationException("pgbench tells times only");
    }

    @Override
    public long time(int operations) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=1",
                        "--transactions=" + (operations + WARM_UP),
                        "--log",
                        "--log-prefix=log",
                        "--file=script.sql",
                        "--host=" + address.host(),
                        "--port=" + address.port(),
                        "--username=" + BenchServer.USER,
                        BenchServer.DATABASE)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed: " + Files.readString(folder.resolve("output")));
        }
        return timesIn(folder.resolve("log." + process.pid()));
    }

    /** A line a transaction; the third number is its time in microseconds. */
    private static long timesIn(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return TimeUnit.MICROSECONDS.toNanos(lines.skip(WARM_UP)
                    .mapToLong(line -> Long.parseLong(line.split(" ", -1)[2]))
                    .sum());
        } finally {
            Files.delete(log);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
