package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.build.DriverRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the rules are those of the rules and the evidence; {@code -Dregauge.approve=true} writes them anew. */
class RulePagesTest {

    private static final Path FOLDER = Path.of("docs/rules");

    @Test
    void sayWhatTheRulesSayAndWhatWasMeasured() throws IOException {
        Map<String, String> pages = pages();
        if (Boolean.getBoolean("regauge.approve")) {
            write(pages);
        }
        assertThat(files()).containsExactlyElementsOf(pages.keySet());
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(FOLDER.resolve(page.getKey())).content().isEqualTo(page.getValue());
        }
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>(Map.of("README.md", RulePage.index()));
        for (Rule rule : Rules.all()) {
            pages.put(rule.description().id() + ".md", RulePage.text(rule.description(), Sites.evidence()));
        }
        for (Description rule : DriverRules.descriptions()) {
            pages.put(rule.id() + ".md", RulePage.ofData(rule));
        }
        return pages;
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(FOLDER);
        for (String file : files()) {
            Files.delete(FOLDER.resolve(file));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> list = Files.list(FOLDER)) {
            return list.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Suppressions and the command line know the rules of build files by them. */
    @Test
    void everyRuleHasItsTitleAndItsPage() {
        Stream.concat(Rules.all().stream().map(Rule::description), DriverRules.descriptions().stream())
                .forEach(rule -> {
                    assertThat(Rules.titles()).containsEntry(rule.id(), rule.title());
                    assertThat(Rules.page(rule.id()).orElseThrow())
                            .contains(rule.why().substring(0, 20));
                });
    }
}
