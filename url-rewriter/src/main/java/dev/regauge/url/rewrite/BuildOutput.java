package dev.regauge.url.rewrite;

import java.nio.file.Path;
import java.util.Set;

/**
 * Tells the folders of a project that a build made from those that a person wrote. What lies below a folder {@code src} is
 * written, whatever it is called: a package may be named {@code build}.
 */
public final class BuildOutput {

    private static final Set<String> MADE = Set.of("target", "build", "out");

    /** Of libraries, and in sources of web pages too. */
    private static final String FETCHED = "node_modules";

    private BuildOutput() {}

    /**
     * Whether a build made a folder.
     *
     * @param root of the project, which nobody doubts
     * @param folder below it, or the root itself
     */
    public static boolean isMade(Path root, Path folder) {
        return isMade(root.relativize(folder).toString().replace('\\', '/').split("/"));
    }

    /** Whether a file lies in a folder that a build made; relative to the root, with {@code /} between folders. */
    public static boolean holds(String file) {
        int name = file.lastIndexOf('/');
        return name > 0 && isMade(file.substring(0, name).split("/"));
    }

    private static boolean isMade(String... folders) {
        boolean written = false;
        for (String folder : folders) {
            written |= folder.equals("src");
            if (folder.equals(FETCHED) || (!written && MADE.contains(folder))) {
                return true;
            }
        }
        return false;
    }
}
