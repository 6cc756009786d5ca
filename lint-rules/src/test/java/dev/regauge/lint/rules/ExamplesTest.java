package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.scan.Compiled;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.verify.Verdict;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Change;
import dev.regauge.testing.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule about code finds its example in a compiled class, of the class that the evidence says, and not its correction. */
class ExamplesTest {

    private static final List<Example> EXAMPLES = RuleExamples.all();

    @TempDir
    Path folder;

    @Test
    void findWhatIsWrongAndLeaveAloneWhatIsRight() {
        assertThat(wrong(scan(Example::constant, "--release", "17"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8, inline", "11, inline", "11, indy", "17, inline", "17, indy", "17, indyWithConstants"})
    void findItWhicheverWayTheTextIsPutTogether(String release, String strategy) {
        assertThat(wrong(scan(Example::concatenated, "--release", release, "-XDstringConcat=" + strategy)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inline", "indy", "indyWithConstants"})
    void findItInClassesOfJava25(String strategy) {
        Path javac = Program.requireOfJdk25("no example is compiled for Java 25", "javac");
        String[] options = {"--release", "25", "-XDstringConcat=" + strategy};
        assertThat(wrong(Compiled.scanOf(javac, folder, code(Example::constant), options)))
                .isEmpty();
        assertThat(wrong(Compiled.scanOf(javac, folder, code(Example::concatenated), options)))
                .isEmpty();
    }

    @Test
    void areTheSameInSourcesThatNobodyHasCompiled() {
        assertThat(wrong(Compiled.sources(folder, code(Example::constant)))).isEmpty();
        assertThat(wrong(Compiled.sources(folder, code(Example::concatenated)))).isEmpty();
    }

    @Test
    void areThereForEachRuleAboutCode() {
        Set<String> shown = EXAMPLES.stream().map(Example::rule).collect(Collectors.toSet());
        assertThat(Rules.all())
                .filteredOn(rule -> rule instanceof SqlRule || rule instanceof CallRule)
                .extracting(rule -> rule.description().id())
                .allMatch(shown::contains);
    }

    private ScanResult scan(UnaryOperator<String> text, String... options) {
        return Compiled.scan(folder, code(text), options);
    }

    private static String code(UnaryOperator<String> text) {
        StringBuilder code = new StringBuilder("static Connection c; static javax.sql.DataSource pool;"
                + " static String who = System.getProperty(\"who\"); static List<String> names;\n");
        for (int i = 0; i < EXAMPLES.size(); i++) {
            Example example = EXAMPLES.get(i);
            code.append("void bad").append(i).append("() throws Exception { ");
            code.append(text.apply(example.bad())).append(" }\n");
            code.append("void good").append(i).append("() throws Exception { ");
            code.append(text.apply(example.good())).append(" }\n");
        }
        return "public class Examples {\n" + code + "}";
    }

    /** What is not as the examples say. */
    private static List<String> wrong(ScanResult scan) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < EXAMPLES.size(); i++) {
            Example example = EXAMPLES.get(i);
            List<Change> bad = found(scan, example, "bad" + i);
            if (!bad.contains(example.change())) {
                wrong.add(example + " gives " + bad + " and not " + example.change());
            }
            List<Change> good = found(scan, example, "good" + i);
            if (!good.isEmpty()) {
                wrong.add(example.rule() + " finds " + example.good());
            }
        }
        return wrong;
    }

    private static List<Change> found(ScanResult scan, Example example, String method) {
        List<SqlSite> sites = scan.sites().stream()
                .filter(site -> site.location().method().equals(method))
                .toList();
        ScanResult part = new ScanResult(
                sites,
                List.of(),
                List.of(),
                1,
                scan.calls().stream()
                        .filter(call -> call.location().method().equals(method))
                        .toList(),
                List.of());
        return Linter.lint(example.route(), part, Sites.NO_PLAN, Sites.evidence(), verified(example, sites)).stream()
                .filter(finding -> finding.rule().equals(example.rule()))
                .map(Finding::change)
                .toList();
    }

    private static Verification verified(Example example, List<SqlSite> sites) {
        return example.verdict()
                .map(verdict -> new Verification("PostgreSQL 17.11", statements(verdict, sites)))
                .orElse(Verification.NONE);
    }

    /** A server that refuses does so on the new driver only. */
    private static List<Verification.Statement> statements(Verdict verdict, List<SqlSite> sites) {
        Verdict from = verdict instanceof Verdict.Rejected ? new Verdict.NotVerified("not asked") : verdict;
        return sites.stream()
                .map(site -> new Verification.Statement(site, site.templates().get(0), from, verdict))
                .toList();
    }
}
