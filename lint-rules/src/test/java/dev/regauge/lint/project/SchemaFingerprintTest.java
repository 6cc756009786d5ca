package dev.regauge.lint.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFingerprintTest {

    @TempDir
    private Path project;

    @Test
    void isTheSameWhateverLineEndsAre() throws IOException {
        String unix = of("a.sql", "create table a ();\ncreate table b ();\n");
        assertThat(of("a.sql", "create table a ();\r\ncreate table b ();\r\n"))
                .isEqualTo(unix)
                .matches("[0-9a-f]{32}");
        assertThat(of("a.sql", "create table a ();\ncreate table c ();\n")).isNotEqualTo(unix);
    }

    @Test
    void tellsWhereOneFileEndsAndTheNextBegins() throws IOException {
        String one = of("a.sql", "create\nb.sql\ntable");
        of("a.sql", "create\n");
        assertThat(of("b.sql", "table")).isNotEqualTo(one);
    }

    @Test
    void tellsAFileThatCannotBeReadFromAnEmptyOne() throws IOException {
        String empty = of("a.sql", "");
        Files.delete(project.resolve("a.sql"));
        ProjectTree gone = new ProjectTree(project, List.of(project.resolve("a.sql")));
        assertThat(SchemaFingerprint.of(gone)).isNotEqualTo(empty);
    }

    /** With one more file, or another text in one. */
    private String of(String name, String text) throws IOException {
        Files.writeString(project.resolve(name), text);
        return SchemaFingerprint.of(ProjectTree.of(project));
    }
}
