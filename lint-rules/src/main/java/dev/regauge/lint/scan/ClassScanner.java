package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import dev.regauge.lint.scan.annotation.AnnotatedSql;
import dev.regauge.lint.scan.resource.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds SQL sites in class files. Reads them, never loads them; the order of what it finds does not change. */
public final class ClassScanner {

    static final Comparator<SqlSite> BY_PLACE = Comparator.comparing(SqlSite::location)
            .thenComparing(site -> site.location().className());

    private static final int MOST_ROUNDS = 4;

    private final Function<ClassFile, String> names;
    private final Function<Place, String> places;
    private final List<SinkDeclaration> sinks;
    private final Predicate<String> judged;
    private final UnmetSinks unmet;
    private final List<String> skipped = new ArrayList<>();
    private final List<Ignore> ignores = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * A scanner.
     *
     * @param names the file to name for a class in a location
     * @param places the words for a place in a line about what was skipped
     * @param sinks beside those that everybody knows
     */
    ClassScanner(Function<ClassFile, String> names, Function<Place, String> places, List<SinkDeclaration> sinks) {
        this(names, places, sinks, any -> true);
    }

    /**
     * A scanner for whoever wants to know what is found in some classes only.
     *
     * @param judged whether it is wanted, by the binary name of the class; the site of one that is wanted stays its own
     *     where only others call it
     */
    ClassScanner(
            Function<ClassFile, String> names,
            Function<Place, String> places,
            List<SinkDeclaration> sinks,
            Predicate<String> judged) {
        this.names = names;
        this.places = places;
        this.sinks = sinks;
        this.judged = judged;
        this.unmet = new UnmetSinks(sinks);
    }

    /** As {@link #scan(List, ArchiveLimits)} with the usual limits. */
    public static ScanResult scan(List<Path> paths) {
        return scan(paths, ArchiveLimits.STANDARD);
    }

    /** As {@link #scan(List, ArchiveLimits, List)} with the sinks that everybody knows. */
    public static ScanResult scan(List<Path> paths, ArchiveLimits limits) {
        return scan(paths, limits, List.of());
    }

    /**
     * Scans folders of class files, each with its packages as folders, and jar or war files. Locations name the class
     * files, relative to the folder they were found in, or behind the name of their archive.
     *
     * @param sinks beside those that everybody knows, and those that annotations declare
     * @throws UncheckedIOException where a folder cannot be walked over, or a path is not there
     */
    public static ScanResult scan(List<Path> paths, ArchiveLimits limits, List<SinkDeclaration> sinks) {
        return scan(paths, limits, sinks, false);
    }

    /** The same, with the resources of archives where they are wanted. */
    static ScanResult scan(List<Path> paths, ArchiveLimits limits, List<SinkDeclaration> sinks, boolean withResources) {
        Map<Path, String> words = new ConcurrentHashMap<>();
        Function<Place, String> places = place ->
                place.below(words.getOrDefault(place.file(), place.file().toString()));
        paths.stream()
                .filter(path -> !Files.isDirectory(path))
                .forEach(path -> words.put(require(path), String.valueOf(path.getFileName())));
        ClassFiles files = new ClassFiles(places);
        paths.parallelStream()
                .map(path -> read(path, limits, new ClassFiles(places, withResources), words))
                .toList()
                .forEach(files::addAll);
        return new ClassScanner(file -> places.apply(file.place()), places, sinks).scan(files);
    }

    private static ClassFiles read(Path path, ArchiveLimits limits, ClassFiles into, Map<Path, String> words) {
        if (Files.isDirectory(path)) {
            readFolder(path, words, into);
        } else {
            Archive.read(path, limits, into);
        }
        return into;
    }

