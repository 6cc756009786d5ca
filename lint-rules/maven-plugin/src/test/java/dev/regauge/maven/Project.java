package dev.regauge.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A Maven project in a folder, built by a Maven of its own process, as its user does. */
record Project(Path folder) {

    /** The versions of plugins that this build uses too, so that nothing else is downloaded. */
    static final String PINNED = """
            <pluginManagement><plugins>
              <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
              <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
              <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.6.1</version></plugin>
              <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
            </plugins></pluginManagement>
            """;

    static final String PROPERTIES = """
            <properties>
              <maven.compiler.release>17</maven.compiler.release>
              <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
            </properties>
            """;

    /** What a build said, standard output and error together. */
    record Ended(int exitCode, String log) {

        /** The lines without the prefix of their level. */
        List<String> lines() {
            return log.lines()
                    .map(line -> line.replaceFirst("^\\[[A-Z]+\\] ?", ""))
                    .toList();
        }
    }

    /** Writes a file with its folders. */
    Project with(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project edit(String path, UnaryOperator<String> change) {
        return with(path, change.apply(read(path)));
    }

    String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String path) {
        return Files.exists(folder.resolve(path));
    }

    /** Runs {@code mvn} with arguments. */
    Ended mvn(String... arguments) {
        return mvn(Map.of(), arguments);
    }

    /** The same, with variables of the environment. */
    Ended mvn(Map<String, String> environment, String... arguments) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        Path home = Path.of(System.getProperty("maven.home"));
        List<String> command = new ArrayList<>(
                List.of(home.resolve(windows ? "bin/mvn.cmd" : "bin/mvn").toString(), "-B", "-ntp"));
        command.addAll(PluginRepository.options());
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile("mvn", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("mvn does not end: " + Files.readString(log));
                }
            } finally {
                process.destroyForcibly();
            }
            String said = Files.readString(log, StandardCharsets.UTF_8);
            Files.delete(log);
            return new Ended(process.exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
