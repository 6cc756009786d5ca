package dev.regauge.lint.fix;

import static dev.regauge.lint.fix.FixedProject.FROM_NG;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The diff, applied by the programs that people apply diffs with, makes the same bytes as writing does. */
class PatchedTest {

    private static final String BIND = "\n    s.setArray(1, c.createArrayOf(\"int4\", new Integer[] {1}));\n";

    @TempDir
    Path written;

    @TempDir
    Path patched;

    private static FixedProject project(Path folder) {
        return new FixedProject(folder, FROM_NG)
                .dao("\n    int n = 1;\n    var s = c.prepareStatement(\"select 'caf\u00e9' where 1 in ?\");" + BIND)
                .type(
                        "Other",
                        "class Other {\n  void a(Connection c) throws Exception {\n    var s = c.prepareStatement(\"\"\"\n"
                                + "        select 1 where 1 in ?\n        \"\"\");" + BIND + "  }\n}")
                .file(
                        "src/main/java/app/Latin.java",
                        ("// caf\u00e9\npackage app;\nclass Latin {\n  void a(java.sql.Connection c) throws Exception {\n"
                                        + "    var s = c.prepareStatement(\"select 1 where 1 in ?\");" + BIND
                                        + "  }\n  // caf\u00e9\n}\n")
                                .getBytes(ISO_8859_1))
                .file(
                        "src/main/resources/of orders/My Mapper.xml",
                        "<mapper namespace=\"m\">\n<select id=\"a\">\n  select 1 from t\n  where j ? 'k'\n</select>\n</mapper>")
                .file("src/main/resources/application.properties", "url=jdbc:pgsql://db1/orders\nother=1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git apply --unidiff-zero", "patch -p1 --binary"})
    void bothMakeTheSame(String command) throws Exception {
        Map<String, String> before = FixedProject.files(project(patched).root());
        FixPlan plan = project(written).plan();
        assertThat(plan.edits().files()).hasSize(5);
        assertThat(plan.write(written).fixed()).hasSizeGreaterThan(4);
        String diff = project(patched).plan().edits().diff(patched);
        apply(command, diff);
        assertThat(FixedProject.files(patched))
                .isEqualTo(FixedProject.files(written))
                .isNotEqualTo(before);
    }

    private void apply(String command, String diff) throws IOException, InterruptedException {
        Path file = written.resolveSibling(written.getFileName() + ".patch");
        Files.writeString(file, diff);
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.set(
                0, Program.require("nobody else applies the diff", words.get(0)).toString());
        Process process = new ProcessBuilder(words)
                .directory(patched.toFile())
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said + diff).isZero();
        Files.delete(file);
    }
}
