package dev.regauge.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.rules.BadExamples;
import dev.regauge.route.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that rules find anywhere is fixed at once: it compiles, what is fixed is gone, and no other line has changed. */
class ExamplesFixedTest {

    private static final String FILE = "src/main/java/app/Examples.java";

    @TempDir
    Path folder;

    static Stream<String> routes() {
        return BadExamples.all().stream().map(bad -> bad.route().toString()).distinct();
    }

    private FixedProject project(String route) {
        StringBuilder code = new StringBuilder("class Examples { static Connection c; static DataSource pool;"
                + " static String who = System.getProperty(\"who\"); static List<String> names;\n");
        Route ends = null;
        int number = 0;
        for (BadExamples.Bad bad : BadExamples.all()) {
            if (bad.route().toString().equals(route)) {
                ends = bad.route();
                code.append("void bad").append(number++).append("() throws Exception {\n");
                code.append(bad.body().replace("); s.", ");\ns.")).append("\n}\n");
            }
        }
        return new FixedProject(folder, java.util.Objects.requireNonNull(ends)).type("Examples", code + "}\n");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void compilesAndWhatIsFixedIsGone(String route) {
        FixedProject project = project(route).compile();
        FixPlan fixed = project.fix();
        List<String> before = new ArrayList<>(Stream.concat(
                        fixed.fixed().stream().map(FixPlan.Fixed::finding),
                        fixed.left().stream().map(FixPlan.Left::finding))
                .map(Finding::rule)
                .toList());
        fixed.fixed().forEach(one -> before.remove(one.finding().rule()));
        FixPlan again = project.compile().plan();
        assertThat(again.edits().files()).isEmpty();
        assertThat(again.left()).extracting(one -> one.finding().rule()).containsExactlyInAnyOrderElementsOf(before);
    }

    /** A statement is left far more often than fixed; less than this, and the other tests look at nothing. */
    @Test
    void someAreFixed() {
        int fixed = routes().mapToInt(
                        route -> project(route).compile().plan().fixed().size())
                .sum();
        assertThat(fixed).isGreaterThanOrEqualTo(15);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void onlyLinesAtSitesChange(String route) {
        FixedProject project = project(route).compile();
        List<String> before = project.read(FILE).lines().toList();
        Set<Integer> sites = new TreeSet<>();
        project.fix().fixed().forEach(one -> sites.add(one.finding().location().line()));
        List<String> after = project.read(FILE).lines().toList();
        assertThat(after).hasSameSizeAs(before);
        Set<Integer> changed = new TreeSet<>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changed.add(i + 1);
            }
        }
        assertThat(changed).isEqualTo(sites);
    }
}
