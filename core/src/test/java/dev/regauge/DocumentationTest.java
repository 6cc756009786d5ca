package dev.regauge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Java example of the README and of the modules' pages is code that a test of theirs compiles and runs. */
class DocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("regauge.root"));
    private static final List<String> MODULES = List.of("core", "copy-bulk");

    @Test
    void everyExampleIsARegionOfATestAndTheOtherWayRound() {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        MODULES.forEach(module -> pages.add(ROOT.resolve(module).resolve("docs")));
        List<Path> sources = MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("src/test/java"))
                .toList();
        Examples examples = Examples.in(pages, sources);
        assertThat(examples.problems()).isEmpty();
        assertThat(examples.onPages()).isNotEmpty();
    }

    @Nested
    class WhenAPageIsBroken {

        private static final String REGION =
                "    // docs: one\n    if (true) {\n\n        call(1);\n    }\n    // end\n";

        private static final String COPY = "<!-- one -->\n```java\nif (true) {\n  call(1);\n}\n```\n";

        @TempDir
        private Path folder;

        @BeforeEach
        void writeASource() throws IOException {
            write("src/ThingTest.java", "class ThingTest {\n" + REGION + "}\n");
        }

        @Test
        void nothingIsWrongWithACopy() throws IOException {
            page(COPY + "\n```sql\nselect 1\n```\n");
            assertThat(problems().problems()).isEmpty();
            assertThat(problems().onPages()).containsOnlyKeys("one");
        }

        @Test
        void anotherTextIsAProblem() throws IOException {
            page("<!-- one -->\n```java\nif (true) {\n    call(2);\n}\n```\n");
            assertThat(problems().problems()).singleElement().asString().contains("'one'", "call(2)", "call(1)");
        }

        @Test
        void aBlockWithoutANameIsAProblem() throws IOException {
            page(COPY + "\nAnd:\n\n```java\nother();\n```\n");
            assertThat(problems().problems()).singleElement().asString().contains("page.md", "without", "other()");
        }

        @Test
        void aNameWithoutARegionIsAProblem() throws IOException {
            page(COPY + "<!-- two -->\n```java\nother();\n```\n");
            assertThat(problems().problems()).containsExactly("No source has the region 'two'");
        }

        @Test
        void aRegionThatNoPageUsesIsAProblem() throws IOException {
            page("Nothing to see.\n");
            assertThat(problems().problems()).containsExactly("No page uses the region 'one'");
        }

        @Test
        void aNameThatIsThereTwiceIsAProblem() throws IOException {
            write("src/OtherTest.java", REGION);
            page(COPY);
            assertThat(problems().problems()).singleElement().asString().contains("'one'", "twice");
        }

        private Examples problems() {
            return Examples.in(List.of(folder.resolve("docs")), List.of(folder.resolve("src")));
        }

        private void page(String text) throws IOException {
            write("docs/page.md", text);
        }

        private void write(String name, String text) throws IOException {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
