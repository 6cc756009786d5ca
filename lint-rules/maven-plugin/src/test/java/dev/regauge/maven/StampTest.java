package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.project.BuiltModule;
import dev.regauge.lint.scan.Layout;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {

    @TempDir
    private Path folder;

    /** A zip file is a file system that knows of no time but the one that a program sets, as that of Windows is. */
    @Test
    void changesWithWhatIsInAFileWhereNoTimeTells() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            Path root = Files.createDirectory(zip.getPath("/shop"));
            Path file = Files.writeString(root.resolve("a.properties"), "a=1");
            FileTime time = FileTime.fromMillis(1_700_000_000_000L);
            Files.setLastModifiedTime(file, time);
            String before = stamp(root);
            assertThat(stamp(root)).isEqualTo(before);
            Files.writeString(file, "a=2");
            Files.setLastModifiedTime(file, time);
            assertThat(stamp(root)).isNotEqualTo(before);
        }
    }

    private static String stamp(Path root) {
        return Stamp.of(new BuiltModule(root, "pom.xml", Layout.GUESSED, List.of()), List.of(), List.of());
    }
}
