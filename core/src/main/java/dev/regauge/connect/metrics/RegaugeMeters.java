package dev.regauge.connect.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.diagnosis.PoolWatch;
import dev.regauge.connect.diagnosis.Verdict;
import dev.regauge.pipeline.PipelineFigures;
import dev.regauge.pipeline.PipelineListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The meters of one pool and of the pipelines that run over it.
 *
 * <p>HikariCP's own, {@code hikaricp.connections...}, say how full the pool is and how long borrowing takes. Ours are:
 *
 * <ul>
 *   <li>{@code regauge.pipeline.depth}: statements a run; {@code failed} is true or false
 *   <li>{@code regauge.pipeline.roundtrips}: round trips a run
 *   <li>{@code regauge.prepared.executions}: executions in pipelines; {@code prepared} is true for those by the name of a
 *       prepared statement
 *   <li>{@code regauge.pool.exhausted}: callers that got no connection; {@code verdict} says why, such as {@code leak}
 * </ul>
 *
 * <p>Every meter has the tag {@code pool}, HikariCP's name of the pool. No tag ever holds SQL, a value, a user or a password.
 * All meters exist from the beginning. Safe for use by several threads.
 */
public final class RegaugeMeters implements PipelineListener {

    private final DistributionSummary depth;
    private final DistributionSummary failedDepth;
    private final DistributionSummary roundTrips;
    private final Counter prepared;
    private final Counter unprepared;

    private RegaugeMeters(MeterRegistry registry, Tags pool) {
        depth = depth(registry, pool.and("failed", "false"));
        failedDepth = depth(registry, pool.and("failed", "true"));
        roundTrips = DistributionSummary.builder("regauge.pipeline.roundtrips")
                .description("Round trips of a pipeline's run")
                .tags(pool)
                .register(registry);
        prepared = executions(registry, pool.and("prepared", "true"));
        unprepared = executions(registry, pool.and("prepared", "false"));
    }

    /**
     * Registers the meters of a data source.
     *
     * <p>A pool that has a metrics tracker already keeps it: HikariCP takes one only.
     */
    public static void bind(MeterRegistry registry, RegaugeDataSource dataSource) {
        try {
            dataSource.listen(
                    bind(registry, dataSource.unwrap(HikariDataSource.class), dataSource.unwrap(PoolWatch.class)));
        } catch (SQLException never) {
            throw new IllegalStateException("Both are always inside", never);
        }
    }

    /** Registers the meters. What comes back is to be told of every pipeline's run. */
    static RegaugeMeters bind(MeterRegistry registry, HikariDataSource pool, PoolWatch watch) {
        if (pool.getMetricsTrackerFactory() == null && pool.getMetricRegistry() == null) {
            pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        }
        Tags tags = Tags.of("pool", pool.getPoolName());
        for (Verdict verdict : Verdict.values()) {
            FunctionCounter.builder("regauge.pool.exhausted", watch, of -> of.exhaustions(verdict))
                    .description("Callers that got no connection")
                    .tags(tags.and("verdict", verdict.name().toLowerCase(Locale.ROOT)))
                    .register(registry);
        }
        return new RegaugeMeters(registry, tags);
    }

    @Override
    public void ran(PipelineFigures figures) {
        (figures.failed() ? failedDepth : depth).record(figures.statements());
        roundTrips.record(figures.roundTrips());
        prepared.increment(figures.byName());
        unprepared.increment(figures.unnamed());
    }

    private static DistributionSummary depth(MeterRegistry registry, Tags tags) {
        return DistributionSummary.builder("regauge.pipeline.depth")
                .description("Statements of a pipeline's run")
                .tags(tags)
                .register(registry);
    }

    private static Counter executions(MeterRegistry registry, Tags tags) {
        return Counter.builder("regauge.prepared.executions")
                .description("Statements executed in pipelines, by name of a prepared statement or not")
                .tags(tags)
                .register(registry);
    }
}
