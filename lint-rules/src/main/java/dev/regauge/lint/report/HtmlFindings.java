package dev.regauge.lint.report;

import dev.regauge.lint.Severity;
import dev.regauge.lint.report.Overview.Entry;
import dev.regauge.lint.report.Overview.Group;
import dev.regauge.lint.rules.Rules;
import dev.regauge.page.Markup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The findings of the HTML page: by class, by severity, by rule. */
final class HtmlFindings {

    /** A page with more findings begins as a list of rules, each with its findings behind a click. */
    private static final int FEW = 100;

    private final Markup page;
    private final Report report;
    private final Modules modules;
    private final boolean few;

    HtmlFindings(Markup page, Report report, Modules modules) {
        this.page = page;
        this.report = report;
        this.modules = modules;
        this.few = report.findings().size() <= FEW;
    }

    void write(Group group) {
        String id = Words.id(group.change());
        page.open("section", "class", "group " + id, "id", id, "aria-labelledby", id + "-h");
        page.open("h2", "id", id + "-h");
        HtmlReport.sign(page, group.change());
        page.text(Words.title(group.change())).close("h2");
        page.element("p", Words.meaning(group.change()), "class", "meaning");
        for (Severity severity : Severity.values()) {
            severity(id, severity, group.of(severity));
        }
        page.close("section");
    }

    private void severity(String group, Severity severity, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        page.open("div", "class", "severity");
        page.open("h3", "id", group + "-" + Words.id(severity));
        count(entries.size());
        page.text(severities(severity, entries.size())).close("h3");
        entries.stream()
                .collect(
                        Collectors.groupingBy(entry -> entry.finding().rule(), LinkedHashMap::new, Collectors.toList()))
                .forEach(this::rule);
        page.close("div");
    }

    private void rule(String rule, List<Entry> entries) {
        page.open("section", "class", "rule", "data-rule", rule);
        page.open("h4").element("code", rule);
        page.text(" ").element("span", Rules.titles().getOrDefault(rule, ""), "class", "meaning");
        page.close("h4");
        if (few) {
            findings(entries);
        } else {
            page.open("details").open("summary");
            count(entries.size());
            page.text(entries.size() == 1 ? " finding" : " findings").close("summary");
            findings(entries);
            page.close("details");
        }
        page.close("section");
    }

    private void findings(List<Entry> entries) {
        Common common = Common.of(entries);
        HtmlFinding finding = new HtmlFinding(page, report, common);
        finding.common(entries.get(0).finding());
        entries.forEach(entry -> finding.write(entry, modules.of(entry.finding()), few));
    }

    /** A number of its own, because the script says beside it how many of them are shown. */
    private void count(int size) {
        page.element("span", String.valueOf(size), "class", "count");
    }

    private static String severities(Severity severity, int count) {
        return switch (severity) {
            case ERROR -> count == 1 ? " error" : " errors";
            case WARNING -> count == 1 ? " warning" : " warnings";
            case INFO -> " for information";
        };
    }
}
