package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.load.LoadWatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a load is, as it is shown. */
class LoadProgressTest {

    private static final long GB = 1 << 30;

    private final LoadPace pace = new LoadPace();
    private final StringWriter err = new StringWriter();

    @Test
    void nothingIsClaimedBeforeThereIsSomethingToGoBy() {
        assertThat(line(at(0, 0, 0))).isEqualTo("loading  0 rows  0.0 of 4.0 GB (0%)");
        assertThat(line(new LoadSample(Duration.ofMillis(500), "loading", 500, 0, 0, 1000, 4 * GB)))
                .isEqualTo("loading  500 rows  0.0 of 4.0 GB (0%)");
    }

    @Test
    void aLineHasAllThatCountsNow() {
        line(at(0, 0, 0));
        assertThat(line(new LoadSample(Duration.ofSeconds(10), "loading", 1_234_567, 2, 0, GB, 4 * GB)))
                .isEqualTo("loading  1,234,567 rows  123,456 rows/s  1.0 of 4.0 GB (25%)  2 rejected  about 30 s left");
    }

    @Test
    void thePaceIsThatOfTheLastSeconds() {
        line(at(0, 0, 0));
        for (int second = 1; second <= 100; second++) {
            line(at(second, 1000, GB / 2)); // it hangs
        }
        assertThat(line(at(101, 1000, GB / 2))).contains(" 0 rows/s").doesNotContain("left");
    }

    @Test
    void whatAnEarlierRunHasDoneIsNoPace() {
        line(at(0, 0, 0));
        assertThat(line(new LoadSample(Duration.ofSeconds(2), "loading", 0, 0, 5_000_000, 3 * GB, 4 * GB)))
                .isEqualTo("loading  0 rows  3.0 of 4.0 GB (75%)  5,000,000 by earlier runs");
    }

    @Test
    void anotherPhaseBeginsAnew() {
        line(at(0, 0, 0));
        line(at(5, 100, 4 * GB));
        assertThat(line(new LoadSample(Duration.ofSeconds(60), "creating the indexes", 100, 0, 0, 4 * GB, 4 * GB)))
                .isEqualTo("creating the indexes  100 rows  4.0 of 4.0 GB (100%)");
    }

    @Test
    void whereTheSizeIsNotKnownNobodyKnowsTheEnd() {
        line(new LoadSample(Duration.ZERO, "loading", 0, 0, 0, 0, -1));
        assertThat(line(new LoadSample(Duration.ofSeconds(2), "loading", 10, 0, 0, 5000, -1)))
                .isEqualTo("loading  10 rows  5 rows/s  4.9 KB");
    }

    @Test
    void aTerminalSeesOneLineDrawnAnew() {
        LoadProgress progress = progress(true);
        progress.show(at(0, 1_000_000, GB), List.of());
        progress.show(at(1, 1, GB), List.of());
        progress.close();
        assertThat(err.toString())
                .doesNotContain("\n", "\u001B")
                .startsWith("\rloading  1,000,000 rows")
                .endsWith(" \r");
    }

    @Test
    void aQuestionStandsOnALineOfItsOwn() {
        LoadProgress progress = progress(true);
        progress.show(at(0, 1, GB), List.of());
        assertThat(progress.undrawn(() -> err.toString().endsWith(" \r"))).isTrue();
    }

    @Test
    void aNoteIsToldOnceOnALineOfItsOwn() {
        LoadProgress progress = progress(true);
        progress.show(at(0, 1, GB), List.of("rows go by binary COPY"));
        progress.show(at(1, 1, GB), List.of("rows go by binary COPY", "two"));
        assertThat(err.toString().split("note: ", -1)).hasSize(3);
        assertThat(err.toString()).contains("\rnote: rows go by binary COPY\n");
    }

    @Test
    void elsewhereEachLineIsAJsonObject() {
        LoadProgress progress = progress(false);
        progress.show(at(0, 0, 0), List.of());
        progress.show(new LoadSample(Duration.ofSeconds(5), "loading", 500, 3, 0, 1000, 2000), List.of("n"));
        assertThat(err.toString().lines())
                .containsExactly(
                        "{\"phase\":\"loading\",\"rows\":0,\"rowsPerSecond\":null,\"bytes\":0,\"size\":4294967296,"
                                + "\"rejected\":0,\"elapsedSeconds\":0,\"etaSeconds\":null}",
                        "{\"note\":\"n\"}",
                        "{\"phase\":\"loading\",\"rows\":500,\"rowsPerSecond\":100,\"bytes\":1000,\"size\":2000,"
                                + "\"rejected\":3,\"elapsedSeconds\":5,\"etaSeconds\":5}");
    }

    @Test
    void longTimesAreNoMoreExactThanAnybodyCanKnow() {
        assertThat(LoadProgressLine.duration(59)).isEqualTo("59 s");
        assertThat(LoadProgressLine.duration(150)).isEqualTo("3 min");
        assertThat(LoadProgressLine.duration(7260)).isEqualTo("2 h 1 min");
    }

    private LoadProgress progress(boolean drawing) {
        return LoadProgress.by(new LoadWatch(), new PrintWriter(err), drawing);
    }

    private String line(LoadSample sample) {
        pace.add(sample);
        return LoadProgressLine.of(sample, pace);
    }

    private static LoadSample at(int second, long rows, long bytes) {
        return new LoadSample(Duration.ofSeconds(second), "loading", rows, 0, 0, bytes, 4 * GB);
    }
}
