package dev.regauge.copy;

import dev.regauge.copy.travel.ParallelCopy;
import dev.regauge.copy.travel.Streams;
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
        Optional<Streams> streams,
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
        if (streams.isPresent()) {
            require(streams.get(), way, memory, upsert.isPresent());
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
                Optional.empty(),
                new Fittings<>());
    }

    WriterSettings<T> withPolicies(Policies other) {
        return new WriterSettings<>(table, mapping, other, way, memory, patience, upsert, streams, new Fittings<>());
    }

    WriterSettings<T> withWay(Way other) {
        return new WriterSettings<>(
                table, mapping, policies, Optional.of(other), memory, patience, upsert, streams, fittings);
    }

    WriterSettings<T> withMemory(long other) {
        return new WriterSettings<>(table, mapping, policies, way, other, patience, upsert, streams, fittings);
    }

    WriterSettings<T> withPatience(Duration other) {
        return new WriterSettings<>(table, mapping, policies, way, memory, other, upsert, streams, fittings);
    }

    WriterSettings<T> withUpsert(Upsert other) {
        return new WriterSettings<>(
                table,
                mapping,
                policies,
                way,
                memory,
                patience,
                Optional.of(new PlannedUpsert(other)),
                streams,
                fittings);
    }

    WriterSettings<T> withStreams(Streams other) {
        return new WriterSettings<>(
                table, mapping, policies, way, memory, patience, upsert, Optional.of(other), fittings);
    }

    /** @throws MappingRefusedException when the mapping does not fit the table */
    Fitting<T> fitting(KnownTable known) {
        return fittings.of(this, known);
    }

    /** Chunks on their way to streams hold a row more than they were made for: with them it is a part of the memory. */
    long largestRow() {
        return streams.map(several -> memory / chunks(several) - ParallelCopy.CHUNK)
                .orElse(memory);
    }

    private static int chunks(Streams streams) {
        return 2 * streams.number() + 1;
    }

    private static void require(Streams several, Optional<Way> way, long memory, boolean upserts) {
        if (upserts) {
            throw new IllegalArgumentException(
                    "An upsert goes over one connection: it sorts all its rows by key, and of one"
                            + " key the last row wins. To fix: leave out withStreams or withUpsert");
        }
        if (way.isPresent() && way.get() != Way.COPY) {
            throw new IllegalArgumentException(
                    "Streams go by COPY and not by " + way.get() + ". To fix: leave out withStreams or withWay");
        }
        long least = 2L * ParallelCopy.CHUNK * chunks(several);
        if (memory < least) {
            throw new IllegalArgumentException(several.number() + " streams need a memory of " + least
                    + " bytes, and have " + memory + ". To fix: ask for fewer, or give more by withMemory");
        }
    }
}
