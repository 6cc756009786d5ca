package dev.regauge.lint.baseline;

import dev.regauge.lint.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of findings that stay when lines move: of rule, class and method and the statement without regard to white space, and
 * where these are equal, of the how manyth it is. Outside of classes the file stands for class and method.
 */
public final class Fingerprints {

    private Fingerprints() {}

    /** One name a finding, 16 hexadecimal digits, in the order of the findings. */
    public static List<String> of(List<Finding> findings) {
        Map<Entry, Integer> seen = new HashMap<>();
        return findings.stream()
                .map(Entry::of)
                .map(entry -> Entry.hash(String.join(
                        "\0",
                        entry.rule(),
                        entry.place(),
                        entry.text(),
                        seen.merge(entry, 1, Integer::sum).toString())))
                .toList();
    }
}
