package dev.regauge.bench.copy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A row of three whole numbers: what is left when values cost nothing. */
record Narrow(int a, int b, int c) {

    /** Always the same for the same number. */
    static List<Narrow> several(int count) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(id -> new Narrow(id, random.nextInt(), random.nextInt(100)))
                .toList();
    }
}
