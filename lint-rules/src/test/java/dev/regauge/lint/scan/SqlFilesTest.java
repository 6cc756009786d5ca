package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text is that lies in a file of its own, which code reads. */
class SqlFilesTest {

    private static final String FIND = "select * from t\nwhere id in ? -- all of them";

    @TempDir
    Path folder;

    /** The texts that are sent to {@code prepareStatement}. */
    private List<String> textsOf(String body) {
        ScanResult found = new Fixture(folder)
                .type(
                        "Dao",
                        "public class Dao { Connection c;\n"
                                + " static String load(String name) throws java.io.IOException { StringBuilder b = new StringBuilder();"
                                + " try (var r = new java.io.BufferedReader(new java.io.InputStreamReader("
                                + "Dao.class.getResourceAsStream(name)))) { for (String l; (l = r.readLine()) != null;) b.append(l); }"
                                + " return b.toString(); }\n"
                                + " void run(String id) throws Exception { " + body + " } }")
                .compile()
                .scan();
        assertThat(found.skipped()).isEmpty();
        return found.sites().stream()
                .filter(site -> site.sink().method().equals("prepareStatement"))
                .flatMap(site -> site.templates().stream())
                .map(SqlTemplate::toString)
                .toList();
    }

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve("src/main/resources").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new String(Dao.class.getResourceAsStream(\"/sql/find.sql\").readAllBytes(), \"UTF-8\")",
                "java.nio.file.Files.readString(java.nio.file.Path.of(\"sql/find.sql\"))",
                "new Scanner(Dao.class.getClassLoader().getResourceAsStream(\"sql/find.sql\")).useDelimiter(\"x\").next()",
                "new java.io.BufferedReader(new java.io.InputStreamReader(Dao.class.getResourceAsStream(\"/sql/find.sql\")))"
                        + ".lines().collect(Collectors.joining(\"\\n\"))",
                "load(\"/sql/find.sql\")",
                "load(\"find.sql\").trim()",
            })
    void theOneStatementOfTheFileIsTheText(String expression) throws IOException {
        file("sql/find.sql", FIND + "\n");
        file("sql/other/refind.sql", "select ?");
        assertThat(textsOf("c.prepareStatement(" + expression + ");")).containsExactly(FIND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load(\"find.sql\").replace(\"t\", id)",
                "load(\"find.sql\").split(\";\")[0].replaceAll(\"a\", id)",
                "load(id + \"find.sql\")",
                "load(\"gone.sql\")",
                "load(\"two.sql\")",
                "load(\"form.sql\")",
                "load(\"twice.sql\")",
                "System.getProperty(\"orders.find.sql\")",
            })
    void whatMayBeSentOtherwiseStaysUnknown(String expression) throws IOException {
        file("sql/find.sql", FIND);
        file("sql/two.sql", "select ?; select ?");
        file("sql/form.sql", "select * from ${schema}.t where id = ?");
        file("a/twice.sql", "select ?");
        file("b/twice.sql", "select ?, ?");
        assertThat(textsOf("c.prepareStatement(" + expression + ");")).containsExactly("{..}");
    }

    /** It is judged as a script, and once is enough. */
    @Test
    void aFileWithoutParametersIsLeftToTheScripts() throws IOException {
        file("sql/all.sql", "select * from t");
        assertThat(textsOf("c.prepareStatement(load(\"all.sql\"));")).containsExactly("{..}");
    }

    @Test
    void aPartOfATextIsAHoleAsBefore() throws IOException {
        file("sql/find.sql", FIND);
        assertThat(textsOf("c.prepareStatement(\"explain \" + load(\"find.sql\"));"))
                .containsExactly("explain {..}");
    }
}
