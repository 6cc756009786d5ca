package dev.regauge.connect.metrics;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.application.TroubledApplication;
import dev.regauge.pipeline.PipelineFigures;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegaugeMetersTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void theseAreAllMetersAndTags() throws Exception {
        try (TroubledApplication application = TroubledApplication.on(database, 1)) {
            RegaugeMeters.bind(registry, application.pool(), application.watch());
            application.forgetInThreadsThatEnd(1);
            application.exhausted();
            assertThat(meters())
                    .containsExactly(
                            "hikaricp.connections [pool=orders]",
                            "hikaricp.connections.acquire [pool=orders]",
                            "hikaricp.connections.active [pool=orders]",
                            "hikaricp.connections.creation [pool=orders]",
                            "hikaricp.connections.idle [pool=orders]",
                            "hikaricp.connections.max [pool=orders]",
                            "hikaricp.connections.min [pool=orders]",
                            "hikaricp.connections.pending [pool=orders]",
                            "hikaricp.connections.timeout [pool=orders]",
                            "hikaricp.connections.usage [pool=orders]",
                            "regauge.pipeline.depth [failed=false, pool=orders]",
                            "regauge.pipeline.depth [failed=true, pool=orders]",
                            "regauge.pipeline.roundtrips [pool=orders]",
                            "regauge.pool.exhausted [pool=orders, verdict=idle_in_transaction]",
                            "regauge.pool.exhausted [pool=orders, verdict=leak]",
                            "regauge.pool.exhausted [pool=orders, verdict=refused]",
                            "regauge.pool.exhausted [pool=orders, verdict=server_limit]",
                            "regauge.pool.exhausted [pool=orders, verdict=slow_queries]",
                            "regauge.pool.exhausted [pool=orders, verdict=undersized]",
                            "regauge.pool.exhausted [pool=orders, verdict=unknown]",
                            "regauge.pool.exhausted [pool=orders, verdict=unreachable]",
                            "regauge.prepared.executions [pool=orders, prepared=false]",
                            "regauge.prepared.executions [pool=orders, prepared=true]");
            assertThat(registry.get("regauge.pool.exhausted")
                            .tag("verdict", "leak")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("hikaricp.connections.timeout").counter().count())
                    .isEqualTo(1);
        }
    }

    @Test
    void runsOfPipelinesAreCounted() {
        try (TroubledApplication application = TroubledApplication.on(database, 1)) {
            RegaugeMeters meters = RegaugeMeters.bind(registry, application.pool(), application.watch());
            meters.ran(new PipelineFigures(100, 1, 60, 40, false));
            meters.ran(new PipelineFigures(10, 2, 0, 10, true));
            assertThat(registry.get("regauge.pipeline.depth")
                            .tag("failed", "false")
                            .summary()
                            .max())
                    .isEqualTo(100);
            assertThat(registry.get("regauge.pipeline.depth")
                            .tag("failed", "true")
                            .summary()
                            .totalAmount())
                    .isEqualTo(10);
            assertThat(registry.get("regauge.pipeline.roundtrips").summary().totalAmount())
                    .isEqualTo(3);
            assertThat(executions("true")).isEqualTo(60);
            assertThat(executions("false")).isEqualTo(50);
        }
    }

    @Test
    void poolKeepsTheTrackerThatItHas() {
        try (TroubledApplication application = TroubledApplication.on(database, 1)) {
            SimpleMeterRegistry own = new SimpleMeterRegistry();
            application.pool().setMetricRegistry(own);
            RegaugeMeters.bind(registry, application.pool(), application.watch());
            assertThat(own.find("hikaricp.connections").gauge()).isNotNull();
            assertThat(registry.find("hikaricp.connections").gauge()).isNull();
        }
    }

    @Test
    void onlyThisPackageNeedsMicrometer() throws Exception {
        Path classes = Path.of(RegaugeMeters.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<Path> users = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(RegaugeMetersTest::namesMicrometer)
                    .map(Path::getParent)
                    .distinct()
                    .map(classes::relativize)
                    .toList();
            assertThat(users).containsExactly(Path.of("dev/regauge/connect/metrics"));
        }
    }

    private static boolean namesMicrometer(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("io/micrometer/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double executions(String prepared) {
        return registry.get("regauge.prepared.executions")
                .tag("prepared", prepared)
                .counter()
                .count();
    }

    private Set<String> meters() {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName() + " "
                        + meter.getId().getTags().stream()
                                .map(RegaugeMetersTest::text)
                                .sorted()
                                .toList())
                .collect(toCollection(TreeSet::new));
    }

    private static String text(Tag tag) {
        return tag.getKey() + "=" + tag.getValue();
    }
}
