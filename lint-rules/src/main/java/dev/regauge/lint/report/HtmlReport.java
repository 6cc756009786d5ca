package dev.regauge.lint.report;

import dev.regauge.lint.Severity;
import dev.regauge.lint.report.Overview.Group;
import dev.regauge.lint.report.Overview.Reason;
import dev.regauge.lint.report.Report.Unverified;
import dev.regauge.page.Count;
import dev.regauge.page.Markup;
import dev.regauge.page.Script;
import dev.regauge.page.Stylesheet;
import dev.regauge.route.Change;
import java.util.List;

/**
 * The report as one HTML page that needs nothing beside it: no image, no font, no request, and a script only to filter what
 * is there. It reads well in light and dark, on a phone, on paper, by keyboard and by screen reader. All text of the project
 * in it is escaped, and a Content-Security-Policy forbids whatever a mistake there could let through.
 */
public final class HtmlReport {

    /** The look of the page, and the policy that allows it and nothing else. */
    static final Stylesheet STYLE = Stylesheet.shared().with(HtmlReport.class, "report.css");

    /** Filters the findings; a reader without it misses nothing but that. */
    static final Script SCRIPT = Script.of(HtmlReport.class, "report.js");

    private final Report report;
    private final Overview overview;
    private final Modules modules;
    private final Conclusion conclusion;
    private final Markup page = new Markup();

    private HtmlReport(Report report) {
        this.report = report;
        this.overview = Overview.of(report);
        this.modules = Modules.of(report.findings());
        this.conclusion = Conclusion.of(report);
    }

    /** The page, well-formed as XML too. The same report always gives the same page. */
    public static String render(Report report) {
        HtmlReport html = new HtmlReport(report);
        html.write();
        return html.page.document();
    }

    private void write() {
        page.open("html", "lang", "en").head(report.project() + ": " + report.route(), STYLE, SCRIPT);
        page.open("body").element("a", "Skip to the findings", "class", "skip", "href", "#findings");
        header();
        new HtmlFilter(page).write(overview, modules);
        page.open("main", "id", "findings", "tabindex", "-1");
        if (overview.groups().isEmpty()) {
            nothingFound();
            inventory();
        }
        overview.groups().forEach(new HtmlFindings(page, report, modules)::write);
        edits();
        unverified();
        list(
                "suppressed",
                "Suppressed",
                "Findings that may stay, and who says so.",
                report.excused().stream().map(Words::kept).toList());
        list("notes", "Notes", "What could not be read or done.", report.notes());
        if (!overview.groups().isEmpty()) {
            inventory();
        }
        page.close("main");
        legend();
        page.script(SCRIPT).close("body", "html");
    }

    private void header() {
        page.open("header").element("p", "Regauge upgrade report", "class", "kicker");
        page.element("h1", "Changing the driver of " + report.project());
        page.open("p", "class", "route").element("code", report.route().from().toString());
        page.element("span", " to ", "class", "to");
        page.element("code", report.route().to().toString()).close("p");
        page.element("p", server(), "class", "server");
        page.open("div", "class", "overview")
                .open("div", "class", conclusion.ready() ? "verdict ready" : "verdict")
                .element("p", conclusion.verdict());
        if (!conclusion.next().isEmpty()) {
            page.open("ul");
            conclusion.next().forEach(step -> page.element("li", step));
            page.close("ul");
        }
        page.close("div");
        if (!overview.groups().isEmpty()) {
            counts();
        }
        page.close("div", "header");
    }

    private String server() {
        return report.server().isEmpty()
                ? "No server was asked: the findings rest on recorded measurements alone."
                : "Statements were parsed and described, and never executed, on " + report.server() + ".";
    }

    private void counts() {
        page.open("nav", "aria-label", "Findings by class and severity").open("table", "class", "counts");
        page.element("caption", "Findings by class and severity").open("thead").open("tr");
        page.element("th", "Class", "scope", "col");
        for (Severity severity : Severity.values()) {
            page.element("th", name(severity), "scope", "col");
        }
        page.close("tr", "thead").open("tbody");
        overview.groups().forEach(this::countsOf);
        page.close("tbody", "table", "nav");
    }

    private void countsOf(Group group) {
        String id = Words.id(group.change());
        page.open("tr").open("th", "scope", "row", "class", id).open("a", "href", "#" + id);
        sign(page, group.change());
        page.text(Words.shortTitle(group.change())).close("a", "th");
        for (Severity severity : Severity.values()) {
            int count = group.of(severity).size();
            page.open("td");
            if (count > 0) {
                page.element("a", String.valueOf(count), "href", "#" + id + "-" + Words.id(severity));
            } else {
                page.element("span", "0", "class", "none");
            }
            page.close("td");
        }
        page.close("tr");
    }

