package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.parity.probes.Probes;
import dev.regauge.route.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A profile never differs from itself: all probes ten times in a row with {@code -Plong}; otherwise every twentieth once, and
 * every fortieth while the machine is loaded. {@link EvidenceTest} measures each of them again anyway.
 */
@Tag("waits")
class SelfComparisonTest {

    private static final boolean LONG = Boolean.getBoolean("regauge.long");
    private static final int TIMES = LONG ? 10 : 1;

    private final List<Thread> load = new ArrayList<>();
    private volatile boolean loaded = true;

    @AfterEach
    void endLoad() throws InterruptedException {
        loaded = false;
        for (Thread thread : load) {
            thread.join();
        }
    }

    @ParameterizedTest
    @CsvSource({"pgjdbc:42.7.14, false", "pgjdbc-ng:0.8.9, false", "pgjdbc:42.7.14, true", "pgjdbc-ng:0.8.9, true"})
    void findsNoDifferenceBetweenAProfileAndItself(Profile profile, boolean underLoad) {
        if (underLoad) {
            IntStream.range(0, 2 * Runtime.getRuntime().availableProcessors()).forEach(i -> load());
        }
        List<Probe> probes = every(LONG ? 1 : underLoad ? 40 : 20);
        Database scratch = Drivers.freshDatabaseForAll();
        try (LoadedDriver one = Drivers.load(profile);
                LoadedDriver other = Drivers.load(profile)) {
            for (int i = 0; i < TIMES; i++) {
                Comparison comparison = Parity.compare(one, other, scratch, probes);
                assertThat(comparison.differences()).isEmpty();
                assertThat(comparison.unstable()).isEmpty();
                assertThat(comparison.probes()).isEqualTo(probes.size());
            }
        }
    }

    private static List<Probe> every(int step) {
        return IntStream.range(0, Probes.all().size() / step)
                .mapToObj(i -> Probes.all().get(step * i))
                .toList();
    }

    private void load() {
        Thread thread = new Thread(
                () -> {
                    while (loaded) {
                        Thread.onSpinWait();
                    }
                },
                "load");
        thread.start();
        load.add(thread);
    }
}
