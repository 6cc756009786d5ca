package dev.regauge.maven;

import dev.regauge.lint.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Properties that somebody has mistyped: Maven takes any, and says nothing. Its own check is for names in a POM. */
final class PropertyNames {

    private static final String PREFIX = "regauge.";

    private static final Pattern KNOWN = Pattern.compile("\\$\\{regauge\\.(\\w+)\\}");

    private PropertyNames() {}

    /**
     * A line for each that is near to one of ours; others may be the project's own.
     *
     * @param given what was set by {@code -D}
     */
    static Stream<String> mistyped(Properties given) {
        Set<String> known = known();
        return new TreeSet<>(given.stringPropertyNames())
                .stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .map(name -> name.substring(PREFIX.length()))
                        .filter(name -> !known.contains(name))
                        .flatMap(name -> NearestName.of(name, known)
                                .map(near ->
                                        "Nobody reads -D" + PREFIX + name + "; did you mean -D" + PREFIX + near + "?")
                                .stream());
    }

    /** What the plugin's descriptor says that its goals take. */
    private static Set<String> known() {
        try (InputStream in = PropertyNames.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            String descriptor = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return KNOWN.matcher(descriptor)
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The plugin's own descriptor", e);
        }
    }
}
