package dev.regauge.parity.report;

import dev.regauge.page.Markup;
import dev.regauge.parity.Cause;
import dev.regauge.parity.Difference;
import dev.regauge.parity.Probe;
import dev.regauge.parity.report.Overview.Numbered;
import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One cause of the HTML page: its title and both outcomes in a row; a click shows how it was measured. */
final class HtmlCause {

    /** Characters of an outcome that stand in the row; the whole is behind the click. */
    private static final int OUTCOME = 160;

    private final Markup page;
    private final Route route;
    private final Map<String, Probe> probes;

    HtmlCause(Markup page, Route route, Map<String, Probe> probes) {
        this.page = page;
        this.route = route;
        this.probes = probes;
    }

    void write(Numbered numbered) {
        Cause cause = numbered.cause();
        String id = "c-" + numbered.number();
        page.open("article", "class", "cause", "id", id, "aria-labelledby", id + "-h")
                .open("details");
        page.open("summary", "class", "row").open("h4", "id", id + "-h").text(title(cause.first()));
        if (cause.differences().size() > 1) {
            page.text(" ");
            page.element("span", "×" + Words.number(cause.differences().size()), "class", "when");
        }
        page.close("h4");
        outcomes(Pair.of(cause.first()));
        page.close("summary").open("div", "class", "body");
        explanation(cause, probes.get(cause.first().probe()));
        page.close("div", "details", "article");
    }

    /** The name of a probe as words; its group stands above it. */
    private static String title(Difference difference) {
        String probe = difference.probe();
        return probe.substring(probe.indexOf('/') + 1).replace('-', ' ').replace('_', ' ');
    }

    private void outcomes(Pair pair) {
        Pair.Texts texts = pair.shortened(OUTCOME);
        boolean alike = pair.from().verb().equals(pair.to().verb());
        int before = alike ? texts.sameBefore() : 0;
        int after = alike ? texts.sameAfter() : 0;
        outcome(route.from(), pair.from(), texts.from(), before, after);
        outcome(route.to(), pair.to(), texts.to(), before, after);
    }

    /** What both ends have in common is plain; what stands between is marked. */
    private void outcome(Profile profile, Outcome outcome, String text, int before, int after) {
        page.open("span", "class", "outcome " + outcome.verb().replace(' ', '-'));
        page.element("span", profile.toString(), "class", "profile").text(" ");
        page.element("b", outcome.verb());
        if (outcome instanceof Outcome.Failure failure) {
            failure.sqlState().ifPresent(state -> page.text(" ").element("code", state, "class", "state"));
        }
        if (!text.isBlank()) {
            page.text(" ").open("code", "class", "detail").text(text.substring(0, before));
            String differing = text.substring(before, text.length() - after);
            if (before + after > 0 && !differing.isBlank()) {
                page.element("mark", differing);
            } else {
                page.text(differing);
            }
            page.text(text.substring(text.length() - after)).close("code");
        }
        page.close("span");
    }

    private void explanation(Cause cause, @Nullable Probe probe) {
        if (probe != null && !probe.advice().isEmpty()) {
            page.open("p", "class", "advice").element("b", "Write instead").text(" ");
            page.prose(probe.advice()).close("p");
        }
        code("Probe", cause.first().probe());
        if (probe != null) {
            code("Set-up", String.join(";\n", probe.setup()));
            code("Code", probe.code());
        }
        Pair.Texts shown = Pair.of(cause.first()).shortened(OUTCOME);
        whole(route.from(), cause.first().from(), shown.from());
        whole(route.to(), cause.first().to(), shown.to());
        others(Words.others(cause));
    }

    private void whole(Profile profile, Outcome outcome, String shown) {
        if (!shown.equals(outcome.detail())) {
            code(profile + " " + Words.verb(outcome), outcome.detail());
        }
    }

    private void code(String caption, String code) {
        if (!code.isBlank()) {
            page.open("figure").element("figcaption", caption);
            page.open("pre").element("code", code).close("pre", "figure");
        }
    }

    private void others(List<String> others) {
        if (others.isEmpty()) {
            return;
        }
        page.open("div");
        page.element(
                "p",
                "Alike but for values, in " + Words.count(others.size(), "other probe", "other probes"),
                "class",
                "meaning");
        page.open("ul", "class", "ids");
        others.forEach(probe -> page.open("li").element("code", probe).close("li"));
        page.close("ul", "div");
    }
}
