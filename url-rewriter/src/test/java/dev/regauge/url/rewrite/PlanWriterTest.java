package dev.regauge.url.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files are written, or none. */
class PlanWriterTest {

    private static final Route ROUTE = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    private static final String OLD = "url=jdbc:pgsql://db/x\n";

    private static final String NEW = "url=jdbc:postgresql://db/x\n";

    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        for (String name : List.of("a.properties", "b.properties", "c.properties")) {
            Files.writeString(root.resolve(name), OLD);
        }
    }

    @Test
    void writesAll() throws IOException {
        assertThat(ProjectRewriter.plan(root, ROUTE).write(root)).isEmpty();
        assertThat(texts()).containsOnly(NEW);
        assertThat(names()).containsExactly("a.properties", "b.properties", "c.properties");
    }

    @Test
    void writesNoneWhereOneHasChanged() throws IOException {
        RewritePlan plan = ProjectRewriter.plan(root, ROUTE);
        Files.writeString(root.resolve("c.properties"), OLD + "more=1\n");
        assertThat(plan.write(root))
                .extracting(Refusal::why)
                .containsExactly(
                        "all files are written or none, and one cannot be: c.properties (the file has changed since the"
                                + " plan was made)",
                        "all files are written or none, and one cannot be: c.properties (the file has changed since the"
                                + " plan was made)",
                        "the file has changed since the plan was made");
        assertThat(texts()).containsExactly(OLD, OLD, OLD + "more=1\n");
        assertThat(names()).hasSize(3);
    }

    @Test
    void putsBackWhatWasWrittenBeforeOneFails() throws IOException {
        RewritePlan plan = ProjectRewriter.plan(root, ROUTE);
        assertThat(write(plan, Set.of("b.properties"), Set.of()))
                .hasSize(3)
                .anySatisfy(refusal -> assertThat(refusal.why()).isEqualTo("it could not be written"));
        assertThat(texts()).containsOnly(OLD);
        assertThat(names()).hasSize(3);
    }

    @Test
    void namesWhatItCannotPutBack() throws IOException {
        RewritePlan plan = ProjectRewriter.plan(root, ROUTE);
        assertThat(write(plan, Set.of("c.properties"), Set.of("a.properties")))
                .anySatisfy(refusal -> assertThat(refusal.why())
                        .isEqualTo("it could not be written, and what was written before it could not be put back:"
                                + " a.properties"));
        assertThat(texts()).containsExactly(NEW, OLD, OLD);
    }

    @Test
    void writesNoneOfOneFolderWhereAFileOfAnotherIsRefused() throws IOException {
        Path other = Files.createDirectory(root.resolve("other"));
        Files.writeString(other.resolve("d.properties"), OLD);
        RewritePlan second = ProjectRewriter.plan(other, ROUTE);
        RewritePlan first = ProjectRewriter.plan(root, ROUTE, Set.of(other.toRealPath()));
        Files.delete(other.resolve("d.properties"));
        List<List<Refusal>> refusals = RewritePlan.writeAll(
                List.of(new RewritePlan.Rooted(root, first), new RewritePlan.Rooted(other, second)));
        assertThat(refusals.get(0)).hasSize(3);
        assertThat(refusals.get(1)).hasSize(1);
        assertThat(texts()).containsOnly(OLD);
    }

    /**
     * Writes where the file system fails.
     *
     * @param first files that cannot be written
     * @param again files that cannot be written a second time
     */
    private List<Refusal> write(RewritePlan plan, Set<String> first, Set<String> again) {
        Set<String> moved = new TreeSet<>();
        return PlanWriter.write(List.of(new RewritePlan.Rooted(root, plan)), (from, to) -> {
                    String name = to.getFileName().toString();
                    if (first.contains(name) || (!moved.add(name) && again.contains(name))) {
                        Files.delete(from);
                    }
                    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
                })
                .get(0);
    }

    private List<String> texts() throws IOException {
        try (Stream<String> names = names().stream().filter(name -> name.endsWith(".properties"))) {
            return names.map(name -> {
                        try {
                            return Files.readString(root.resolve(name));
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
