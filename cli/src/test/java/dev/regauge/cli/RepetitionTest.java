package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A tag takes a test out of a run, so each is spelt as pom.xml spells it, and who is left out on JDK 25 stands in one place. */
class RepetitionTest {

    private static final Path DECISION = CommandLineRun.ROOT.resolve("adr/0039-what-repeats-on-25.md");

    private static final Pattern TAG = Pattern.compile("^ *@Tag\\((.*)\\)$", Pattern.MULTILINE);

    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z]+Test)`");

    @Test
    void tagsAreThoseThatTheBuildKnows() throws IOException {
        assertThat(classesByTag()).containsOnlyKeys("\"alone\"", "\"archunit-engine\"", "\"long\"", "\"waits\"");
    }

    @Test
    void theDecisionNamesWhoeverIsLeftOut() throws IOException {
        assertThat(named("\n## Left out on 25\n")).isEqualTo(classesByTag().get("\"waits\""));
    }

    private static Set<String> named(String chapter) throws IOException {
        String text = Files.readString(DECISION);
        int start = text.indexOf(chapter) + chapter.length();
        Matcher names = NAME.matcher(text.substring(start, text.indexOf("\n## ", start)));
        return names.results().map(name -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> classesByTag() throws IOException {
        Map<String, Set<String>> classes = new TreeMap<>();
        for (Path source : sources()) {
            Matcher tags = TAG.matcher(read(source));
            while (tags.find()) {
                String name = source.getFileName().toString().replace(".java", "");
                classes.computeIfAbsent(tags.group(1), tag -> new TreeSet<>()).add(name);
            }
        }
        return classes;
    }

    private static Iterable<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.walk(CommandLineRun.ROOT, 2)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(RepetitionTest::files)
                    .toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
