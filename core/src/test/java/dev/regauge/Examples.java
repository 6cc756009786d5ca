package dev.regauge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Java examples of pages, and the regions of sources that they are copies of.
 *
 * <p>On a page a block of Java follows a comment with its name, {@code <!-- NAME -->}. In a source the region of that name
 * stands between the comments {@code // docs: NAME} and {@code // end}. Both are the same but for indentation and blank
 * lines.
 */
record Examples(Map<String, String> onPages, Map<String, String> inSources, List<String> problems) {

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)(?:^<!-- *(?<name>[\\w.-]+) *-->\\s*\\n)?^```java\\b[^\\n]*\\n(?<code>.*?)^```");

    private static final Pattern REGION = Pattern.compile(
            "(?ms)^[ \\t]*// docs: (?<name>[\\w.-]+)[ \\t]*\\n(?<code>.*?)(?:^[ \\t]*// end[ \\t]*$|\\z)");

    /** Reads every {@code .md} of some folders, or single pages, and every {@code .java} of others, however deep. */
    static Examples in(List<Path> pages, List<Path> sources) {
        List<String> problems = new ArrayList<>();
        Map<String, String> onPages = read(pages, ".md", BLOCK, problems);
        Map<String, String> inSources = read(sources, ".java", REGION, problems);
        onPages.forEach((name, code) ->
                compare(name, code, Optional.ofNullable(inSources.get(name))).ifPresent(problems::add));
        inSources.keySet().stream()
                .filter(name -> !onPages.containsKey(name))
                .map(name -> "No page uses the region '" + name + "'")
                .forEach(problems::add);
        return new Examples(onPages, inSources, problems);
    }

    private static Optional<String> compare(String name, String code, Optional<String> region) {
        if (region.isEmpty()) {
            return Optional.of("No source has the region '" + name + "'");
        }
        return region.get().equals(code)
                ? Optional.empty()
                : Optional.of("The example '" + name + "' is not its region.\n  on the page:\n" + code
                        + "\n  in the source:\n" + region.get());
    }

    private static Map<String, String> read(List<Path> folders, String ending, Pattern pattern, List<String> problems) {
        Map<String, String> found = new TreeMap<>();
        for (Path file : folders.stream()
                .flatMap(folder -> files(folder, ending).stream())
                .toList()) {
            Matcher matcher = pattern.matcher(text(file));
            while (matcher.find()) {
                String name = matcher.group("name");
                String code = bare(matcher.group("code"));
                if (name == null) {
                    problems.add(file.getFileName() + ": a block of Java without a name before it:\n" + code);
                } else if (code.isEmpty() || found.put(name, code) != null) {
                    problems.add(file.getFileName() + ": '" + name + "' is empty or there twice");
                }
            }
        }
        return found;
    }

    private static String bare(String code) {
        return String.join(
                "\n",
                code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
