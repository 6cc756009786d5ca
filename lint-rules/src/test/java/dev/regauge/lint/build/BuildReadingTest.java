package dev.regauge.lint.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.route.Route;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a build tool has decided counts, whatever its build file names besides. */
class BuildReadingTest extends BuildFilesFixture {

    private static final String OLD = "<profile><id>old</id>%s</profile>\n";

    @Test
    void aProfileThatIsNotActiveCountsForNothing() throws IOException {
        pom("42.7.3", OLD.formatted(property("42.2.5")));
        assertThat(resolved("42.7.3").drivers())
                .extracting(DriverUse::toString)
                .containsExactly("pgjdbc:42.7.3 (pom.xml:3)");
    }

    @Test
    void aProfileThatIsActiveIsWhatTheBuildTookAndToldOnce() throws IOException {
        pom("42.7.3", OLD.formatted(property("42.2.5")));
        assertThat(resolved("42.2.5").drivers())
                .extracting(DriverUse::toString)
                .containsExactly("pgjdbc:42.2.5 (pom.xml:3)");
        assertThat(DriverRules.lint(
                        Route.of("pgjdbc:42.2.5", "pgjdbc:42.7.14"), resolved("42.2.5"), KnownProblems.load()))
                .doesNotHaveDuplicates()
                .extracting(Finding::change)
                .doesNotHaveDuplicates();
    }

    @Test
    void aDriverThatOnlyAnActiveProfileNamesStandsThere() throws IOException {
        file(
                "pom.xml",
                "<project>\n<profiles>\n" + OLD.formatted("<dependencies>\n" + pgjdbc("42.2.5") + "</dependencies>")
                        + "</profiles></project>");
        assertThat(resolved("42.2.5").drivers())
                .extracting(DriverUse::toString)
                .containsExactly("pgjdbc:42.2.5 (pom.xml:4)");
        assertThat(resolved("42.7.3").drivers())
                .as("from somewhere else")
                .extracting(DriverUse::toString)
                .containsExactly("pgjdbc:42.7.3 (pom.xml:1)");
        assertThat(BuildFiles.read(project).resolved(List.of(), "pom.xml").uses())
                .isEmpty();
    }

    @Test
    void whatOnlyTestsSeeIsForTests() throws IOException {
        pom("42.7.3", "");
        ResolvedDriver forTests = new ResolvedDriver(DriverUse.PGJDBC, "42.7.3", true);
        assertThat(BuildFiles.read(project)
                        .resolved(List.of(forTests), "pom.xml")
                        .uses())
                .extracting(DriverUse::toString)
                .containsExactly("pgjdbc:42.7.3 (pom.xml:3, for tests or tools)");
    }

    private BuildReading resolved(String version) {
        return BuildFiles.read(project)
                .resolved(List.of(new ResolvedDriver(DriverUse.PGJDBC, version, false)), "pom.xml");
    }

    private void pom(String version, String profiles) throws IOException {
        file(
                "pom.xml",
                "<project>" + property(version) + "\n<dependencies>\n" + pgjdbc("${pg}") + "</dependencies>\n<profiles>"
                        + profiles + "</profiles></project>");
    }

    private static String property(String version) {
        return "<properties><pg>" + version + "</pg></properties>";
    }
}
