package dev.regauge.lint.scan;

import dev.regauge.lint.scan.resource.Resources;
import dev.regauge.url.rewrite.OwnOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Class files and resources as they are read, one after the other, and a line for each that could not be. */
final class ClassFiles {

    private static final long MOST_RESOURCE_BYTES = 256L << 20;

    private final Function<Place, String> names;
    private final List<ClassFile> classes = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<Place> forOthers = new ArrayList<>();
    private final boolean withResources;
    private long resourceBytesLeft = MOST_RESOURCE_BYTES;

    /**
     * None yet.
     *
     * @param names the words for a place in a line about it
     */
    ClassFiles(Function<Place, String> names) {
        this(names, false);
    }

    /**
     * None yet.
     *
     * @param withResources whether archives are searched for resources too
     */
    ClassFiles(Function<Place, String> names, boolean withResources) {
        this.names = names;
        this.withResources = withResources;
    }

    /** The words for a place. */
    String name(Place place) {
        return names.apply(place);
    }

    boolean withResources() {
        return withResources;
    }

    List<Resource> resources() {
        return resources;
    }

    /**
     * Takes a resource from a stream, where its name and its first bytes say that it holds SQL.
     *
     * @param most bytes of one
     * @return how many bytes were read
     */
    long addResource(InputStream in, Place place, String path, int most) throws IOException {
        byte[] head = in.readNBytes(Math.min(Resources.HEAD, most));
        if (!Resources.matters(path, head) || OwnOutput.isOne(path, new String(head, StandardCharsets.UTF_8))) {
            return head.length;
        }
        if (Resources.isForOthers(path)) {
            leaveOut(place);
            return head.length;
        }
        byte[] rest = in.readNBytes((int) Math.min(most, resourceBytesLeft) - head.length + 1);
        long length = (long) head.length + rest.length;
        if (length > Math.min(most, resourceBytesLeft)) {
            skip(
                    place,
                    length > most
                            ? "larger than " + most + " bytes"
                            : "the resources before it have " + MOST_RESOURCE_BYTES + " bytes already");
            return length;
        }
        resourceBytesLeft -= length;
        byte[] bytes = Arrays.copyOf(head, (int) length);
        System.arraycopy(rest, 0, bytes, head.length, rest.length);
        resources.add(new Resource(place, path, bytes));
        return length;
    }

    private void leaveOut(Place place) {
        forOthers.add(place);
    }

    /** Leaves out a resource of a module that is for another database, where it holds SQL. */
    void leaveOut(Path file, String path) {
        read(file, (in, place) -> {
            if (Resources.matters(path, in.readNBytes(Resources.HEAD))) {
                leaveOut(place);
            }
        });
    }

    /** A line about the files that are for another database, where there are any. */
    Optional<String> leftOut() {
        int more = forOthers.size() - 1;
        return forOthers.stream()
                .findFirst()
                .map(first -> names.apply(first) + ": "
                        + (more == 0
                                ? "it is"
                                : "it and " + more + (more == 1 ? " other file are" : " other files are"))
                        + " for another database, as the path tells");
    }

    private interface Reader {
        void read(InputStream in, Place place) throws IOException;
    }

    /** Reads a resource that lies by itself. */
    void addResource(Path file, String path) {
        read(file, (in, place) -> addResource(in, place, path, ArchiveLimits.STANDARD.largestEntry()));
    }

    private void read(Path file, Reader reader) {
        Place place = Place.of(file);
        try (InputStream in = Files.newInputStream(file)) {
            reader.read(in, place);
        } catch (IOException e) {
            skip(place, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    List<ClassFile> classes() {
        return classes;
    }

    List<String> skipped() {
        return skipped;
    }

    /** Reads a file by itself. */
    void add(Path file) {
        Place place = Place.of(file);
        int most = ArchiveLimits.STANDARD.largestEntry();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                skip(place, "larger than any class file may be");
            } else {
                add(bytes, place);
            }
        } catch (IOException e) {
            skip(place, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Takes the bytes of a class file. */
    void add(byte[] bytes, Place place) {
        try {
            classes.add(new ClassFile(bytes, place));
        } catch (RuntimeException e) {
            skip(place, reason(e));
        }
    }

    /** Takes over what others have read. */
    void addAll(ClassFiles others) {
        classes.addAll(others.classes);
        resources.addAll(others.resources);
        skipped.addAll(others.skipped);
        forOthers.addAll(others.forOthers);
    }

    void skip(Place place, String why) {
        skipped.add(names.apply(place) + ": " + why);
    }

    static String reason(RuntimeException failure) {
        String message = failure.getMessage();
        return failure instanceof IllegalArgumentException && message != null
                ? message
                : "the class file is cut short or damaged";
    }
}
