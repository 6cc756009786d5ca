package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page about the plugin has each goal and each parameter, with its property and its default. */
class GoalsPageTest {

    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    @Test
    void hasEveryParameterWithItsDefault() throws Exception {
        TreeMap<String, String> rows = new TreeMap<>();
        TreeSet<String> goals = new TreeSet<>();
        for (Element goal : elements(descriptor(), "mojo")) {
            goals.add(text(goal, "goal"));
            Element configuration = elements(goal, "configuration").get(0);
            for (Element parameter : elements(goal, "parameter")) {
                if (text(parameter, "editable").equals("true")) {
                    String name = text(parameter, "name");
                    Element given = elements(configuration, name).get(0);
                    rows.put(
                            name,
                            "| `" + name + "` | `"
                                    + given.getTextContent().replace("${", "").replace("}", "") + "` | "
                                    + (given.getAttribute("default-value").isEmpty()
                                            ? ""
                                            : "`" + given.getAttribute("default-value") + "`"));
                }
            }
        }
        String page = page();
        assertThat(goals)
                .containsExactly("baseline", "lint", "report", "verify")
                .allSatisfy(goal -> assertThat(page).contains("| `" + goal + "` |"));
        assertThat(page.lines()).anyMatch(line -> line.startsWith("| `from` | `regauge.from` | "));
        assertThat(rows.values())
                .hasSizeGreaterThan(15)
                .allSatisfy(row -> assertThat(page).contains("\n" + row));
    }

    /** A row that no goal takes any more would be read as one that does, and one at another goal as well. */
    @Test
    void hasEachParameterAtTheGoalsThatTakeItAndNoOther() throws Exception {
        Map<String, Set<String>> taken = new TreeMap<>();
        for (Element goal : elements(descriptor(), "mojo")) {
            Set<String> names = taken.computeIfAbsent(text(goal, "goal"), none -> new TreeSet<>());
            for (Element parameter : elements(goal, "parameter")) {
                if (text(parameter, "editable").equals("true")) {
                    names.add(text(parameter, "name"));
                }
            }
        }
        assertThat(shown()).isEqualTo(taken);
    }

    /** The first words of the rows below a line such as {@code Of `lint` and `report`:}, by goal. */
    private static Map<String, Set<String>> shown() throws IOException {
        Map<String, Set<String>> shown = new TreeMap<>();
        List<String> goals = List.of();
        for (String line : page().lines().toList()) {
            if (line.startsWith("Of `") && line.endsWith(":")) {
                goals = CODE.matcher(line).results().map(word -> word.group(1)).toList();
            } else if (line.startsWith("#")) {
                goals = List.of();
            } else if (line.startsWith("| `")) {
                String name = line.substring("| `".length(), line.indexOf("` |"));
                goals.forEach(goal ->
                        shown.computeIfAbsent(goal, none -> new TreeSet<>()).add(name));
            }
        }
        return shown;
    }

    private static String page() throws IOException {
        return Files.readString(PluginRepository.ROOT.resolve("lint-rules/docs/maven.md"));
    }

    private static Element descriptor() throws Exception {
        try (InputStream in = LintMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).get(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
