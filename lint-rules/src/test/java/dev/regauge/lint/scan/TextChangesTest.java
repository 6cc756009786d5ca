package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns that a helper fills, and the lists that helpers make of texts. */
class TextChangesTest {

    @TempDir
    Path folder;

    private List<String> textsOf(String body) {
        return Fixture.texts(Fixture.sitesOf(folder, body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            q.replace("%P%", "T_")              ; select %P%A           ; select T_A
            q.replace("%P%", p)                 ; select %P%A           ; select {..}A
            q.replace("a", "b").replace("b", x) ; aab                   ; ccc
            java.text.MessageFormat.format(q, x, p) ; select {0}A where n = ''{1}'' ; select cA where n = '{..}'
            java.text.MessageFormat.format(q, x)    ; select '{0}' {0} {7}          ; select {0} c {..}
            java.text.MessageFormat.format(q, 1234) ; limit {0}                     ; limit {..}
            String.format(q, x, p)              ; select %s from %s     ; select c from {..}
            q.formatted(x)                      ; select %2$s %s 100%%  ; select {..} c 100%
            """)
    void aHelperThatFillsItsParametersPatternIsUnderstoodAtItsCaller(String change, String pattern, String filled) {
        assertThat(textsOf("private final String x = \"c\".trim();\nString fill(String q, String p) { return " + change
                        + "; }\nvoid run(String p) throws SQLException { c.prepareStatement(fill(\"" + pattern
                        + "\", p)); }"))
                .containsExactly(filled);
    }

    @Test
    void whatIsFilledThroughTwoHelpersIsToo() {
        assertThat(textsOf("""
                String inner(String q) { return q.replace("%P%", "T_"); }
                String outer(String q) { return inner(String.format(q, "a")); }
                void run() throws SQLException { c.prepareStatement(outer("select %s from %%P%%X")); }
                """)).containsExactly("select a from T_X");
    }

    @Test
    void aPatternThatNobodyKnowsIsAHoleNotItsSigns() {
        assertThat(textsOf("""
                String fill(String q, String p) { return String.format("select %s" + q, p); }
                void run(String q, String p) throws SQLException { c.prepareStatement(fill(q, p)); }
                """)).containsExactly("select {..}{..}");
    }

    @Test
    void statementsThatALoopPutsIntoAListAreFoundWhereTheyAreRun() {
        assertThat(textsOf("""
                private List<String> drops(List<String> names) {
                  List<String> all = new ArrayList<>();
                  for (String name : names) { all.add("drop table " + name + " cascade"); }
                  return all;
                }
                void run(List<String> names) throws SQLException {
                  for (String sql : drops(names)) { c.prepareStatement(sql); }
                }
                """)).containsExactly("drop table {..} cascade");
    }

    @Test
    void anyElementOfAnArrayOfTextsIsOneOfThem() {
        assertThat(textsOf("""
                private static final String[] ALL = {"select 1", "select 2"};
                void run(int i) throws SQLException { c.prepareStatement(ALL[i]); }
                """)).containsExactly("select 1", "select 2");
    }

    @Test
    void aListThatSomebodyElseMayAddToIsUnknown() {
        assertThat(textsOf("""
                void run(List<String> more) throws SQLException {
                  List<String> all = new ArrayList<>();
                  all.add("select 1");
                  all.addAll(more);
                  for (String sql : all) { c.prepareStatement(sql); }
                }
                """)).containsExactly("{..}");
    }
}
