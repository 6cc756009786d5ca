package dev.regauge.lint.report;

import dev.regauge.page.Markup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What narrows the page down to a class, a rule, a module or words. Hidden until the page's script has run, because it does
 * nothing without.
 */
final class HtmlFilter {

    private final Markup page;

    HtmlFilter(Markup page) {
        this.page = page;
    }

    /** Writes it where there is anything to choose between. */
    void write(Overview overview, Modules modules) {
        if (overview.entries().size() < 2) {
            return;
        }
        page.open("div", "id", "filter", "class", "filter", "role", "search", "aria-label", "Findings", "hidden", "");
        choice("class", "Class", "All classes", classes(overview));
        choice("rule", "Rule", "All rules", options(rules(overview)));
        choice("module", "Module", "All modules", options(modules.sizes()));
        page.open("label").element("span", "Text");
        page.empty("input", "type", "search", "name", "text", "autocomplete", "off", "spellcheck", "false");
        page.close("label");
        page.element("button", "Show all", "type", "button", "hidden", "");
        page.element("output", "").close("div");
    }

    private record Option(String value, String label, int size) {}

    private void choice(String name, String label, String all, List<Option> options) {
        if (options.size() < 2) {
            return;
        }
        page.open("label").element("span", label).open("select", "name", name);
        page.element("option", all, "value", "");
        for (Option option : options) {
            page.element("option", option.label() + " (" + option.size() + ")", "value", option.value());
        }
        page.close("select", "label");
    }

    private static List<Option> classes(Overview overview) {
        return overview.groups().stream()
                .map(group -> new Option(
                        Words.id(group.change()),
                        Words.shortTitle(group.change()),
                        group.entries().size()))
                .toList();
    }

    private static Map<String, Integer> rules(Overview overview) {
        return overview.entries().stream()
                .map(entry -> entry.finding().rule())
                .collect(Collectors.toMap(Function.identity(), rule -> 1, Integer::sum, TreeMap::new));
    }

    private static List<Option> options(Map<String, Integer> sizes) {
        return sizes.entrySet().stream()
                .map(size -> new Option(size.getKey(), size.getKey(), size.getValue()))
                .toList();
    }
}
