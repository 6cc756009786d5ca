package dev.regauge.lint.build;

import dev.regauge.lint.Location;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The drivers that lie in a project as jar files: beside the sources, in a war, or in a jar with everything in it. Nothing
 * is unpacked to disk, and no class is loaded.
 */
final class JarFiles {

    private static final int MOST_ENTRIES = 200_000;

    /** Of a jar in an archive, unpacked; pgjdbc has about one MB, pgjdbc-ng with all it needs five. */
    private static final int LARGEST_JAR = 32 << 20;

    /** All entries of such a jar, and all that is unpacked of one archive. */
    private static final long LARGEST_UNPACKED = 64L << 20;

    private static final long LARGEST_ARCHIVE = 256L << 20;

    /** Jars in an archive are unpacked where their name speaks of a driver. */
    private static final Pattern DRIVER_JAR =
            Pattern.compile("(?i)(?:.*/)?[\\w.-]*(?:postgres|pgjdbc|scram)[\\w.-]*\\.jar");

    private JarFiles() {}

    /**
     * The drivers in one archive.
     *
     * @param name of the archive, relative to the project
     * @param notRead takes a line for each jar in it that is too large to be looked at
     * @throws IOException when it is no archive, or is damaged
     */
    static List<DriverUse> in(Path archive, String name, List<String> notRead) throws IOException {
        List<DriverUse> uses = new ArrayList<>();
        Allowance allowance = new Allowance(LARGEST_ARCHIVE);
        String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Map<String, String> own = new JarContents(entry -> content(zip, entry, JarContents.LARGEST)).drivers();
            List<String> nested = nested(zip);
            add(own, name, nested.isEmpty() && isLibrary(own) ? "jars in " + folder : name, uses);
            for (String jar : nested) {
                Optional<Unpacked> unpacked = nested(zip, jar, allowance);
                if (unpacked.isPresent()) {
                    add(new JarContents(unpacked.get()::get).drivers(), name + "!/" + jar, name, uses);
                } else {
                    notRead.add(name + "!/" + jar + ": too large to be unpacked, so it was not looked at");
                }
                if (allowance.left < 0) {
                    notRead.add(name + ": too large to be unpacked, so the jars in it were not all looked at");
                    break;
                }
            }
        } catch (IllegalArgumentException badName) {
            throw new IOException(badName);
        }
        return uses;
    }

    private static boolean isLibrary(Map<String, String> own) {
        return !own.isEmpty();
    }

    private static Optional<byte[]> content(ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return JarContents.limited(in, most);
        }
    }

    private static List<String> nested(ZipFile zip) {
        List<String> nested = new ArrayList<>();
        Iterator<? extends ZipEntry> all = zip.stream().limit(MOST_ENTRIES).iterator();
        while (all.hasNext()) {
            String entry = all.next().getName();
            if (entry.endsWith(".jar") && DRIVER_JAR.matcher(entry).matches()) {
                nested.add(entry);
            }
        }
        return nested;
    }

    /** Bytes that may still be unpacked. */
    private static final class Allowance {
        private long left;

        Allowance(long left) {
            this.left = left;
        }
    }

    /** Ends with an error where more is unpacked than is allowed. */
    private static final class Metered extends FilterInputStream {
        private final Allowance jar = new Allowance(LARGEST_UNPACKED);
        private final Allowance archive;

        Metered(InputStream in, Allowance archive) {
            super(in);
            this.archive = archive;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            jar.left -= Math.max(0, count);
            archive.left -= Math.max(0, count);
            if (jar.left < 0 || archive.left < 0) {
                throw new TooLarge();
            }
            return count;
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Empty where it is larger than any driver. */
    private static Optional<Unpacked> nested(ZipFile zip, String jar, Allowance allowance) throws IOException {
        Optional<byte[]> bytes = content(zip, jar, LARGEST_JAR);
        allowance.left -= bytes.map(all -> all.length).orElse(LARGEST_JAR);
        try {
            return bytes.isEmpty() || allowance.left < 0
                    ? Optional.empty()
                    : Optional.of(unpacked(bytes.get(), allowance));
        } catch (TooLarge tooLarge) {
            return Optional.empty();
        }
    }

    /** The few entries of a jar that tell what it is. */
    private interface Unpacked {
        Optional<byte[]> get(String name);
    }

    private static Unpacked unpacked(byte[] jar, Allowance allowance) throws IOException {
        Map<String, byte[]> kept = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar));
                Metered content = new Metered(zip, allowance)) {
            ZipEntry entry = zip.getNextEntry();
            for (int i = 0; entry != null && i < MOST_ENTRIES; i++) {
                String name = entry.getName();
                if (tells(name)) {
                    JarContents.limited(content, JarContents.LARGEST).ifPresent(bytes -> kept.put(name, bytes));
                }
                content.transferTo(OutputStream.nullOutputStream());
                entry = zip.getNextEntry();
            }
        }
        return name -> Optional.ofNullable(kept.get(name));
    }

    private static boolean tells(String name) {
        return name.equals(JarContents.MANIFEST)
                || name.equals(JarContents.PGJDBC_CLASS)
                || (name.startsWith("META-INF/maven/") && name.endsWith("/pom.properties"));
    }

    /** What a driver brings inside of itself is not the project's to update. */
    private static void add(Map<String, String> found, String file, String classPath, List<DriverUse> uses) {
        boolean driver = found.keySet().stream().anyMatch(artifact -> !artifact.startsWith("com.ongres"));
        found.forEach((artifact, version) -> {
            if (!driver || !artifact.startsWith("com.ongres")) {
                uses.add(DriverUse.of(artifact, version, Location.inFile(file, 0), classPath));
            }
        });
    }
}
