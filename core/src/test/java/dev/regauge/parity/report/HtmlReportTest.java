package dev.regauge.parity.report;

import static dev.regauge.testing.HtmlPage.attributes;
import static dev.regauge.testing.HtmlPage.elements;
import static dev.regauge.testing.HtmlPage.tags;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.parity.Comparison;
import dev.regauge.route.Outcome;
import dev.regauge.testing.HtmlPage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {

    static Stream<Comparison> comparisons() {
        return Stream.of(SampleComparison.everything(), SampleComparison.of(), SampleComparison.large());
    }

    @Test
    void saysInItsHeadlineWhatSilentlyChanges() throws Exception {
        Document page = parse(SampleComparison.everything());
        assertThat(texts(page, "h1")).containsExactly("1 thing will silently change: seen by 2 probes, with no error.");
        Element first = elements(page, "article").get(0);
        assertThat(first.getElementsByTagName("h4").item(0).getTextContent()).isEqualTo("numeric ×2");
        assertThat(first.getElementsByTagName("summary").item(0).getTextContent())
                .contains("pgjdbc-ng:0.8.9 answers rows: 1.5", "pgjdbc:42.7.14 answers rows: 1.50");
        assertThat(texts(page, "mark").subList(0, 2)).containsExactly("5", "50");
    }

    @Test
    void putsTheWorstFirstAndFoldsWhatNeedsNoWork() throws Exception {
        Document page = parse(SampleComparison.everything());
        assertThat(elements(page, "section"))
                .extracting(section -> section.getAttribute("id"))
                .startsWith(
                        "silent",
                        "breaks",
                        "changes-class",
                        "already-broken",
                        "fixed",
                        "performance",
                        "cosmetic",
                        "unmeasured",
                        "unstable");
        assertThat(texts(page, "summary"))
                .filteredOn(text -> text.startsWith("Show "))
                .hasSize(4);
        assertThat(elements(page, "details")).noneMatch(details -> details.hasAttribute("open"));
    }

    @Test
    void showsBehindAClickHowItWasMeasured() throws Exception {
        assertThat(elements(parse(SampleComparison.everything()), "article")
                        .get(1)
                        .getTextContent())
                .contains(
                        "Write instead Use setBigDecimal.",
                        "create table other (id int);\ncreate table t (v numeric)",
                        "s.setString(1, \"1.5\");",
                        "Alike but for values, in 2 other probes",
                        "binding/text-into-inet");
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void isReachableByKeyboardAndScreenReader(Comparison comparison) throws Exception {
        Document page = parse(comparison);
        List<String> ids = attributes(page, "id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(attributes(page, "href")).allSatisfy(href -> assertThat(ids).contains(href.substring(1)));
        assertThat(attributes(page, "aria-labelledby")).isSubsetOf(ids);
        assertThat(List.of("header", "main", "footer"))
                .allSatisfy(tag -> assertThat(elements(page, tag)).hasSize(1));
        List<Integer> levels = elements(page, "*").stream()
                .map(Element::getTagName)
                .filter(tag -> tag.matches("h[1-6]"))
                .map(tag -> tag.charAt(1) - '0')
                .toList();
        assertThat(levels).startsWith(1).containsOnlyOnce(1);
        assertThat(IntStream.range(1, levels.size())).allMatch(i -> levels.get(i) <= levels.get(i - 1) + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</code></pre><script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "]]></style><img src=x onerror=alert(1)>",
                "<!-- --> &amp; &#x3c;script&#x3e;",
                "\u0000\u001B\uD800\uFFFF\u202E",
            })
    void takesNoTextForMarkup(String hostile) throws Exception {
        Document page = parse(hostile(hostile));
        assertThat(tags(page)).isEqualTo(tags(parse(hostile("harmless"))));
        assertThat(elements(page, "*")).noneMatch(element -> element.hasAttribute("onmouseover"));
        assertThat(page.getDocumentElement().getTextContent()).doesNotContain("\u202E", "\u001B");
    }

    @Test
    void needsNothingBesideIt() throws Exception {
        Document page = parse(SampleComparison.everything());
        assertThat(tags(page)).doesNotContain("script", "link", "img", "iframe", "object", "form", "base", "svg");
        assertThat(elements(page, "*"))
                .noneMatch(element -> element.hasAttribute("src") || element.hasAttribute("style"));
        assertThat(attributes(page, "content")).contains(HtmlReport.STYLE.policy());
        assertThat(HtmlReport.STYLE.css()).doesNotContain("<", "&", "]]>", "url(", "@import", "http", "expression");
    }

    @Test
    void staysSmallWithThousandsOfDifferences() {
        Comparison large = SampleComparison.large();
        assertThat(large.differences()).hasSize(2_800);
        assertThat(HtmlReport.render(large, SampleComparison.probes(large))).hasSizeLessThan(3_000_000);
    }

    @Test
    void saysThatNothingDiffers() throws Exception {
        assertThat(texts(parse(SampleComparison.of()), "h1")).containsExactly("Nothing differs.");
    }

    private static Comparison hostile(String text) {
        return SampleComparison.of(SampleComparison.cause(
                new Outcome.Value(text), new Outcome.Failure(Optional.of("42601"), text), "binding/" + text));
    }

    private static Document parse(Comparison comparison) throws Exception {
        return HtmlPage.parse(HtmlReport.render(comparison, SampleComparison.probes(comparison)));
    }

    private static List<String> texts(Document page, String tag) {
        return elements(page, tag).stream().map(Element::getTextContent).toList();
    }
}
