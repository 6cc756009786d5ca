package dev.regauge.maven;

import dev.regauge.lint.project.Lint;
import dev.regauge.route.Route;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/** The jars that a result was made with: another version may say something else. */
final class OwnCode {

    private OwnCode() {}

    static List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Class<?> each : List.of(OwnCode.class, Lint.class, Route.class)) {
            CodeSource source = each.getProtectionDomain().getCodeSource();
            try {
                files.add(Path.of(source.getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException("The place of a jar is no URI", e);
            }
        }
        return files;
    }
}
