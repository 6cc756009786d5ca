package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The same sources read without their classes, and compared: less may be found there, never another text. */
final class Sourced {

    private Sourced() {}

    /** What is found in a folder where these sources are all there is. */
    static ScanResult scan(Path root, List<Path> sources) {
        try {
            Path copy = Files.createTempDirectory("sources");
            for (Path source : sources) {
                Path to = copy.resolve(root.relativize(source));
                Files.createDirectories(to.getParent());
                Files.copy(source, to);
            }
            return ProjectScanner.scan(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why files were skipped, without their names. */
    private static List<String> reasons(List<String> skipped) {
        return skipped.stream().map(line -> line.substring(line.indexOf(": "))).toList();
    }

    /** Whatever the sources say the classes say too, at the same line. */
    static void saysNothingElse(ScanResult sources, ScanResult classes) {
        assertThat(reasons(sources.skipped())).isSubsetOf(reasons(classes.skipped()));
        for (SqlSite site : sources.sites()) {
            List<String> compiled = classes.sites().stream()
                    .filter(other -> isSamePlace(other, site))
                    .flatMap(other -> other.templates().stream())
                    .map(SqlTemplate::text)
                    .toList();
            for (SqlTemplate template : site.templates()) {
                assertThat(compiled)
                        .as("%s in line %s", template, site.location().line())
                        .anySatisfy(text -> assertThat(text).matches(pattern(template)));
            }
        }
    }

    /** An annotation stands in a line of its own, which no class file tells. */
    private static boolean isSamePlace(SqlSite compiled, SqlSite source) {
        return compiled.sink().method().equals(source.sink().method())
                && (source.sink().method().startsWith("@")
                        ? compiled.location().method().equals(source.location().method())
                        : compiled.location().line() == source.location().line());
    }

    /** A hole stands for any text, and for a hole. */
    private static Pattern pattern(SqlTemplate template) {
        return Pattern.compile(
                template.parts().stream()
                        .map(part -> part instanceof SqlTemplate.Text text ? Pattern.quote(text.text()) : ".*")
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }
}
