package dev.regauge.lint.fix;

import static dev.regauge.lint.fix.FixedProject.FROM_NG;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every byte outside of an edit stays: ends of lines, encodings, marks, an end of the file without one of a line. */
class FilesAsTheyAreTest {

    private static final String SOURCE =
            "class Dao { // caf\u00e9\n  void a(java.sql.Connection c) throws Exception {\n"
                    + "    var s = c.prepareStatement(\"\"\"\n      select '\u00e9' where 1 in ?\"\"\");\n"
                    + "    s.setArray(1, c.createArrayOf(\"int4\", new Integer[] {1}));\n  }\n}";

    @TempDir
    Path folder;

    private void keeps(String text, Charset charset) throws IOException {
        FixedProject project = new FixedProject(folder, FROM_NG).file("src/main/java/Dao.java", text.getBytes(charset));
        assertThat(project.fix().left()).isEmpty();
        assertThat(new String(Files.readAllBytes(folder.resolve("src/main/java/Dao.java")), charset))
                .isEqualTo(text.replace("1 in ?", "1 = ANY(?)"));
    }

    @Test
    void utf8WithoutANewLineAtItsEnd() throws IOException {
        keeps(SOURCE, UTF_8);
    }

    @Test
    void windowsLines() throws IOException {
        keeps(SOURCE.replace("\n", "\r\n"), UTF_8);
    }

    @Test
    void aByteOrderMark() {
        String mapper =
                "\uFEFF<mapper namespace=\"m\">\n<select id=\"a\">\nselect { d '2020-02-29' }\n</select>\n</mapper>";
        FixedProject project = new FixedProject(folder, FROM_NG).file("src/main/resources/M.xml", mapper);
        assertThat(project.fix().left()).isEmpty();
        assertThat(project.read("src/main/resources/M.xml"))
                .isEqualTo(mapper.replace("{ d '2020-02-29' }", "DATE '2020-02-29'"));
    }

    @Test
    void aNameCannotMoveATerminal() {
        FixedProject project = new FixedProject(folder, FROM_NG)
                .file(
                        "src/main/resources/M\u001b[2J.xml",
                        "<mapper namespace=\"m\">\n<select id=\"a\">\nselect { d '2020-02-29' }\n</select>\n</mapper>");
        assertThat(project.plan().edits().diff(project.root()))
                .contains("+++ b/src/main/resources/M\uFFFD[2J.xml")
                .doesNotContain("\u001b");
    }

    @Test
    void latin1() throws IOException {
        keeps(SOURCE.replace("select '\u00e9'", "select 'e'"), ISO_8859_1);
    }
}
