package dev.regauge.lint.scan;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The Java sources of a project that no class file stands for: those of modules in which nothing was compiled. Sources
 * of tests are left out.
 */
final class Uncompiled {

    private static final List<String> OUTPUTS = List.of("/target/classes/", "/build/classes/", "/bin/");
    private static final String SHARED_OUTPUT = "/out/production/";

    private final Set<String> modules = new HashSet<>();
    private final Set<String> shared = new HashSet<>();
    private final Set<String> classes = new HashSet<>();

    private Uncompiled() {}

    /** The source files, sorted. */
    static List<Path> in(ProjectFiles files) {
        return in(files, name -> name.endsWith(".java"));
    }

    /** Those in other languages, which are not read, sorted. */
    static List<Path> ofOtherLanguages(ProjectFiles files) {
        return in(files, name -> !name.endsWith(".java")).stream()
                .filter(path -> isMain("/" + files.relative(path)))
                .toList();
    }

    /** What Gradle builds itself with is no program. */
    private static boolean isMain(String path) {
        return path.contains("/src/main/") && !path.contains("/buildSrc/");
    }

    private static List<Path> in(ProjectFiles files, Predicate<String> names) {
        Uncompiled known = new Uncompiled();
        files.classes().forEach(file -> known.add("/" + files.relative(file)));
        return files.sources().entrySet().stream()
                .filter(entry -> names.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .map(ProjectFiles.SourceFile::path)
                .filter(path -> isOfProgram("/" + path) && !known.has("/" + path))
                .sorted()
                .map(files::resolve)
                .toList();
    }

    private void add(String path) {
        classes.add(inFolder(path));
        for (String output : OUTPUTS) {
            int at = path.indexOf(output);
            if (at >= 0) {
                modules.add(path.substring(0, at));
                return;
            }
        }
        shared.add(path.substring(0, Math.max(path.indexOf(SHARED_OUTPUT), 0)));
    }

    private boolean has(String path) {
        String module = module(path);
        return modules.contains(module)
                || (module.isEmpty() && !path.startsWith("/src/") && !modules.isEmpty())
                || shared.stream().anyMatch(above -> path.startsWith(above + "/"))
                || classes.contains(inFolder(path));
    }

    /** The folder that a build tool would compile the file in. */
    private static String module(String path) {
        int main = path.indexOf("/src/main/");
        int at = main < 0 ? path.indexOf("/src/") : main;
        return at < 0 ? "" : path.substring(0, at);
    }

    /** Name and last folder without ending. */
    private static String inFolder(String path) {
        int name = path.lastIndexOf('/');
        int folder = path.lastIndexOf('/', name - 1);
        int dot = path.lastIndexOf('.');
        return path.substring(folder + 1, dot < name ? path.length() : dot);
    }

    private static boolean isOfProgram(String path) {
        if (path.contains("/src/main/resources/") // texts to make projects of
                || path.endsWith("/package-info.java")
                || path.endsWith("/module-info.java")) {
            return false;
        }
        int src = path.indexOf("/src/");
        int end = src < 0 ? -1 : path.indexOf('/', src + "/src/".length());
        String set = end < 0 ? "" : path.substring(src, end);
        return !ProjectResources.isTest(set + "/") && !set.equals("/src/it") && !path.contains("/test/");
    }
}
