package dev.regauge.lint.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final byte[] CONTENT = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isForWhomOtherNewFilesAreFor() throws IOException {
        Path usual = Files.writeString(folder.resolve("usual"), "any");
        Path file = folder.resolve("report.html");
        WholeFile.write(file, CONTENT);
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void leavesNothingWhereItFails() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken/already")).getParent();
        assertThatThrownBy(() -> WholeFile.write(taken, CONTENT)).isInstanceOf(IOException.class);
        assertThat(folder.toFile().list()).containsExactly("taken");
    }
}
