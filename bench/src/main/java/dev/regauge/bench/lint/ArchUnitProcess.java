package dev.regauge.bench.lint;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.jar.JarFile;

/** Imports jar files with ArchUnit and asks nothing of them. It is found on the class path, so that no build needs it. */
final class ArchUnitProcess {

    private ArchUnitProcess() {}

    /** Takes jar files. */
    public static void main(String... jars) throws Exception {
        Class<?> type = Class.forName("com.tngtech.archunit.core.importer.ClassFileImporter");
        Object files = Array.newInstance(JarFile.class, jars.length);
        for (int i = 0; i < jars.length; i++) {
            Array.set(files, i, new JarFile(jars[i]));
        }
        Object classes = type.getMethod("importJars", files.getClass())
                .invoke(type.getConstructor().newInstance(), files);
        System.out.println(((Collection<?>) classes).size() + " classes");
    }
}
