package dev.regauge.lint.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads the class files of a jar or war file, and of those in it where that is asked for; and resources that hold SQL,
 * where they are wanted. Signatures are not looked at.
 * Nothing of it is ever run, or written under a name that it chooses.
 */
final class Archive {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int LARGEST_MANIFEST = 1 << 16;
    private static final int MOST_LINES = 50;
    private static final int LONGEST_NAME = 120;
    private static final int LARGEST_PROMISE = 1 << 20;
    private static final Pattern MULTI_RELEASE =
            Pattern.compile("^Multi-Release: *true *$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final Path file;
    private final ArchiveLimits limits;
    private final ClassFiles into;
    private int entriesLeft;
    private long bytesLeft;
    private int lines;

    private Archive(Path file, ArchiveLimits limits, ClassFiles into) {
        this.file = file;
        this.limits = limits;
        this.into = into;
        this.entriesLeft = limits.mostEntries();
        this.bytesLeft = limits.mostBytes();
    }

    /** Reads an archive. What of it cannot be read, all of it perhaps, becomes a line. */
    static void read(Path file, ArchiveLimits limits, ClassFiles into) {
        Archive archive = new Archive(file, limits, into);
        archive.read(file, "", limits.deepest());
        if (archive.lines > MOST_LINES) {
            into.skip(Place.of(file), (archive.lines - MOST_LINES) + " more entries were skipped");
        }
    }

    /**
     * Reads an archive on disk.
     *
     * @param within the names of the archives that it came from, each with {@code !/} behind it
     */
    private void read(Path path, String within, int deep) {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ArchiveEntries entries = entries(zip, within);
            for (String name : entries.classes()) {
                Place place = new Place(file, within + name, within + ArchiveEntries.root(name));
                if (!readClass(zip, name, place)) {
                    return;
                }
            }
            readResources(zip, entries, within);
            readNested(zip, entries.archives(), within, deep);
        } catch (IOException | IllegalArgumentException e) {
            skip(within, "not a zip file that can be read (" + shown(String.valueOf(e.getMessage())) + ")");
        }
    }

    private ArchiveEntries entries(ZipFile zip, String within) throws IOException {
        ArchiveEntries entries =
                new ArchiveEntries(isMultiRelease(zip) ? Runtime.version().feature() : 0);
        Iterator<? extends ZipEntry> all = zip.stream().iterator();
        while (all.hasNext()) {
            String name = all.next().getName();
            if (entriesLeft-- <= 0) {
                entriesLeft = 0;
                skip(within, "it has more than " + limits.mostEntries() + " entries; the rest is not read");
                break;
            }
            String why = entries.add(name);
            if (!why.isEmpty()) {
                skip(within + shown(name), why);
            }
        }
        return entries;
    }

    private static boolean isMultiRelease(ZipFile zip) throws IOException {
        ZipEntry manifest = zip.getEntry(MANIFEST);
        if (manifest == null) {
            return false;
        }
        try (InputStream in = zip.getInputStream(manifest)) {
            String text = new String(in.readNBytes(LARGEST_MANIFEST), StandardCharsets.UTF_8).replace("\r", "");
            int end = text.indexOf("\n\n");
            return MULTI_RELEASE
                    .matcher(end < 0 ? text : text.substring(0, end))
                    .find();
        }
    }

    /** Answers whether there is room for more. */
    private boolean readClass(ZipFile zip, String name, Place place) {
        int most = (int) Math.min(limits.largestEntry(), bytesLeft);
        ZipEntry entry = zip.getEntry(name);
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = unpacked(in, entry.getSize(), most);
            bytesLeft -= Math.min(bytes.length, most);
            if (bytes.length <= most) {
                int before = into.skipped().size();
                into.add(bytes, place);
                trim(before);
            } else if (most < limits.largestEntry()) {
                skip("", "it unpacks to more than " + limits.mostBytes() + " bytes; the rest is not read");
                return false;
            } else {
                skip(place.entry(), "larger than any class file may be");
            }
        } catch (IOException | IllegalArgumentException e) {
            skip(place.entry(), "cannot be unpacked (" + shown(String.valueOf(e.getMessage())) + ")");
        }
        return true;
    }

    /** All that an entry holds, or one byte more than the most. Its size is a promise that it need not keep. */
    private static byte[] unpacked(InputStream in, long size, int most) throws IOException {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(size, Math.min(most, LARGEST_PROMISE)))];
        int length = in.readNBytes(bytes, 0, bytes.length);
        int next = length < bytes.length ? -1 : in.read();
        if (next < 0) {
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }
        byte[] rest = in.readNBytes(most - length);
        byte[] all = Arrays.copyOf(bytes, length + 1 + rest.length);
        all[length] = (byte) next;
        System.arraycopy(rest, 0, all, length + 1, rest.length);
        return all;
    }

    private void readResources(ZipFile zip, ArchiveEntries entries, String within) {
        for (String name : into.withResources() ? entries.resources() : List.<String>of()) {
            Place place = new Place(file, within + name, within + ArchiveEntries.root(name));
            if (bytesLeft <= 0) {
                skip("", "it unpacks to more than " + limits.mostBytes() + " bytes; the rest is not read");
                return;
            }
            int most = (int) Math.min(limits.largestEntry(), bytesLeft);
            int before = into.skipped().size();
            try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                String path = name.substring(ArchiveEntries.root(name).length());
                bytesLeft -= into.addResource(in, place, path, most);
                trim(before);
            } catch (IOException | IllegalArgumentException e) {
                skip(place.entry(), "cannot be unpacked (" + shown(String.valueOf(e.getMessage())) + ")");
            }
        }
    }

    /** Takes back a line about a class file where there are too many. */
    private void trim(int before) {
        if (into.skipped().size() > before && ++lines > MOST_LINES) {
            into.skipped().remove(before);
        }
    }

    private void readNested(ZipFile zip, List<String> archives, String within, int deep) {
        if (deep == 0) {
            if (!archives.isEmpty()) {
                skip(
                        within,
                        "archives in it were left out: " + archives.size() + ", the first " + shown(archives.get(0)));
            }
            return;
        }
        for (String name : archives) {
            readNested(zip, name, within, deep);
        }
    }

    private void readNested(ZipFile zip, String name, String within, int deep) {
        try {
            Path copy = Files.createTempFile("regauge-nested", ".jar");
            try {
                if (unpack(zip, name, copy)) {
                    read(copy, within + name + "!/", deep - 1);
                } else {
                    skip(within + name, "larger than what is left of " + limits.mostBytes() + " bytes");
                }
            } finally {
                Files.delete(copy);
            }
        } catch (IOException | IllegalArgumentException e) {
            skip(within + name, "cannot be unpacked (" + shown(String.valueOf(e.getMessage())) + ")");
        }
    }

    private boolean unpack(ZipFile zip, String name, Path copy) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name));
                var out = Files.newOutputStream(copy)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (read > bytesLeft) {
                    return false;
                }
                bytesLeft -= read;
                out.write(buffer, 0, read);
            }
            return true;
        }
    }

    private void skip(String entry, String why) {
        if (++lines <= MOST_LINES) {
            String name = entry.endsWith("!/") ? entry.substring(0, entry.length() - 2) : entry;
            into.skip(new Place(file, name, ""), why);
        }
    }

    private static String shown(String name) {
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
