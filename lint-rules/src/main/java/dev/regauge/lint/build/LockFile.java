package dev.regauge.lint.build;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The drivers in lock files: what the build really takes. */
final class LockFile {

    private LockFile() {}

    /** {@code gradle.lockfile}: a line {@code group:artifact:version=configuration,configuration} each. */
    static List<DriverUse> gradle(TextFile file, String module) {
        List<DriverUse> uses = new ArrayList<>();
        int number = 0;
        for (String line : file.text().lines().toList()) {
            number++;
            int equals = line.indexOf('=');
            String[] parts =
                    (equals < 0 ? line : line.substring(0, equals)).strip().split(":", 3);
            String configurations = equals < 0 ? file.fileName() : line.substring(equals + 1);
            if (parts.length == 3 && DriverUse.ARTIFACTS.containsKey(parts[0] + ":" + parts[1])) {
                boolean tests = Stream.of(configurations.split(",", -1)).allMatch(LockFile::isAside);
                uses.add(DriverUse.of(parts[0] + ":" + parts[1], Version.written(parts[2]), file.at(number), module)
                        .aside(tests));
            }
        }
        return uses;
    }

    /** The configuration {@code classpath}, and in older Gradle {@code buildscript-classpath}, is that of the build itself. */
    private static boolean isAside(String configuration) {
        String name = configuration.strip().replaceFirst("\\.lockfile$", "");
        return GradleFile.isForTests(name) || name.equals("classpath") || name.startsWith("buildscript-");
    }

    /** {@code dependencies.lock} of Nebula: {@code {"configuration": {"group:artifact": {"locked": "version"}}}}. */
    static List<DriverUse> nebula(TextFile file) throws IOException {
        List<DriverUse> uses = new ArrayList<>();
        Deque<String> names = new ArrayDeque<>();
        try (JsonParser json = new JsonFactory().createParser(file.text())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    names.push(json.currentName() == null ? "" : json.currentName());
                } else if (token == JsonToken.END_OBJECT) {
                    names.pop();
                } else if (token == JsonToken.VALUE_STRING && "locked".equals(json.currentName())) {
                    int line = json.currentTokenLocation().getLineNr();
                    add(file, names, json.getText(), line, uses);
                }
            }
        }
        return uses;
    }

    private static void add(TextFile file, Deque<String> names, String version, int line, List<DriverUse> uses) {
        String artifact = names.isEmpty() ? "" : names.peek();
        boolean tests = names.stream().skip(1).anyMatch(GradleFile::isForTests);
        if (DriverUse.ARTIFACTS.containsKey(artifact)) {
            uses.add(DriverUse.of(artifact, Version.written(version), file.at(line), file.folder())
                    .aside(tests));
        }
    }

    /** What is declared, at the version that its module's lock file says; and what only lock files know of. */
    static List<DriverUse> applied(List<DriverUse> declared, List<DriverUse> locked) {
        List<DriverUse> uses = new ArrayList<>();
        for (DriverUse use : declared) {
            List<String> versions = locked.stream()
                    .filter(lock -> isOf(lock, use) && (use.aside() || !lock.aside()))
                    .flatMap(lock -> lock.version().stream())
                    .distinct()
                    .toList();
            uses.add(versions.size() == 1 ? use.at(versions.get(0)) : use);
        }
        locked.stream()
                .filter(lock -> declared.stream().noneMatch(use -> isOf(lock, use)))
                .forEach(uses::add);
        return uses;
    }

    private static boolean isOf(DriverUse lock, DriverUse use) {
        return lock.artifact().equals(use.artifact()) && lock.classPath().equals(use.classPath());
    }
}
