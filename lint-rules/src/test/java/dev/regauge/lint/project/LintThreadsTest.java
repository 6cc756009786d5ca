package dev.regauge.lint.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.report.Report;
import dev.regauge.route.Profile;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is found does not depend on how many threads look for it. */
class LintThreadsTest {

    private static final List<String> JARS = List.of("spring-jdbc", "postgresql", "mybatis");

    @Test
    void aLintOfSeveralArchivesIsTheSameOnOneThreadAndOnMany() {
        Report alone = lint(1);
        assertThat(alone.findings()).hasSizeGreaterThan(5);
        for (int round = 0; round < 3; round++) {
            assertThat(lint(4)).isEqualTo(alone);
        }
    }

    /** Streams within a pool use its threads. */
    private static Report lint(int threads) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> new Lint(settings()).run().report()).join();
        } finally {
            pool.shutdown();
        }
    }

    private static Lint.Settings settings() {
        return new Lint.Settings(
                JARS.stream().map(LintThreadsTest::jar).toList(),
                Optional.of(Profile.parse("pgjdbc-ng:0.8.9")),
                Optional.of(Profile.parse("pgjdbc:42.7.14")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Advice.COMMAND_LINE);
    }

    private static Path jar(String name) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches(name + "-\\d.*\\.jar"))
                .findFirst()
                .orElseThrow();
    }
}
