package dev.regauge.maven;

import dev.regauge.lint.project.Lint;
import dev.regauge.route.Route;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All jars that a result is made with: another version of any of them may say something else. */
final class OwnCode {

    private OwnCode() {}

    static List<Path> files() {
        return files(OwnCode.class.getClassLoader());
    }

    /** @param loader Maven gives each plugin one of its own, with all that it stands on; others do not say what they have */
    static List<Path> files(ClassLoader loader) {
        Stream<URL> ours = Stream.of(OwnCode.class, Lint.class, Route.class)
                .map(each -> each.getProtectionDomain().getCodeSource().getLocation());
        Stream<URL> all = loader instanceof URLClassLoader realm ? Arrays.stream(realm.getURLs()) : Stream.empty();
        return Stream.concat(ours, all).map(OwnCode::path).distinct().sorted().toList();
    }

    private static Path path(URL place) {
        try {
            return Path.of(place.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of a jar is no URI", e);
        }
    }
}
