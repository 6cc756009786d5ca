package dev.regauge.bench.lint;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks the class files of jar files and looks at none: less than this no linter in Java can take. */
final class UnpackProcess {

    private UnpackProcess() {}

    /** Takes jar files. */
    public static void main(String... jars) throws IOException {
        int classes = 0;
        long bytes = 0;
        for (String jar : jars) {
            try (ZipFile zip = new ZipFile(jar)) {
                for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                    if (entry.getName().endsWith(".class")) {
                        classes++;
                        bytes += length(zip, entry);
                    }
                }
            }
        }
        System.out.println(classes + " classes, " + bytes + " bytes");
    }

    private static int length(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes().length;
        }
    }
}
