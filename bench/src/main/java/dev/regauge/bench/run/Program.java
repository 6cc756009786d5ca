package dev.regauge.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command line of another process.
 *
 * @param words the program and its arguments
 * @param environment what is added to this process's own
 */
public record Program(List<String> words, Map<String, String> environment) {

    /** The most memory is asked for so often, since nobody can be asked behind the end. */
    private static final int MILLISECONDS_OF_A_LOOK = 10;

    /** The same with one thing more in its environment. */
    public Program with(String name, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(name, value);
        return new Program(words, all);
    }

    /** Starts it and watches it until it has ended. Nothing else may be started meanwhile. */
    public Ended run() throws IOException, InterruptedException {
        Path output = Files.createTempFile("regauge-bench", ".out");
        Path errors = Files.createTempFile("regauge-bench", ".err");
        try {
            return run(output, errors);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private Ended run(Path output, Path errors) throws IOException, InterruptedException {
        double before = ProcessStatus.nanosOfEndedChildren();
        long start = System.nanoTime();
        Process process = start(output, errors);
        long peak = peakUntilTheEnd(process);
        long nanos = System.nanoTime() - start;
        return new Ended(
                process.exitValue(),
                nanos,
                ProcessStatus.nanosOfEndedChildren() - before,
                peak,
                Files.readString(output),
                Files.readString(errors));
    }

    private Process start(Path output, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static long peakUntilTheEnd(Process process) throws InterruptedException {
        long peak = 0;
        try {
            while (!process.waitFor(MILLISECONDS_OF_A_LOOK, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, ProcessStatus.peakBytes(process.pid()));
            }
        } finally {
            process.destroy();
        }
        return peak;
    }
}
