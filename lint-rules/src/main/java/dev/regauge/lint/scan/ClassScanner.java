package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds SQL sites in class files. Reads them, never loads them; the order of what it finds does not change. */
public final class ClassScanner {

    private static final int MOST_ROUNDS = 4;
    private static final long LARGEST_FILE = 16L << 20;

    private final Function<ClassFile, String> names;
    private final Function<Path, String> paths;
    private final List<String> skipped = new ArrayList<>();

    ClassScanner(Function<ClassFile, String> names, Function<Path, String> paths) {
        this.names = names;
        this.paths = paths;
    }

    /**
     * Scans folders of class files, each with its packages as folders. Locations name the class files, relative to the
     * folder they were found in.
     *
     * @throws UncheckedIOException where a folder cannot be walked over
     */
    public static ScanResult scan(List<Path> folders) {
        Map<Path, String> files = new LinkedHashMap<>();
        for (Path folder : folders) {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.filter(file -> file.toString().endsWith(".class") && Files.isRegularFile(file))
                        .sorted()
                        .forEach(file -> files.put(
                                file, folder.relativize(file).toString().replace('\\', '/')));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot scan " + folder + ": " + e.getMessage(), e);
            }
        }
        Function<Path, String> paths = file -> files.getOrDefault(file, file.toString());
        return new ClassScanner(file -> paths.apply(file.path()), paths).scanFiles(List.copyOf(files.keySet()));
    }

    ScanResult scanFiles(List<Path> files) {
        List<ClassFile> classes = read(files);
        List<SqlSite> sites = new ArrayList<>();
        List<TypeUse> uses = new ArrayList<>();
        for (List<ClassFile> application : Applications.in(classes)) {
            scan(new Program(application), sites, uses);
        }
        sites.sort(Comparator.comparing(SqlSite::location)
                .thenComparing(site -> site.location().className()));
        uses.sort(Comparator.comparing(TypeUse::location).thenComparing(TypeUse::type));
        return new ScanResult(sites, uses, skipped, classes.size());
    }

    private void scan(Program program, List<SqlSite> sites, List<TypeUse> uses) {
        Map<String, String> fileNames = new HashMap<>();
        program.classes().forEach(file -> fileNames.put(file.name(), names.apply(file)));
        Function<String, String> fileOf = owner -> fileNames.getOrDefault(owner, owner);
        Summaries summaries = new Summaries(program, new Sinks(program), fileOf);
        analyse(program, summaries);
        sites.addAll(Sites.of(summaries));
        uses.addAll(typeUses(program, fileOf));
        skipped.addAll(summaries.failures());
        program.damaged().forEach(file -> skipped.add(paths.apply(file.path()) + ": its code is damaged"));
    }

    private List<ClassFile> read(List<Path> files) {
        List<ClassFile> classes = new ArrayList<>();
        for (Path file : files) {
            try {
                if (Files.size(file) > LARGEST_FILE) {
                    throw new IllegalArgumentException("larger than any class file may be");
                }
                classes.add(new ClassFile(Files.readAllBytes(file), file));
            } catch (IOException e) {
                skipped.add(
                        paths.apply(file) + ": cannot be read (" + e.getClass().getSimpleName() + ")");
            } catch (RuntimeException e) {
                skipped.add(paths.apply(file) + ": " + reason(e));
            }
        }
        return classes;
    }

    private static String reason(RuntimeException failure) {
        String message = failure.getMessage();
        return failure instanceof IllegalArgumentException && message != null
                ? message
                : "the class file is cut short or damaged";
    }

    /** First the methods that call a sink, then, level by level, who calls one that hands its parameter on. */
    private static void analyse(Program program, Summaries summaries) {
        for (ClassFile file : program.classes()) {
            if (summaries.isNear(file.name())) {
                new Roots(summaries).in(file).forEach(summaries::of);
            }
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<MethodKey> waiting = summaries.known().entrySet().stream()
                    .filter(method -> method.getValue().sites().stream().anyMatch(Summary.Site::isOpen))
                    .map(Map.Entry::getKey)
                    .toList();
            Set<MethodKey> callers = Callers.of(waiting, program).stream()
                    .filter(call -> !summaries.hasFollowed(call.caller(), call.called()))
                    .map(Callers.Call::caller)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (callers.isEmpty()) {
                return;
            }
            callers.forEach(summaries::renew);
        }
    }

    private List<TypeUse> typeUses(Program program, Function<String, String> files) {
        List<TypeUse> uses = new ArrayList<>();
        for (ClassFile file : program.classes()) {
            if (file.namesDriver()) {
                String className = file.name().replace('/', '.');
                try {
                    uses.addAll(TypeUses.in(file, line -> new Location(files.apply(file.name()), line, className, "")));
                } catch (RuntimeException e) {
                    skipped.add(paths.apply(file.path()) + ": " + reason(e));
                }
            }
        }
        return uses;
    }

    /** The name of the method in the source that a method of the class file was made from. */
    static String sourceMethod(String name) {
        int kotlin = name.indexOf("$lambda");
        if (kotlin > 0) {
            return name.substring(0, kotlin);
        }
        if (!name.startsWith("lambda$")) {
            return name;
        }
        int end = name.lastIndexOf('$');
        String inner = name.substring("lambda$".length(), Math.max("lambda$".length(), end));
        return switch (inner) {
            case "new" -> "<init>";
            case "static" -> "<clinit>";
            default -> inner;
        };
    }
}
