package dev.regauge.copy;

import dev.regauge.copy.travel.Way;
import dev.regauge.copy.value.Policies;
import dev.regauge.sql.Identifier;
import java.time.Duration;
import java.util.Optional;

/** What a writer was told. */
record WriterSettings<T>(
        Identifier table,
        Mapping<T> mapping,
        Policies policies,
        Optional<Way> way,
        long memory,
        Duration patience,
        Optional<PlannedUpsert> upsert,
        Fittings<T> fittings) {

    private static final long MEMORY = 64L << 20;
    private static final long LEAST_MEMORY = 64L << 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    WriterSettings {
        if (memory < LEAST_MEMORY || memory > 1L << 30) {
            throw new IllegalArgumentException("The memory of a load is from 64 KB to 1 GB, not " + memory + " bytes");
        }
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("Patience is at least a millisecond, not " + patience);
        }
    }

    static <T> WriterSettings<T> of(Identifier table, Mapping<T> mapping) {
        return new WriterSettings<>(
                table,
                mapping,
                Policies.STRICT,
                Optional.empty(),
                MEMORY,
                PATIENCE,
                Optional.empty(),
                new Fittings<>());
    }

    WriterSettings<T> withPolicies(Policies other) {
        return new WriterSettings<>(table, mapping, other, way, memory, patience, upsert, new Fittings<>());
    }

    WriterSettings<T> withWay(Way other) {
        return new WriterSettings<>(table, mapping, policies, Optional.of(other), memory, patience, upsert, fittings);
    }

    WriterSettings<T> withMemory(long other) {
        return new WriterSettings<>(table, mapping, policies, way, other, patience, upsert, fittings);
    }

    WriterSettings<T> withPatience(Duration other) {
        return new WriterSettings<>(table, mapping, policies, way, memory, other, upsert, fittings);
    }

    WriterSettings<T> withUpsert(Upsert other) {
        return new WriterSettings<>(
                table, mapping, policies, way, memory, patience, Optional.of(new PlannedUpsert(other)), fittings);
    }

    /** @throws MappingRefusedException when the mapping does not fit the table */
    Fitting<T> fitting(KnownTable known) {
        return fittings.of(this, known);
    }
}
