package dev.regauge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java example of the pages in {@code copy-bulk/docs} is code that a test compiles and runs. */
class CopyPagesTest {

    private static final Path COPY = Path.of(System.getProperty("regauge.root")).resolve("copy-bulk");

    @Test
    void everyExampleIsARegionOfATestAndTheOtherWayRound() {
        Examples examples = Examples.in(List.of(COPY.resolve("docs")), COPY.resolve("src/test/java"));
        assertThat(examples.problems()).isEmpty();
        assertThat(examples.onPages()).isNotEmpty();
    }
}
