package dev.regauge.bench.lint;

import dev.regauge.lint.scan.ClassScanner;
import dev.regauge.lint.scan.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Scans the classes of a jar file as they would be with other texts in them. */
final class ChangedJar {

    private ChangedJar() {}

    static ScanResult scan(Path jar, UnaryOperator<String> change) throws IOException {
        Path copy = Files.createTempFile("regauge-bench", ".jar");
        try {
            write(jar, copy, change);
            return ClassScanner.scan(List.of(copy));
        } finally {
            Files.delete(copy);
        }
    }

    private static void write(Path jar, Path copy, UnaryOperator<String> change) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            out.setLevel(1);
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                    out.putNextEntry(new ZipEntry(name));
                    out.write(Constants.changed(zip.getInputStream(entry).readAllBytes(), change));
                    out.closeEntry();
                }
            }
        }
    }
}
