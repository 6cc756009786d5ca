package dev.regauge.lint.report;

import static dev.regauge.lint.report.SampleReports.finding;
import static dev.regauge.testing.HtmlPage.attributes;
import static dev.regauge.testing.HtmlPage.elements;
import static dev.regauge.testing.HtmlPage.tags;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.page.Visible;
import dev.regauge.route.Change;
import dev.regauge.testing.HtmlPage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {

    static Stream<Report> reports() {
        return Stream.of(
                SampleReports.orders(),
                SampleReports.empty(),
                SampleReports.blank(),
                SampleReports.hostile("<script>"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void hasOneFirstHeadingAndSkipsNoLevel(Report report) throws Exception {
        List<Integer> levels = elements(parse(report), "*").stream()
                .map(Element::getTagName)
                .filter(tag -> tag.matches("h[1-6]"))
                .map(tag -> tag.charAt(1) - '0')
                .toList();

        assertThat(levels).startsWith(1).containsOnlyOnce(1);
        assertThat(IntStream.range(1, levels.size())).allMatch(i -> levels.get(i) <= levels.get(i - 1) + 1);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void hasLandmarksAndALanguage(Report report) throws Exception {
        Document page = parse(report);

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(List.of("header", "main", "footer"))
                .allSatisfy(tag -> assertThat(elements(page, tag)).hasSize(1));
        assertThat(elements(page, "a").get(0).getAttribute("class")).isEqualTo("skip");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void leadsEveryLinkToAPlaceOfThePage(Report report) throws Exception {
        Document page = parse(report);
        List<String> ids = attributes(page, "id");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(attributes(page, "href")).allSatisfy(href -> assertThat(ids).contains(href.substring(1)));
        assertThat(attributes(page, "aria-labelledby")).isSubsetOf(ids);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void givesEveryTableACaptionAndEveryHeadAScope(Report report) throws Exception {
        Document page = parse(report);

        assertThat(elements(page, "table"))
                .allSatisfy(table -> assertThat(
                                table.getElementsByTagName("caption").getLength())
                        .isOne());
        assertThat(elements(page, "th"))
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</code></pre><script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "' x='",
                "]]></style><img src=x onerror=alert(1)>",
                "<!-- --> &amp; &#x3c;script&#x3e;",
                "\u0000\u001B\uD800\uFFFF\u202E",
                "javascript:alert(1)",
            })
    void takesNoTextForMarkup(String hostile) throws Exception {
        Document page = parse(SampleReports.hostile(hostile));

        assertThat(tags(page)).isEqualTo(tags(parse(SampleReports.hostile("harmless"))));
        assertThat(elements(page, "*")).noneMatch(element -> element.hasAttribute("onmouseover"));
        assertThat(elements(page, "mark").get(0).getTextContent()).isEqualTo("?");
        assertThat(elements(page, "dd").get(0).getTextContent()).isEqualTo(Visible.block(hostile));
    }

    @Test
    void needsNothingBesideIt() throws Exception {
        Document page = parse(SampleReports.orders());

        assertThat(tags(page)).doesNotContain("link", "img", "iframe", "object", "form", "base", "svg");
        assertThat(elements(page, "*"))
                .noneMatch(element -> element.hasAttribute("src") || element.hasAttribute("style"));
        assertThat(attributes(page, "content")).contains(HtmlReport.STYLE.policy(HtmlReport.SCRIPT));
    }

    @Test
    void hasNoScriptButItsOwnAndNoneThatAsksForAnything() throws Exception {
        assertThat(elements(parse(SampleReports.hostile("<script>alert(1)</script>")), "script"))
                .singleElement()
                .satisfies(script -> assertThat(script.getTextContent()).isEqualTo(HtmlReport.SCRIPT.text()));
        assertThat(HtmlReport.SCRIPT.text())
                .doesNotContain(
                        "fetch", "XMLHttpRequest", "import", "eval", "innerHTML", "http", "localStorage", "cookie");
    }

    @Test
    void offersWhatThereIsToChooseBetween() throws Exception {
        assertThat(options(SampleReports.orders()))
                .contains("breaks", "string-of-number", "driver-class-used")
                .doesNotContain(".");
        Finding one = finding("r", Change.BREAKS).build();
        assertThat(options(SampleReports.of(one))).isEmpty();
        assertThat(options(SampleReports.of(one, finding("s", Change.BREAKS).build())))
                .containsExactlyInAnyOrder("", "r", "s");
    }

    private static List<String> options(Report report) throws Exception {
        return elements(parse(report), "option").stream()
                .map(option -> option.getAttribute("value"))
                .toList();
    }

    @Test
    void saysOnceWhatSeveralFindingsOfARuleHaveInCommon() throws Exception {
        Finding first =
                finding("r", Change.BREAKS).because("because").advice("a").build();
        Finding other =
                finding("r", Change.BREAKS).because("because").advice("b").build();

        assertThat(text(SampleReports.of(first, other))).containsOnlyOnce("because");
        assertThat(text(SampleReports.of(first, other))).contains("a", "b");
        assertThat(elements(parse(SampleReports.of(first, other)), "table")).hasSize(2);
    }

    @Test
    void beginsAsAListOfRulesWhereThereAreMany() throws Exception {
        Document page = parse(SampleReports.large(200));

        assertThat(elements(page, "details")).noneMatch(details -> details.hasAttribute("open"));
        assertThat(elements(page, "section").stream().filter(section -> section.hasAttribute("data-rule")))
                .hasSizeGreaterThan(5)
                .allSatisfy(section -> assertThat(
                                section.getElementsByTagName("summary").item(0).getTextContent())
                        .endsWith(" findings"));
    }

    @Test
    void isStyledByNothingFromOutside() {
        assertThat(HtmlReport.STYLE.css()).doesNotContain("<", "&", "]]>", "url(", "@import", "http", "expression");
    }

    @Test
    void copiesTheStatementAsItStands() throws Exception {
        Finding total = SampleReports.orders().findings().get(1);

        assertThat(elements(parse(SampleReports.of(total)), "pre").get(0).getTextContent())
                .isEqualTo(total.sql());
    }

    @Test
    void showsALongStatementAroundItsPlaceAndWholeBehindAClick() throws Exception {
        String sql = "select " + "🙂, ".repeat(5_000) + "x in ? " + "a ".repeat(5_000);
        Document page =
                parse(SampleReports.of(finding("r", Change.BREAKS).sql(sql, "?").build()));

        assertThat(elements(page, "pre").get(0).getTextContent())
                .startsWith("…")
                .endsWith("…")
                .contains("x in ?")
                .hasSizeLessThan(2_000);
        assertThat(elements(page, "pre").get(1).getTextContent()).isEqualTo(sql.strip());
    }

    @ParameterizedTest
    @EnumSource
    void startsOpenForErrorsOnly(Severity severity) throws Exception {
        Finding finding = finding("r", Change.BREAKS).severity(severity).build();
        Document page = parse(SampleReports.of(finding));

        assertThat(elements(page, "details").get(0).hasAttribute("open")).isEqualTo(severity == Severity.ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void linksTheCountsOfEveryClass(Change change) throws Exception {
        String id = Words.id(change);

        assertThat(attributes(parse(SampleReports.of(finding("r", change).build())), "href"))
                .contains("#" + id, "#" + id + "-" + Words.id(Severity.of(change)));
    }

    @Test
    void saysWhatAnEmptyReportIsWorth() throws Exception {
        assertThat(text(SampleReports.empty()))
                .contains("Nothing was found", "14 class files", "It says nothing about the statements", "lib/old.jar");
        assertThat(text(SampleReports.blank())).contains("nothing was looked at either");
    }

    @Test
    void rendersThousandsOfFindings() throws Exception {
        assertThat(elements(parse(SampleReports.large(5_000)), "article")).hasSize(5_000);
    }

    private static String text(Report report) throws Exception {
        return elements(parse(report), "main").get(0).getTextContent();
    }

    private static Document parse(Report report) throws Exception {
        return HtmlPage.parse(HtmlReport.render(report));
    }
}
