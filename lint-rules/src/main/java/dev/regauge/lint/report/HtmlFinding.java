package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.report.Overview.Entry;
import dev.regauge.page.Markup;
import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;

/** One finding of the HTML page. */
final class HtmlFinding {

    /** A statement longer than this is shown around its place, and whole behind a click. */
    private static final int LONG = 1_500;

    private final Markup page;
    private final Route route;
    private final boolean written;
    private final String maker;
    private final Common common;

    /** @param common what is said above the findings, and not again in each */
    HtmlFinding(Markup page, Report report, Common common) {
        this.page = page;
        this.route = report.route();
        this.written = report.written();
        this.maker = (report.diff().isEmpty() ? "lint --fix --write" : "--write") + " corrects this";
        this.common = common;
    }

    /** What several findings have in common, by any of them. */
    void common(Finding any) {
        if (!common.anything()) {
            return;
        }
        page.open("div", "class", "common");
        if (common.outcomes()) {
            outcomes(any);
        }
        page.open("dl", "class", "explanation");
        if (common.why()) {
            said("Why", any.why());
        }
        if (common.advice()) {
            said("What to do", any.advice());
        }
        page.close("dl", "div");
    }

    /**
     * A finding with what is its own.
     *
     * @param module that it is in
     * @param open whether an error is shown without a click
     */
    void write(Entry entry, String module, boolean open) {
        Finding finding = entry.finding();
        String id = "f-" + entry.fingerprint();
        page.open("article", "class", "finding", "id", id, "data-module", module, "aria-labelledby", id + "-h");
        page.open("h5", "id", id + "-h");
        page.element("a", String.valueOf(entry.number()), "class", "number", "href", "#" + id);
        page.text(" ").open("span").prose(finding.message()).close("span", "h5");
        if (open && finding.severity() == Severity.ERROR) {
            page.open("details", "open", "open");
        } else {
            page.open("details");
        }
        place(finding);
        page.open("div", "class", "body");
        statement(finding);
        if (!common.outcomes()) {
            outcomes(finding);
        }
        explanation(finding);
        page.close("div", "details", "article");
    }

    private void place(Finding finding) {
        page.open("summary").element("code", Words.place(finding), "class", "place");
        if (finding.safeEdit()) {
            page.text(" ").element("span", written ? "corrected" : maker, "class", "safe");
        }
        page.close("summary");
    }

    private void statement(Finding finding) {
        if (finding.sql().isBlank()) {
            return;
        }
        Snippet snippet = Snippet.of(finding.sql(), finding.caret());
        boolean isLong = snippet.text().length() > LONG;
        page.open("figure", "class", "sql");
        caption(finding, snippet);
        code(snippet, isLong);
        if (isLong) {
            page.open("details").element("summary", "The whole text");
            page.open("pre").element("code", snippet.text()).close("pre", "details");
        }
        page.close("figure");
    }

    private void caption(Finding finding, Snippet snippet) {
        String sink = finding.sink().isEmpty() ? "In the file" : finding.sink();
        String at = snippet.hasPlace() ? ", marked at " + position(snippet) : "";
        page.element("figcaption", sink + at);
    }

    private static String position(Snippet snippet) {
        boolean oneLine = snippet.text().indexOf('\n') < 0;
        return (oneLine ? "" : "line " + snippet.line() + ", ") + "column " + snippet.column();
    }

    private void code(Snippet snippet, boolean isLong) {
        String text = snippet.text();
        int start = Math.max(0, snippet.start());
        int end = Math.max(0, snippet.end());
        int first = isLong ? boundary(text, start - LONG / 2) : 0;
        int last = isLong ? boundary(text, end + LONG / 2) : text.length();
        page.open("pre").open("code").text(first > 0 ? "…" : "").text(text.substring(first, start));
        if (snippet.hasPlace()) {
            page.element("mark", text.substring(start, end));
        }
        page.text(text.substring(end, last)).text(last < text.length() ? "…" : "");
        page.close("code", "pre");
    }

    /** An offset near the wanted one that is in the text and does not cut a character in half. */
    private static int boundary(String text, int wanted) {
        int offset = Math.min(Math.max(0, wanted), text.length());
        boolean inside = offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset));
        return inside ? offset - 1 : offset;
    }

    private void outcomes(Finding finding) {
        page.open("table", "class", "outcomes");
        page.element("caption", finding.source().isBlank() ? "Side by side" : "Measured on: " + finding.source());
        page.open("thead").open("tr");
        profile("today", route.from());
        profile("after the change", route.to());
        page.close("tr", "thead").open("tbody").open("tr");
        outcome(finding.from());
        outcome(finding.to());
        page.close("tr", "tbody", "table");
    }

    private void profile(String when, Profile profile) {
        page.open("th", "scope", "col");
        page.element("span", profile.toString(), "class", "profile").text(" ");
        page.element("span", when, "class", "when").close("th");
    }

    private void outcome(Outcome outcome) {
        String detail = outcome.detail();
        page.open("td", "class", "outcome " + outcome.verb().replace(' ', '-'));
        page.element("b", outcome.verb());
        if (outcome instanceof Outcome.Failure failure) {
            failure.sqlState().ifPresent(state -> page.text(" ").element("code", state, "class", "state"));
        }
        if (!detail.isBlank()) {
            page.text(" ").element("code", detail, "class", "detail");
        }
        page.close("td");
    }

    private void explanation(Finding finding) {
        page.open("dl", "class", "explanation");
        if (!common.why()) {
            said("Why", finding.why());
        }
        correction(finding);
        if (!finding.via().isEmpty()) {
            called(finding);
        }
        page.close("dl");
    }

    private void said(String what, String text) {
        if (!text.isBlank()) {
            page.open("div").element("dt", what).element("dd", text).close("div");
        }
    }

    private void correction(Finding finding) {
        String advice = common.advice() ? "" : finding.advice();
        if (finding.corrected().isEmpty()) {
            said("What to do", advice);
            return;
        }
        page.open("div").element("dt", "Write instead").open("dd");
        if (!advice.isBlank()) {
            page.element("p", advice);
        }
        finding.corrected().ifPresent(this::corrected);
        page.close("dd", "div");
    }

    private void corrected(String code) {
        page.open("pre", "class", "corrected")
                .element("code", code.stripTrailing())
                .close("pre");
    }

    private void called(Finding finding) {
        page.open("div", "class", "calls").element("dt", "Reaches the driver through");
        page.open("dd").open("ol");
        for (Location step : finding.via()) {
            page.open("li").element("code", Words.place(step));
            if (!step.method().isEmpty()) {
                page.text(" ").element("span", step.method(), "class", "method");
            }
            page.close("li");
        }
        page.close("ol", "dd", "div");
    }
}
