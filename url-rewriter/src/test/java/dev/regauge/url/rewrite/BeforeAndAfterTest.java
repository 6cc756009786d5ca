package dev.regauge.url.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Route;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The folders of {@code src/test/resources/rewrite}: what is in {@code before} becomes what is in {@code after}, and the
 * refusals and the diff are those written there. {@code -Dregauge.approve=true} writes them anew.
 */
class BeforeAndAfterTest {

    @TempDir
    private Path project;

    static Stream<Path> cases() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(BeforeAndAfterTest.class.getResource("/rewrite"))
                .toURI());
        Path sources = folder.resolve("../../../src/test/resources/rewrite").normalize();
        try (Stream<Path> list = Files.list(sources)) {
            return list.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void becomesWhatIsExpected(Path example) throws IOException {
        copy(example.resolve("before"), project);
        Route route = example.getFileName().toString().startsWith("pgjdbc-upgrade")
                ? Route.of("pgjdbc:42.2.5", "pgjdbc:42.7.14")
                : Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");
        RewritePlan plan = ProjectRewriter.plan(project, route);
        String refusals = plan.refusals().stream().map(BeforeAndAfterTest::line).collect(Collectors.joining());
        String diff = plan.diff(project);

        assertThat(plan.write(project)).isEmpty();

        if (Boolean.getBoolean("regauge.approve")) {
            copy(project, example.resolve("after"));
            Files.writeString(example.resolve("refusals.txt"), refusals);
            Files.writeString(example.resolve("plan.diff"), diff);
        }
        assertThat(contents(project)).isEqualTo(contents(example.resolve("after")));
        assertThat(refusals).isEqualTo(Files.readString(example.resolve("refusals.txt")));
        assertThat(diff).isEqualTo(Files.readString(example.resolve("plan.diff")));
        assertThat(ProjectRewriter.plan(project, route).files()).isEmpty();
        assertThat(plan + diff + refusals + ProjectRewriter.urls(project)).doesNotContain("s3cr3t");
    }

    private static String line(Refusal refusal) {
        return refusal.file() + ":" + refusal.line() + ": " + refusal.found() + "\n    why: " + refusal.why()
                + "\n    fix: " + refusal.advice() + "\n";
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files(root)) {
            contents.put(
                    root.relativize(file).toString(),
                    new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        return contents;
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.write(copy, Files.readAllBytes(file));
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }
}