    private static void readFolder(Path folder, Map<Path, String> words, ClassFiles files) {
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(file ->
                            file.toString().endsWith(".class") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .forEach(file -> {
                        words.put(file, folder.relativize(file).toString().replace('\\', '/'));
                        files.add(file);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot scan " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Path require(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new UncheckedIOException(
                    "Cannot scan " + path + ": it is neither a folder nor a jar file",
                    new NoSuchFileException(path.toString()));
        }
        return path;
    }

    /**
     * The classes that explain others. One that cannot be read explains nothing.
     *
     * @param paths folders of class files, and archives; what is not there is left out
     */
    static List<ClassFile> known(List<Path> paths, ArchiveLimits limits) {
        ClassFiles files = new ClassFiles(place -> place.file().toString());
        for (Path path : paths) {
            try {
                if (Files.exists(path)) {
                    read(path, limits, files, new HashMap<>());
                }
            } catch (UncheckedIOException cannotBeWalkedOver) {
                // what was read of it until then explains as much as it can
            }
        }
        return files.classes();
    }

    ScanResult scan(ClassFiles files) {
        return scan(files, List.of());
    }

    /** @param known classes that explain those, and in which nothing is found */
    ScanResult scan(ClassFiles files, List<ClassFile> known) {
        skipped.addAll(files.skipped());
        List<SqlSite> sites = new ArrayList<>();
        List<TypeUse> uses = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        for (List<ClassFile> application : Applications.in(files.classes())) {
            scan(new Program(application, known), sites, uses, calls);
        }
        SqlFiles statements = SqlFiles.among(files.resources());
        sites.replaceAll(statements::filled);
        sites.addAll(resourceSites(files));
        sites.sort(BY_PLACE);
        uses.sort(Comparator.comparing(TypeUse::location).thenComparing(TypeUse::type));
        return new ScanResult(
                sites.stream().distinct().toList(),
                uses,
                skipped,
                files.classes().size(),
                calls,
                List.of(),
                ignores,
                List.of(),
                Stream.concat(files.leftOut().stream(), leftOut.stream()).toList(),
                unmet.found());
    }

    private void scan(Program program, List<SqlSite> sites, List<TypeUse> uses, List<Call> calls) {
        Map<String, String> fileNames = new HashMap<>();
        program.own().forEach(file -> fileNames.put(file.name(), names.apply(file)));
        Function<String, String> fileOf = owner -> fileNames.computeIfAbsent(
                owner, name -> program.find(name).map(names).orElse(name));
        Marks marks = Marks.in(program, fileOf);
        marks.ignores().forEach(ignore -> ignores.add(ignore.elsewhere(program::isKnown)));
        skipped.addAll(marks.problems());
        unmet.look(program);
        List<SinkDeclaration> declared =
                Stream.concat(sinks.stream(), marks.sinks().stream()).toList();
        Summaries summaries = summaries(program, declared, fileOf);
        analyse(program.classes(), summaries);
        Sites found = new Sites(summaries);
        List<SqlSite> own = found.own();
        sites.addAll(own);
        // what is written here and handed over in a class that is known only, nobody else would tell
        List<SqlSite> others = new ArrayList<>(found.ofKnown());
        for (Program some : new Heirs(program, summaries::isNear).programs()) {
            Summaries ofSome = summaries(some, declared, fileOf);
            analyse(
                    some.classes().stream()
                            .filter(file -> some.isKnown(file.name()))
                            .toList(),
                    ofSome);
            others.addAll(new Sites(ofSome).ofKnown());
        }
        sites.addAll(
                new WrittenTexts(program.classes(), name -> !program.isKnown(name), file -> fileOf.apply(file.name()))
                        .ofChosen(others, own));
        program.own().stream()
                .filter(ClassFile::hasAnnotatedSql)
                .forEach(file -> sites.addAll(annotated(file, fileOf)));
        uses.addAll(typeUses(program, fileOf));
        program.own().stream()
                .filter(ClassFile::callsJdbc)
                .forEach(file -> calls(file, fileOf).stream()
                        .filter(call -> !program.isReplaced(
                                file, MethodKey.of(file.name(), call.within()), JdbcCalls::isPostgres))
                        .forEach(calls::add));
        skipped.addAll(summaries.failures());
        program.damaged().stream()
                .filter(file -> !program.isKnown(file.name()))
                .forEach(file -> skipped.add(places.apply(file.place()) + ": its code is damaged"));
    }

    private Summaries summaries(Program program, List<SinkDeclaration> declared, Function<String, String> fileOf) {
        return new Summaries(program, new Sinks(program, new DeclaredSinks(declared)), fileOf, judged);
    }

    /** First the methods that call a sink, then, level by level, who calls one that hands its parameter on. */
    private static void analyse(List<ClassFile> files, Summaries summaries) {
        for (ClassFile file : files) {
            if (summaries.isNear(file.name())) {
                new Roots(summaries).in(file).forEach(summaries::of);
            }
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<MethodKey> waiting = summaries.known().entrySet().stream()
                    .filter(method -> method.getValue().sites().stream().anyMatch(Summary.Site::isOpen))
                    .map(Map.Entry::getKey)
                    .toList();
            Set<MethodKey> callers = Callers.of(waiting, summaries.program()).stream()
                    .filter(call -> !summaries.hasFollowed(call.caller(), call.called()))
                    .map(Callers.Call::caller)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (callers.isEmpty()) {
                return;
            }
            callers.forEach(summaries::renew);
        }
    }

    private List<SqlSite> annotated(ClassFile file, Function<String, String> files) {
        try {
            AnnotatedSql annotations = new AnnotatedSql();
            file.accept(annotations);
            String className = file.name().replace('/', '.');
            return annotations.found().stream()
                    .map(found -> WrittenSites.of(
                            found.written(),
                            new Location(
                                    files.apply(file.name()), found.written().line(), className, found.method())))
                    .toList();
        } catch (RuntimeException e) {
            skipped.add(places.apply(file.place()) + ": " + ClassFiles.reason(e));
            return List.of();
        }
    }

    private List<SqlSite> resourceSites(ClassFiles files) {
        Resources resources = new Resources();
        files.resources().forEach(found -> resources.add(places.apply(found.place()), found.path(), found.bytes()));
        List<SqlSite> sites = resources.found().stream()
                .map(found -> WrittenSites.of(
                        found.written(),
                        Location.inFile(found.file(), found.written().line())))
                .toList();
        skipped.addAll(resources.skipped());
        leftOut.addAll(resources.leftOut());
        return sites;
    }

    private List<Call> calls(ClassFile file, Function<String, String> files) {
        try {
            return JdbcCalls.in(file, files.apply(file.name()));
        } catch (RuntimeException e) {
            skipped.add(places.apply(file.place()) + ": " + ClassFiles.reason(e));
            return List.of();
        }
    }

    private List<TypeUse> typeUses(Program program, Function<String, String> files) {
        List<TypeUse> uses = new ArrayList<>();
        for (ClassFile file : program.own()) {
            if (file.namesDriver()) {
                String className = file.name().replace('/', '.');
                try {
                    uses.addAll(TypeUses.in(file, line -> new Location(files.apply(file.name()), line, className, "")));
                } catch (RuntimeException e) {
                    skipped.add(places.apply(file.place()) + ": " + ClassFiles.reason(e));
                }
            }
        }
        return uses;
    }

    /** The name of the method in the source that a method of the class file was made from. */
    static String sourceMethod(String name) {
        int kotlin = name.indexOf("$lambda");
        int scala = name.indexOf("$$anonfun");
        if (kotlin > 0 || scala > 0) {
            return name.substring(0, Math.max(kotlin, scala));
        }
        if (name.startsWith("$anonfun$")) {
            int number = name.indexOf('$', "$anonfun$".length());
            return number < 0 ? name : name.substring("$anonfun$".length(), number);
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
