package dev.regauge.parity.report;

import dev.regauge.page.Markup;
import dev.regauge.page.Stylesheet;
import dev.regauge.parity.Comparison;
import dev.regauge.parity.Probe;
import dev.regauge.parity.report.Overview.Part;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The report as one HTML page that needs nothing beside it: no script, no image, no font, no request. What silently
 * changes comes first, with both outcomes side by side; then all other causes, worst first. It reads well in light and
 * dark, on a phone, on paper, by keyboard and by screen reader, and stays usable with thousands of differences.
 */
public final class HtmlReport {

    /** The look of the page, and the policy that allows it and nothing else. */
    static final Stylesheet STYLE = Stylesheet.shared().with(HtmlReport.class, "parity.css");

    /** Nobody has to do anything about these, so they wait behind a click. */
    private static final Set<Section> FOLDED =
            EnumSet.of(Section.ALREADY_BROKEN, Section.FIXED, Section.COSMETIC, Section.UNMEASURED);

    private final Comparison comparison;
    private final Map<String, Probe> probes;
    private final Overview overview;
    private final Markup page = new Markup();

    private HtmlReport(Comparison comparison, Map<String, Probe> probes) {
        this.comparison = comparison;
        this.probes = probes;
        this.overview = Overview.of(comparison);
    }

    /**
     * The page, well-formed as XML too. The same comparison always gives the same page.
     *
     * @param probes the probes by their ids; of one that is missing no code is shown
     */
    public static String render(Comparison comparison, Map<String, Probe> probes) {
        HtmlReport html = new HtmlReport(comparison, probes);
        html.write();
        return html.page.document();
    }

    private void write() {
        page.open("html", "lang", "en").head("Parity: " + comparison.route(), STYLE);
        page.open("body").element("a", "Skip to the differences", "class", "skip", "href", "#differences");
        header();
        page.open("main", "id", "differences", "tabindex", "-1");
        overview.parts().forEach(this::part);
        unstable();
        page.close("main");
        legend();
        page.close("body", "html");
    }

    private void header() {
        page.open("header").element("p", "Regauge parity report", "class", "kicker");
        page.element("h1", Words.verdict(comparison, overview));
        page.open("p", "class", "route")
                .element("code", comparison.route().from().toString());
        page.element("span", " to ", "class", "to");
        page.element("code", comparison.route().to().toString()).close("p");
        page.element("p", "Measured on " + Words.measuredOn(comparison) + ".", "class", "server");
        page.element("p", Words.extent(comparison, overview) + ".", "class", "server");
        page.element("p", "How to read it: " + Words.LEGEND + ".", "class", "server");
        if (!overview.parts().isEmpty()) {
            counts();
            groups();
        }
        page.close("header");
    }

    private void counts() {
        page.open("nav", "aria-label", "Differences by class").open("ul", "class", "tiles");
        for (Part part : overview.parts()) {
            Section section = part.section();
            page.open("li", "class", section.id()).open("a", "href", "#" + section.id());
            page.element("b", Words.number(part.causes().size()));
            page.open("span");
            sign(section);
            page.text(section.title()).close("span");
            page.element("span", Words.count(part.probes(), "probe", "probes"), "class", "when");
            page.close("a", "li");
        }
        page.close("ul", "nav");
    }

    private void part(Part part) {
        Section section = part.section();
        page.open(
                "section", "class", "part " + section.id(), "id", section.id(), "aria-labelledby", section.id() + "-h");
        page.open("h2", "id", section.id() + "-h");
        sign(section);
        page.text(section.title()).text(" ");
        page.element("span", Words.number(part.causes().size()), "class", "badge")
                .close("h2");
        page.element("p", section.meaning(), "class", "meaning");
        boolean folded = FOLDED.contains(section);
        if (folded) {
            page.open("details", "class", "fold");
            page.element("summary", "Show " + Words.count(part.causes().size(), "cause", "causes"));
        }
        causes(part);
        if (folded) {
            page.close("details");
        }
        page.close("section");
    }

    private void causes(Part part) {
        HtmlCause cause = new HtmlCause(page, comparison.route(), probes);
        page.open("div", "class", "ends", "aria-hidden", "true").element("span", "");
        end(comparison.route().from().toString(), "today");
        end(comparison.route().to().toString(), "afterwards");
        page.close("div");
        part.byGroup().forEach((group, causes) -> {
            String id = section(part, group);
            page.element("h3", group, "id", id);
            causes.forEach(cause::write);
        });
    }

    private void end(String profile, String when) {
        page.open("span").element("span", profile, "class", "profile").text(" ");
        page.element("span", when, "class", "when").close("span");
    }

    private static String section(Part part, String group) {
        return part.section().id() + "-" + group;
    }

    private void groups() {
        page.open("nav", "aria-label", "Differences by group").open("details", "class", "fold");
        page.element("summary", "By group: " + String.join(", ", overview.groups()));
        page.open("div", "class", "wide").open("table", "class", "counts groups");
        page.element("caption", "Probes that differ, by group and class")
                .open("thead")
                .open("tr");
        page.element("th", "Group", "scope", "col");
        overview.parts().forEach(part -> page.element("th", part.section().head(), "scope", "col"));
        page.close("tr", "thead").open("tbody");
        overview.groups().forEach(this::group);
        page.close("tbody", "table", "div", "details", "nav");
    }

    private void group(String group) {
        page.open("tr").element("th", group, "scope", "row");
        for (Part part : overview.parts()) {
            int probes = part.probes(group);
            page.open("td", "class", part.section().id());
            if (probes > 0) {
                page.element("a", Words.number(probes), "href", "#" + section(part, group));
            } else {
                page.element("span", "0", "class", "none");
            }
            page.close("td");
        }
        page.close("tr");
    }

    private void unstable() {
        if (comparison.unstable().isEmpty()) {
            return;
        }
        page.open("section", "id", "unstable", "aria-labelledby", "unstable-h");
        page.element("h2", "Unstable", "id", "unstable-h");
        page.element("p", "Measured twice with two outcomes, so nothing is claimed about them.", "class", "meaning");
        page.open("ul", "class", "ids");
        comparison
                .unstable()
                .forEach(probe -> page.open("li").element("code", probe).close("li"));
        page.close("ul", "section");
    }

    private void legend() {
        page.open("footer").open("section", "aria-labelledby", "legend-h");
        page.element("h2", "How to read the classes", "id", "legend-h").open("dl", "class", "legend");
        for (Section section : Section.values()) {
            page.open("div", "class", section.id()).open("dt");
            sign(section);
            page.text(section.title()).close("dt");
            page.element("dd", section.meaning()).close("div");
        }
        page.close("dl", "section", "footer");
    }

    private void sign(Section section) {
        page.element("span", section.sign(), "class", "sign", "aria-hidden", "true")
                .text(" ");
    }
}
