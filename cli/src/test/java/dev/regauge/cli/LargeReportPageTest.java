package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lint's page of a project of seven modules with 1,260 findings, with {@code -Plong} 5,040, in a real browser. */
@Tag("waits")
class LargeReportPageTest {

    private static final List<String> MODULES =
            List.of("orders/core", "orders/web", "billing", "stock/load", "stock/export", "reports", "common");

    private static final List<String> STATEMENTS = List.of(
            "select id from t%d where tags ? 'vip' and id = ?",
            "select id from t%d where id in ?",
            "select id from t%d where x is ?",
            "select id from t%d where v not in ?",
            "select id from t%d where d = date ?",
            "update t%d set a = ?; delete from b where id = ?");

    /** Everything is counted by the classes' methods, so that a quarter of them gives a quarter of every count. */
    private static final int PART = Boolean.getBoolean("regauge.long") ? 1 : 4;

    private static final int CLASSES = 15;
    private static final int METHODS = 48 / PART;
    private static final int FINDINGS = MODULES.size() * CLASSES * METHODS;

    private static final Pattern SHOWN = Pattern.compile("<article(?![^>]* hidden)[^>]*>");

    @TempDir
    private static Path folder;

    private static Path report = Path.of("");
    private static Browser browser = new Browser(Path.of(""), Path.of(""));

    @BeforeAll
    static void lint() throws IOException {
        browser = Browser.require(folder);
        for (String module : MODULES) {
            Path sources = Files.createDirectories(
                    folder.resolve("project").resolve(module).resolve("src/main/java/acme/" + module));
            for (int i = 0; i < CLASSES; i++) {
                Files.writeString(sources.resolve("Dao" + i + ".java"), source(module.replace('/', '.'), "Dao" + i));
            }
        }
        report = folder.resolve("lint.html");
        CommandLineRun run = CommandLineRun.of(
                "lint", folder.resolve("project"), "--from", "pgjdbc-ng", "--format", "html", "--output", report);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
    }

    private static String source(String module, String name) {
        String methods = IntStream.range(0, METHODS)
                .mapToObj(i ->
                        """
                            ResultSet find%d(int id) throws SQLException {
                                PreparedStatement statement = connection.prepareStatement("%s");
                                statement.setInt(1, id);
                                return statement.executeQuery();
                            }
                        """.formatted(i, STATEMENTS.get(i % STATEMENTS.size()).formatted(i)))
                .collect(Collectors.joining("\n"));
        return "package acme." + module + ";\n\nimport java.sql.*;\n\nclass " + name
                + " {\n\n    private Connection connection;\n\n" + methods + "}\n";
    }

    @Test
    void showsEveryFindingUntilSomethingIsChosen() throws Exception {
        String page = browser.page(report.toUri().toString(), 1200);

        assertThat(SHOWN.matcher(page).results()).hasSize(FINDINGS);
        assertThat(page).contains("<output></output>").contains("role=\"search\" aria-label=\"Findings\">");
        assertThat(page.split("<details open", -1)).as("folds that are open").hasSize(1);
    }

    /** What is chosen stands in the address, which is how a test chooses without a hand. */
    @ParameterizedTest
    @CsvSource({
        "class=already-broken, 4200",
        "class=fixed, 840",
        "rule=in-bare-placeholder, 840",
        "module=billing, 720",
        "module=orders%2Fweb&rule=question-operator, 120",
        "text=acme.stock.load.Dao7, 48",
        "text=dao7.java+VIP, 56",
        "rule=is-placeholder&module=reports&text=dao14, 8",
        "rule=no-such-rule, 5040",
        "text=nowhere, 0",
    })
    void narrowsToWhatIsChosen(String choice, int ofAll) throws Exception {
        int findings = ofAll / PART;
        String page = browser.page(report.toUri() + "#" + choice, 1200);

        assertThat(SHOWN.matcher(page).results()).hasSize(findings);
        if (findings < FINDINGS) {
            assertThat(page).contains("<output>" + findings + " of " + FINDINGS + " findings</output>");
        }
    }

    @Test
    void opensTheFewThatAreLeftAndHidesEmptyGroups() throws Exception {
        String page = browser.page(report.toUri() + "#rule=is-placeholder&module=reports&text=dao14", 1200);

        assertThat(page).contains("<span class=\"count\">" + 8 / PART + " of " + 840 / PART + "</span> findings");
        assertThat(page.split("<section class=\"rule\"[^>]* hidden=\"\"", -1)).hasSize(STATEMENTS.size());
        assertThat(page).containsPattern("data-rule=\"is-placeholder\"><h4>.*\\s*<details open");
    }

    @Test
    void leadsToAFindingWhateverIsFolded() throws Exception {
        String id = Files.readString(report).replaceFirst("(?s).*<article[^>]* id=\"(f-[0-9a-f]+)\".*", "$1");

        assertThat(browser.page(report.toUri() + "#" + id, 1200).split("<details open", -1))
                .as("that of the rule and its own")
                .hasSize(3);
    }

    /** As in a mail or on a build server that forbids scripts. */
    @Test
    void isReadInFullWithoutItsScript() throws Exception {
        String forbidden = Files.readString(report).replaceFirst("script-src [^\"]*", "script-src &#39;none&#39;");
        Path copy = Files.writeString(folder.resolve("forbidden.html"), forbidden);
        String page = browser.page(copy.toUri() + "#rule=in-bare-placeholder", 1200);

        assertThat(SHOWN.matcher(page).results()).hasSize(FINDINGS);
        assertThat(page).contains("aria-label=\"Findings\" hidden=\"\">");
    }

    /** With every fold open. */
    @ParameterizedTest
    @ValueSource(ints = {400, 1200})
    void neverScrollsSideways(int width) throws Exception {
        assertThat(browser.overflow(report, width)).isZero();
    }
}
