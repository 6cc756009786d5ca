package dev.regauge.lint.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Class files from several places, each read once; of two classes of one name the first. */
final class ReadClasses {

    private static final String GONE = "its class file is not there any more";

    private final Map<String, ClassFile> byName = new LinkedHashMap<>();
    private final Map<Place, String> problems = new HashMap<>();

    /** Folders that packages stand in, and how deep there are any. */
    private final Map<Path, Integer> roots = new TreeMap<>();

    boolean has(String name) {
        return byName.containsKey(name);
    }

    Optional<ClassFile> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Iterable<ClassFile> all() {
        return byName.values();
    }

    /** Why there is no class of this place. */
    String why(ClassUri uri) {
        Place place = place(uri);
        return problems.getOrDefault(place, problems.getOrDefault(Place.of(place.file()), GONE));
    }

    private static Place place(ClassUri uri) {
        if (uri instanceof ClassUri.InFolder lone) {
            return Place.of(lone.file());
        }
        return uri instanceof ClassUri.InArchive packed
                ? new Place(packed.archive(), packed.entry(), "")
                : new Place(Path.of(""), uri.toString(), "");
    }

    /** Reads a class file, and remembers the folder that its packages stand in. */
    void file(Path path) {
        take(files -> files.add(path), any -> true).forEach(file -> {
            Path root = real(Applications.folder(file));
            roots.merge(root, root.equals(real(parent(path))) ? 1 : Integer.MAX_VALUE, Math::max);
        });
    }

    private static Path parent(Path path) {
        Path whole = path.toAbsolutePath();
        return Objects.requireNonNullElse(whole.getParent(), whole);
    }

    /** Where links lead: nobody walks into a folder that is one. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException gone) {
            return folder;
        }
    }

    /** Reads all class files of an archive that are asked for by their names. */
    void archive(Path path, Predicate<String> asked) {
        take(files -> Archive.read(path, ArchiveLimits.STANDARD, files), asked);
    }

    /** Reads class files of an archive. */
    void entries(Path path, List<String> names) {
        take(files -> readEntries(path, names, files), any -> true);
    }

    private static void readEntries(Path path, List<String> names, ClassFiles files) {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (String name : names) {
                ZipEntry entry = zip.getEntry(name);
                if (entry != null) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        read(in, new Place(path, name, ArchiveEntries.root(name)), files);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            files.skip(
                    Place.of(path), "cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** Reads what only its URI leads to. */
    void elsewhere(ClassUri.Elsewhere uri) {
        Place place = place(uri);
        take(
                files -> {
                    try (InputStream in = uri.open()) {
                        read(in, place, files);
                    } catch (IOException | RuntimeException unreadable) {
                        files.skip(
                                place,
                                "cannot be read (" + unreadable.getClass().getSimpleName() + ")");
                    }
                },
                any -> true);
    }

    private static void read(InputStream in, Place place, ClassFiles files) throws IOException {
        int most = ArchiveLimits.STANDARD.largestEntry();
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            files.skip(place, "larger than any class file may be");
        } else {
            files.add(bytes, place);
        }
    }

    /** Reads what else lies in the folders of the files so far, where it is asked for by its name. */
    void folders(Predicate<String> asked) {
        roots.forEach((root, depth) -> {
            List<Path> found = new ArrayList<>();
            walk(root, depth, found);
            found.stream()
                    .sorted()
                    .forEach(path -> take(
                            files -> files.add(path),
                            name -> asked.test(name) && path.equals(root.resolve(name + ".class"))));
        });
    }

    private static void walk(Path root, int depth, List<Path> found) {
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // a link to a file is followed, one to a folder is not: it may lead anywhere
                    if (file.toString().endsWith(".class")
                            && (attributes.isRegularFile()
                                    || (attributes.isSymbolicLink() && Files.isRegularFile(file)))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE; // it only might have helped
                }
            });
        } catch (IOException unreadable) {
            found.clear();
        }
    }

    private interface Reader {
        void into(ClassFiles files);
    }

    private List<ClassFile> take(Reader reader, Predicate<String> asked) {
        Map<String, Place> places = new HashMap<>();
        ClassFiles files = new ClassFiles(place -> {
            places.put(place.toString(), place);
            return place.toString();
        });
        reader.into(files);
        for (String line : files.skipped()) {
            places.forEach((words, place) -> {
                if (line.startsWith(words + ": ")) {
                    problems.put(new Place(place.file(), place.entry(), ""), line.substring(words.length() + 2));
                }
            });
        }
        List<ClassFile> taken = new ArrayList<>();
        for (ClassFile file : files.classes()) {
            if (asked.test(file.name()) && byName.putIfAbsent(file.name(), file) == null) {
                taken.add(file);
            }
        }
        return taken;
    }
}
