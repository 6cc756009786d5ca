package dev.regauge.bench.copy;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A row of eight columns, about 190 bytes: an order, as a shop would have it. */
record Wide(
        long id,
        String customer,
        String title,
        BigDecimal amount,
        boolean paid,
        OffsetDateTime placed,
        String details,
        @Nullable String note) {

    private static final OffsetDateTime START = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final List<String> NAMES = List.of("Ada Lovelace", "Grace Hopper", "Renée Noether", "Alan Turing");
    private static final int PER_MILLE_WITH_NOTE = 300;

    /** Always the same for the same number. */
    static List<Wide> several(int count) {
        Random random = new Random(count);
        return IntStream.range(0, count).mapToObj(id -> one(id, random)).toList();
    }

    private static Wide one(int id, Random random) {
        return new Wide(
                1_000_000_000L + id,
                NAMES.get(random.nextInt(NAMES.size())) + " " + id,
                "order " + random.nextInt(1_000_000) + " of something heavy",
                BigDecimal.valueOf(random.nextInt(100_000_000), 2),
                random.nextBoolean(),
                START.plusSeconds(random.nextInt(30_000_000)).plusNanos(random.nextInt(1_000_000) * 1_000L),
                "{\"sku\": \"A-%06d\", \"size\": %2d, \"colour\": \"green\", \"gift\": %b}"
                        .formatted(random.nextInt(1_000_000), random.nextInt(100), random.nextBoolean()),
                random.nextInt(1_000) < PER_MILLE_WITH_NOTE ? "to be left with the neighbour" : null);
    }
}
