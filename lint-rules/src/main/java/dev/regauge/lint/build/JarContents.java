package dev.regauge.lint.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The drivers that an archive is, or holds unpacked: by Maven's {@code pom.properties}, by its manifest, and by the
 * version in pgjdbc's own class.
 */
final class JarContents {

    static final String MANIFEST = "META-INF/MANIFEST.MF";
    static final String PGJDBC_CLASS = "org/postgresql/util/DriverInfo.class";

    /** No entry that is looked at is near it. */
    static final int LARGEST = 1 << 16;

    /** Gives the content of an entry; empty where there is none of this name. */
    @FunctionalInterface
    interface Entries {
        Optional<byte[]> content(String name) throws IOException;
    }

    private final Entries entries;

    JarContents(Entries entries) {
        this.entries = entries;
    }

    /** Versions by artifact. */
    Map<String, String> drivers() throws IOException {
        Map<String, String> drivers = new HashMap<>();
        for (String artifact : DriverUse.ARTIFACTS.keySet()) {
            Optional<byte[]> properties =
                    entries.content("META-INF/maven/" + artifact.replace(':', '/') + "/pom.properties");
            if (properties.isPresent()) {
                version(properties.get()).ifPresent(version -> drivers.put(artifact, version));
            }
        }
        Optional<byte[]> manifest = entries.content(MANIFEST);
        if (manifest.isPresent()) {
            fromManifest(manifest.get(), drivers);
        }
        Optional<byte[]> ownClass = entries.content(PGJDBC_CLASS);
        if (ownClass.isPresent() && !drivers.containsKey(DriverUse.PGJDBC)) {
            constant(ownClass.get()).ifPresent(version -> drivers.put(DriverUse.PGJDBC, version));
        }
        return drivers;
    }

    private static Optional<String> version(byte[] properties) throws IOException {
        Properties read = new Properties();
        try {
            read.load(new ByteArrayInputStream(properties));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
        return Optional.ofNullable(read.getProperty("version"))
                .filter(text -> DriverVersion.parse(text).isPresent());
    }

    private static void fromManifest(byte[] bytes, Map<String, String> drivers) throws IOException {
        Attributes main = new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
        String title = String.valueOf(main.getValue("Implementation-Title")).toLowerCase(Locale.ROOT);
        String vendor = String.valueOf(main.getValue("Implementation-Vendor-Id"));
        String version = String.valueOf(main.getValue("Implementation-Version"));
        if (DriverVersion.parse(version).isEmpty()) {
            return;
        }
        if (vendor.equals("org.postgresql") && title.startsWith("postgresql jdbc driver")) {
            drivers.putIfAbsent(DriverUse.PGJDBC, version);
        } else if (vendor.equals("com.impossibl.pgjdbc-ng") && title.endsWith("- driver")) {
            drivers.putIfAbsent(DriverUse.PGJDBC_NG, version);
        }
    }

    /** The constant {@code DRIVER_VERSION}; nothing of the class is run. */
    private static Optional<String> constant(byte[] classFile) {
        List<String> found = new ArrayList<>();
        try {
            new ClassReader(classFile)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public @Nullable FieldVisitor visitField(
                                        int access,
                                        String name,
                                        String type,
                                        @Nullable String signature,
                                        @Nullable Object value) {
                                    if (name.equals("DRIVER_VERSION") && value instanceof String text) {
                                        found.add(text);
                                    }
                                    return null;
                                }
                            },
                            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException noClassFile) {
            return Optional.empty();
        }
        return found.stream()
                .filter(text -> DriverVersion.parse(text).isPresent())
                .findFirst();
    }

    /** As much of a stream as may be looked at; empty where there is more. */
    static Optional<byte[]> limited(InputStream in, int most) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        return bytes.length > most ? Optional.empty() : Optional.of(bytes);
    }
}
