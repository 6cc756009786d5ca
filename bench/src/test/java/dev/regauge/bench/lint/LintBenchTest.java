package dev.regauge.bench.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Location;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.scan.SqlTemplate.Hole;
import dev.regauge.lint.scan.SqlTemplate.Text;
import dev.regauge.route.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What counts as known, and that mistakes in the driver's own SQL are found. */
class LintBenchTest {

    private static final Path DRIVER = Path.of(org.postgresql.Driver.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath());

    /** Ours: it names classes of pgjdbc. */
    private static final Path CORE = Path.of(dev.regauge.connect.Regauge.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath());

    private static Resolution resolution(SqlTemplate... texts) {
        return Resolution.of(new SqlSite(
                List.of(texts),
                new Sink("Connection", "prepareStatement", Placeholders.JDBC),
                new Location("Dao.java", 1, "Dao", "run"),
                List.of(),
                List.of(),
                List.of()));
    }

    private static SqlTemplate template(String before, String after) {
        return new SqlTemplate(Stream.of(new Text(before), new Hole("the parameter \"t\" of run"), new Text(after))
                .filter(part -> !(part instanceof Text text) || !text.text().isEmpty())
                .map(SqlTemplate.Part.class::cast)
                .toList());
    }

    @Test
    void onlyATextWithAFixedWordIsKnown() {
        assertThat(resolution(SqlTemplate.of("select 1"))).isEqualTo(Resolution.CONSTANT);
        assertThat(resolution(template("select * from ", ""))).isEqualTo(Resolution.TEMPLATE);
        assertThat(resolution(template("", ""))).isEqualTo(Resolution.UNKNOWN);
        assertThat(resolution(template("(", "); "))).isEqualTo(Resolution.UNKNOWN);
    }

    @Test
    void oneBareHoleMakesASiteUnknown() {
        assertThat(resolution(SqlTemplate.of("select 1"), template("", ""))).isEqualTo(Resolution.UNKNOWN);
    }

    @Test
    void theDriversOwnSqlIsCounted() {
        assertThat(ResolveWork.of(List.of(DRIVER))).contains("postgresql-", "sink calls", "not known because of");
    }

    @Test
    void mistakesInjectedIntoTheDriversOwnSqlAreReported() throws Exception {
        String table = RecallWork.of(List.of(DRIVER), 10, 1);
        assertThat(table.lines()
                        .filter(line -> line.matches("[a-z]+(-[a-z]+)+ .*"))
                        .map(line -> line.replaceAll(" +", " ")))
                .as(table)
                .containsExactly(
                        "in-bare-placeholder 10 10 100.0 % 10 10 100.0 %",
                        "is-placeholder 10 10 100.0 % 10 10 100.0 %",
                        "several-statements-with-parameters 10 9 90.0 % 10 9 90.0 %");
    }

    @Test
    void theSameSeedDrawsTheSameFindings() {
        List<Route> routes = List.of(Route.of("pgjdbc:42.7.14", "pgjdbc-ng:0.8.9"));
        String drawn = FindingsWork.drawn(List.of(CORE), routes, 3, 7);
        assertThat(drawn).contains("seed 7").isEqualTo(FindingsWork.drawn(List.of(CORE), routes, 3, 7));
        assertThat(drawn.lines().skip(2)).hasSize(3).allMatch(FindingsWork.of(List.of(CORE), routes)::contains);
    }
}
