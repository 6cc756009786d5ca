package dev.regauge.lint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {

    @TempDir
    private Path folder;

    @Test
    void isLookedForUpToTheRootOfTheRepository() throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        Path classes = Files.createDirectories(root.resolve("module/target/classes"));
        Files.writeString(folder.resolve(LintConfig.FILE), "");
        assertThat(ProjectFolder.configuredAbove(classes)).contains(folder);
        Files.writeString(root.resolve(".git"), "gitdir: elsewhere");
        assertThat(ProjectFolder.configuredAbove(classes)).isEmpty();
        Files.writeString(root.resolve(LintConfig.FILE), "");
        assertThat(ProjectFolder.configuredAbove(classes)).contains(root);
    }

    @Test
    void isNotLookedForInTheHomeOfTheUserNorAmongTemporaryFiles() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("program/classes"));
        Files.writeString(folder.resolve(LintConfig.FILE), "");
        for (String property : List.of("user.home", "java.io.tmpdir")) {
            String before = System.getProperty(property);
            try {
                System.setProperty(property, folder.toString());
                assertThat(ProjectFolder.configuredAbove(classes)).as(property).isEmpty();
            } finally {
                System.setProperty(property, before);
            }
        }
        assertThat(ProjectFolder.configuredAbove(classes)).contains(folder);
    }

    @Test
    void isThatOfTheConfigurationThenOfTheBuildThenOfTheRepository() throws IOException {
        Path module = Files.createDirectories(folder.resolve("root/module"));
        Path classes = Files.createDirectories(module.resolve("target/classes"));
        assertThat(ProjectFolder.above(classes)).isEmpty();
        Files.createDirectory(folder.resolve(".git"));
        assertThat(ProjectFolder.above(classes)).contains(folder);
        Files.writeString(module.resolve("pom.xml"), "<project/>");
        Files.writeString(module.resolveSibling("pom.xml"), "<project/>");
        assertThat(ProjectFolder.above(classes)).contains(module);
        Files.writeString(module.resolveSibling(LintConfig.FILE), "");
        assertThat(ProjectFolder.above(classes)).contains(module.getParent());
    }
}
