package dev.regauge.bench.paired;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What figures were measured on; no name of a host, a user or a folder is in it. */
public final class Machine {

    private Machine() {}

    /** Processor, cores, operating system, Java, and how busy the machine is now. */
    public static List<String> lines() {
        return List.of(
                "machine: " + Runtime.getRuntime().availableProcessors() + " cores of " + processor() + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                "java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                load());
    }

    /** The average number of processes that want to run, over the last minute. */
    public static String load() {
        double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(Locale.ROOT, "load average of the last minute: %.2f", average);
    }

    /** How this process was started, without its folders. */
    public static String command(Class<?> main, List<String> arguments) {
        String virtualMachine =
                String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
        return "command: java " + (virtualMachine.isEmpty() ? "" : virtualMachine + " ")
                + "-cp bench/target/benchmarks.jar " + main.getName() + " " + String.join(" ", arguments);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("an unknown processor");
        } catch (IOException e) {
            return "an unknown processor";
        }
    }
}
