package dev.regauge.lint.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * Reads which PostgreSQL drivers a project takes, and at which versions: from {@code pom.xml}, {@code build.gradle},
 * {@code build.gradle.kts}, {@code gradle.properties}, {@code *.versions.toml}, {@code gradle.lockfile},
 * {@code dependencies.lock}, {@code build.sbt}, {@code ivy.xml}, {@code project.clj}, {@code deps.edn}, and from jar, war
 * and ear files that lie in it.
 *
 * <p>Nothing is run, downloaded or resolved beyond the files of the project; a version that these leave to somebody else
 * is said to be undecided, and never guessed.
 */
public final class BuildFiles {

    private static final Comparator<DriverUse> BY_PLACE = Comparator.comparing(DriverUse::location)
            .thenComparing(DriverUse::artifact)
            .thenComparing(use -> use.version().orElse(""))
            .thenComparing(DriverUse::condition);

    /** Of one file. */
    static final int MOST_DRIVERS = 200;

    private final BuildTree tree;
    private final List<TextFile> files;
    private final List<DriverUse> declared = new ArrayList<>();
    private final List<DriverUse> locked = new ArrayList<>();
    private final List<DriverUse> present = new ArrayList<>();
    private final Poms poms = new Poms();

    private BuildFiles(BuildTree tree) {
        this.tree = tree;
        this.files = tree.texts();
    }

    /**
     * Reads the project in a folder, or one jar, war or ear file. What cannot be read becomes a line of
     * {@link BuildReading#notRead()}.
     */
    public static BuildReading read(Path project) {
        return read(project, Set.of());
    }

    /**
     * As {@link #read(Path)} does.
     *
     * @param apart folders whose files are none of the project's; real paths
     */
    public static BuildReading read(Path project, Set<Path> apart) {
        try {
            if (Files.isRegularFile(project)) {
                List<String> notRead = new ArrayList<>();
                String name = String.valueOf(project.getFileName());
                return new BuildReading(sorted(JarFiles.in(project, name, notRead)), notRead);
            }
            return new BuildFiles(BuildTree.below(project.toAbsolutePath().normalize(), apart)).read();
        } catch (IOException unreadable) {
            return new BuildReading(
                    List.of(),
                    List.of(project.getFileName() + ": cannot be read ("
                            + unreadable.getClass().getSimpleName() + ")"));
        }
    }

    private BuildReading read() {
        files.forEach(this::read);
        declared.addAll(poms.uses());
        gradle();
        sbt();
        tree.archives().forEach(this::archive);
        List<DriverUse> uses = LockFile.applied(declared, locked);
        uses.addAll(present);
        return new BuildReading(sorted(uses), tree.notRead());
    }

    /** Each once. */
    static List<DriverUse> sorted(List<DriverUse> uses) {
        return uses.stream().distinct().sorted(BY_PLACE).toList();
    }

    private void read(TextFile file) {
        try {
            switch (file.fileName()) {
                case "pom.xml" -> pom(PomReader.read(file));
                case "ivy.xml" -> declared.addAll(first(file, OtherBuilds.ivy(file)));
                case "project.clj", "deps.edn" -> declared.addAll(first(file, OtherBuilds.clojure(file)));
                case "dependencies.lock" -> locked.addAll(first(file, LockFile.nebula(file)));
                default -> {
                    if (isLock(file)) {
                        locked.addAll(first(file, LockFile.gradle(file, module(file.folder()))));
                    }
                }
            }
        } catch (XMLStreamException | IOException broken) {
            tree.notRead().add(file.name() + ": it is not well-formed, so its dependencies are not known");
        }
    }

    private void pom(PomFile pom) {
        poms.add(pom);
        if (pom.cut) {
            tree.notRead().add(tooMany(pom.file));
        }
    }

