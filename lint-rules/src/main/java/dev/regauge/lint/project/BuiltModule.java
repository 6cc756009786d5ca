package dev.regauge.lint.project;

import dev.regauge.lint.build.ResolvedDriver;
import dev.regauge.lint.scan.Layout;
import dev.regauge.route.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One module of a build, as its build tool describes it: its own files only, and what the build decided.
 *
 * @param root its folder; an absolute path through no link
 * @param buildFile relative to the root
 * @param layout where its parts lie
 * @param drivers all that it takes, directly or not
 */
public record BuiltModule(Path root, String buildFile, Layout layout, List<ResolvedDriver> drivers) {

    /** Nothing needs to be compiled of the others. */
    private static final Pattern SOURCE =
            Pattern.compile("(?!package-info|module-info).*\\.(java|kt|groovy|scala)", Pattern.DOTALL);

    private static final Pattern CLASS = Pattern.compile(".*\\.class", Pattern.DOTALL);

    /** Copies the list. */
    public BuiltModule {
        drivers = List.copyOf(drivers);
    }

    /**
     * Whether it has sources and no class at all, so that a lint would miss most of what is to be found.
     *
     * @throws UncheckedIOException where a folder cannot be walked over
     */
    public boolean isUncompiled() {
        return hasFile(layout.sources(), SOURCE) && !hasFile(layout.classes(), CLASS);
    }

    private static boolean hasFile(List<Path> folders, Pattern names) {
        return folders.stream().filter(Files::isDirectory).anyMatch(folder -> {
            try (Stream<Path> walk = Files.walk(folder)) {
                return walk.anyMatch(file ->
                        names.matcher(String.valueOf(file.getFileName())).matches());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The PostgreSQL project's driver that the program gets; empty where it gets none, or an artifact of long ago. */
    Optional<Profile> pgjdbc() {
        return drivers.stream()
                .filter(driver -> !driver.aside() && driver.isPgjdbc())
                .flatMap(driver -> driver.profile().stream())
                .findFirst();
    }
}
