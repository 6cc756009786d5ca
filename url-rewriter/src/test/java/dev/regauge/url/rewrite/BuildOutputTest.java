package dev.regauge.url.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildOutputTest {

    @ParameterizedTest
    @CsvSource({
        "target/classes, true",
        "app/build, true",
        "out, true",
        "web/src/main/js/node_modules, true",
        "'', false",
        "bin, false",
        "targets, false",
        "src/main/java/com/acme/build, false",
        "app/src/main/java/target, false",
        "build/generated/src/main/java, true"
    })
    void isWhatLiesInAFolderOfABuildButNotBelowSources(String folder, boolean made) {
        Path root = Path.of("/builds/target/project");
        assertThat(BuildOutput.isMade(root, root.resolve(folder))).isEqualTo(made);
        assertThat(BuildOutput.holds(folder.isEmpty() ? "pom.xml" : folder + "/pom.xml"))
                .isEqualTo(made);
    }
}
