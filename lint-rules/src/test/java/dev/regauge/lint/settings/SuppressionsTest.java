package dev.regauge.lint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.Suppression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the configuration makes of findings. */
class SuppressionsTest {

    private static final String TWO = """
            void kept() throws SQLException { BAD; }
            void open() throws SQLException { BAD; }
            """;

    @TempDir
    private Path folder;

    @Test
    void suppressesByMethod() {
        Sifted sifted = suppress("method = \"k*\"");
        assertThat(Linted.suppressed(sifted)).containsExactly("kept");
        assertThat(Linted.open(sifted)).containsExactly("open");
        assertThat(sifted.suppressed().get(0).by().kind()).isEqualTo(Suppression.Kind.CONFIGURATION);
        assertThat(sifted.suppressed().get(0).by().place()).hasToString("regauge-lint.toml:1");
    }

    @Test
    void suppressesByClassWithOrWithoutItsPackage() {
        assertThat(suppress("class = \"app.D*\"").suppressed()).hasSize(2);
        assertThat(suppress("class = \"Dao\"").suppressed()).hasSize(2);
        assertThat(suppress("class = \"app\"").suppressed()).isEmpty();
        assertThat(suppress("class = \"other.Dao\"").suppressed()).isEmpty();
    }

    @Test
    void suppressesByPath() {
        assertThat(suppress("path = \"src/main/java/app/\"").suppressed()).hasSize(2);
        assertThat(suppress("path = \"src/test/**\"").suppressed()).isEmpty();
    }

    @Test
    void suppressesAllRulesOfAPath() {
        Sifted sifted = new Linted(folder)
                .dao(TWO)
                .config("[[suppress]]\nrules = [\"*\"]\npath = \"src/\"\nreason = \"r\"\n")
                .sift();
        assertThat(sifted.suppressed()).hasSize(2);
        assertThat(sifted.open()).isEmpty();
    }

    @Test
    void saysWhatSuppressesNothing() {
        Sifted sifted = suppress("path = \"src/test/**\"");
        assertThat(Linted.about(sifted))
                .containsExactly("regauge-lint.toml:1 unused-suppression: This entry of regauge-lint.toml suppresses"
                        + " in-bare-placeholder, which finds nothing here on this route; remove it, unless another"
                        + " route needs it");
        assertThat(sifted.open())
                .filteredOn(finding -> finding.rule().equals("unused-suppression"))
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO);
    }

    @Test
    void warnsOfASinkThatNoMethodIs() {
        Sifted sifted = new Linted(folder)
                .dao("void run(String sql) { }")
                .config("[[sink]]\nmethod = \"app.Dao#runn(String)\"\n")
                .sift();
        assertThat(sifted.open()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("sink-not-found");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.location().file()).isEqualTo("regauge-lint.toml");
            assertThat(finding.message()).endsWith(" is app.Dao#runn(String)");
            assertThat(finding.advice())
                    .isEqualTo("The program has app.Dao#run(String): correct the name or its parameters.");
        });
    }

    @Test
    void weighsRulesAsAsked() {
        assertThat(severity("error")).isEqualTo(Severity.ERROR);
        assertThat(severity("info")).isEqualTo(Severity.INFO);
        Sifted off = new Linted(folder)
                .dao(TWO)
                .config("[severity]\nin-bare-placeholder = \"off\"\n")
                .sift();
        assertThat(off.open()).isEmpty();
        assertThat(off.off()).isEqualTo(2);
        assertThat(off.notes()).containsExactly("2 findings are left out: their rules are off.");
    }

    @Test
    void unusedSuppressionsCanBeMadeToCount() {
        Sifted sifted = new Linted(folder)
                .dao("@RegaugeIgnore(value = \"limit-text\", reason = \"r\") void fine() { }")
                .config("[severity]\nunused-suppression = \"error\"\n")
                .sift();
        assertThat(sifted.open()).extracting(Finding::severity).containsExactly(Severity.ERROR);
    }

    @Test
    void leavesExcludedFilesOut() throws IOException {
        Files.createDirectories(folder.resolve("legacy"));
        Files.writeString(folder.resolve("legacy/a.properties"), "url=jdbc:pgsql://db1/shop\n");
        Sifted sifted =
                new Linted(folder).dao("").config("exclude = [\"legacy/\"]\n").sift();
        assertThat(sifted.open()).isEmpty();
        assertThat(sifted.notes()).containsExactly("1 finding is left out: their files are excluded.");
    }

    private Severity severity(String word) {
        return new Linted(folder)
                .dao(TWO)
                .config("[severity]\nin-bare-placeholder = \"" + word + "\"\n")
                .sift()
                .open()
                .get(0)
                .severity();
    }

    private Sifted suppress(String where) {
        return new Linted(folder)
                .dao(TWO)
                .config("[[suppress]]\nrules = [\"in-bare-placeholder\"]\n" + where + "\nreason = \"until March\"\n")
                .sift();
    }
}