    /** No project names so many; what is beyond is told. */
    private List<DriverUse> first(TextFile file, List<DriverUse> uses) {
        if (uses.size() > MOST_DRIVERS) {
            tree.notRead().add(tooMany(file));
        }
        return uses.stream().limit(MOST_DRIVERS).toList();
    }

    private static String tooMany(TextFile file) {
        return file.name() + ": it names more than " + MOST_DRIVERS
                + " drivers or too many profiles, and the rest was not looked at";
    }

    /** Those of {@code buildscript-gradle.lockfile} and {@code settings-gradle.lockfile} are of the build, not of the program. */
    private static boolean isLock(TextFile file) {
        return file.fileName().equals("gradle.lockfile")
                || (file.fileName().endsWith(".lockfile")
                        && ("/" + file.folder()).endsWith("/gradle/dependency-locks"));
    }

    /** Older Gradle kept a lock file for each configuration in {@code gradle/dependency-locks}. */
    private static String module(String folder) {
        String locks = "gradle/dependency-locks";
        return folder.equals(locks)
                ? ""
                : folder.endsWith("/" + locks) ? folder.substring(0, folder.length() - locks.length() - 1) : folder;
    }

    private void gradle() {
        List<VersionCatalog> catalogs = files.stream()
                .filter(file -> file.fileName().endsWith(".versions.toml"))
                .map(VersionCatalog::read)
                .toList();
        Map<String, Variables> folders = new HashMap<>();
        files.forEach(file -> assignments(file, folders));
        for (TextFile file : files) {
            if (isGradle(file)) {
                declared.addAll(first(file, new GradleFile(file, folder(file.folder(), folders)).uses(catalogs)));
            }
        }
        catalogs.stream()
                .filter(VersionCatalog::isCut)
                .map(catalog -> tooMany(catalog.file()))
                .forEach(tree.notRead()::add);
        catalogs.forEach(this::unused);
    }

    private static boolean isGradle(TextFile file) {
        return file.fileName().endsWith(".gradle") || file.fileName().endsWith(".gradle.kts");
    }

    /** A driver in a catalog that no build file names by itself: a plugin of the project's own may. */
    private void unused(VersionCatalog catalog) {
        for (VersionCatalog.Library driver : catalog.drivers()) {
            if (declared.stream().noneMatch(use -> use.artifact().equals(driver.artifact()))) {
                TextFile file = catalog.file();
                declared.add(DriverUse.of(driver.artifact(), driver.version(), file.at(driver.line()), file.folder()));
            }
        }
    }

    private static void assignments(TextFile file, Map<String, Variables> folders) {
        if (file.fileName().equals("gradle.properties")) {
            folder(file.folder(), folders).addProperties(file.text());
        } else if (isGradle(file)) {
            folder(file.folder(), folders).addCode(Uncommented.of(file.text()));
        }
    }

    /** What the build files of a folder see: their own names, and those of the folders above. */
    private static Variables folder(String name, Map<String, Variables> folders) {
        Variables known = folders.get(name);
        if (known == null) {
            known = name.isEmpty()
                    ? new Variables()
                    : Variables.below(folder(name.substring(0, Math.max(0, name.lastIndexOf('/'))), folders));
            folders.put(name, known);
        }
        return known;
    }

    private void sbt() {
        Variables variables = new Variables();
        List<TextFile> builds = files.stream()
                .filter(file -> file.fileName().endsWith(".sbt")
                        || (file.fileName().endsWith(".scala") && ("/" + file.folder()).endsWith("/project")))
                .toList();
        builds.forEach(file -> variables.addCode(Uncommented.of(file.text())));
        builds.forEach(file -> declared.addAll(first(file, OtherBuilds.sbt(file, variables))));
    }

    private void archive(Path archive) {
        try {
            present.addAll(JarFiles.in(archive, tree.name(archive), tree.notRead()));
        } catch (IOException damaged) {
            tree.notRead().add(tree.name(archive) + ": it is no archive that can be read");
        }
    }
}