    private void nothingFound() {
        boolean suppressed = !report.suppressed().isEmpty();
        page.open("section", "aria-labelledby", "nothing-h")
                .element("h2", suppressed ? "Nothing is open" : "Nothing was found", "id", "nothing-h");
        page.open("p")
                .text(
                        suppressed
                                ? "What was found about this project on this route is suppressed. "
                                : "No rule has anything to say about this project on this route. ");
        if (report.inventory().isEmpty()) {
            page.text("But nothing was looked at either, so this says nothing about the project.");
        } else {
            page.text("That holds for ").element("a", "what was looked at", "href", "#inventory");
            page.text(". ");
            limits();
        }
        page.close("p", "section");
    }

    private void limits() {
        boolean unverified = !report.unverified().isEmpty();
        boolean notes = !report.notes().isEmpty();
        if (!unverified && !notes) {
            page.text("Nothing of it was left out.");
            return;
        }
        page.text("It says nothing about ");
        if (unverified) {
            page.element("a", "the statements that were not verified", "href", "#unverified");
        }
        page.text(unverified && notes ? ", or about " : "");
        if (notes) {
            page.element("a", "what could not be read or done", "href", "#notes");
        }
        page.text(".");
    }

    private void edits() {
        if (report.diff().isEmpty()) {
            return;
        }
        UnifiedDiff diff = UnifiedDiff.parse(report.diff());
        section("edits", "Safe edits");
        meaning(Words.edits(report, diff));
        page.open("pre", "class", "diff").open("code");
        for (UnifiedDiff.Line line : diff.lines()) {
            page.element("span", line.text() + "\n", "class", Words.id(line.kind()));
        }
        page.close("code", "pre", "section");
    }

    private void unverified() {
        if (report.unverified().isEmpty()) {
            return;
        }
        int count = report.unverified().size();
        section("unverified", "Not verified");
        meaning("Nothing could be said about " + Count.of(count, "statement", "statements") + ".");
        Overview.reasons(report).forEach(this::reason);
        page.close("section");
    }

    private void reason(Reason reason) {
        page.open("details", "class", "reason").open("summary");
        page.element("span", reason.reason()).text(" ");
        page.element("span", String.valueOf(reason.statements().size()), "class", "badge");
        page.close("summary");
        page.open("ul", "class", "statements");
        for (Unverified statement : reason.statements()) {
            page.open("li").element("code", Words.place(statement.location()), "class", "place");
            page.open("pre").element("code", statement.sql().strip()).close("pre", "li");
        }
        page.close("ul", "details");
    }

    private void inventory() {
        list("inventory", "What was looked at", "", report.inventory());
    }

    private void list(String id, String title, String meaning, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        section(id, title);
        if (!meaning.isEmpty()) {
            meaning(meaning);
        }
        page.open("ul", "class", "plain");
        lines.forEach(line -> page.element("li", line));
        page.close("ul", "section");
    }

    private void section(String id, String title) {
        page.open("section", "id", id, "aria-labelledby", id + "-h").element("h2", title, "id", id + "-h");
    }

    private void meaning(String sentence) {
        page.element("p", sentence, "class", "meaning");
    }

    private void legend() {
        page.open("footer").open("section", "aria-labelledby", "legend-h");
        page.element("h2", "How to read the classes", "id", "legend-h").open("dl", "class", "legend");
        for (Change change : Change.values()) {
            page.open("div", "class", Words.id(change)).open("dt");
            sign(page, change);
            page.text(Words.shortTitle(change)).close("dt");
            page.element("dd", Words.meaning(change)).close("div");
        }
        page.close("dl", "section", "footer");
    }

    private static String name(Severity severity) {
        return switch (severity) {
            case ERROR -> "Error";
            case WARNING -> "Warning";
            case INFO -> "Info";
        };
    }

    /** A shape beside each colour, for those who do not see colours. */
    static void sign(Markup page, Change change) {
        String shape = switch (change) {
            case SILENTLY_CHANGES -> "≠";
            case BREAKS -> "×";
            case CHANGES_CLASS -> "≈";
            case COSTS -> "±";
            case UNKNOWN -> "?";
            case ALREADY_BROKEN -> "=";
            case FIXED -> "✓";
            case COSMETIC -> "~";
            case UNCHANGED -> "·";
        };
        page.element("span", shape, "class", "sign", "aria-hidden", "true").text(" ");
    }
}
