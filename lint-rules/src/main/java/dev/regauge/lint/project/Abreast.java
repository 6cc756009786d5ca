package dev.regauge.lint.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Does the same with each of several things, some at a time. Results, and the failure where there are several, come in
 * the order of the things, however many are done at a time.
 */
final class Abreast {

    /** Each keeps the class files of a path in memory. */
    private static final int MOST = 4;

    private Abreast() {}

    /** On as many processors as there are, to a limit. */
    static <T, R> List<R> map(List<T> things, Function<T, R> work) {
        return map(things, work, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
    }

    /** @param lanes how many at a time at most */
    static <T, R> List<R> map(List<T> things, Function<T, R> work, int lanes) {
        List<Supplier<R>> outcomes = new ArrayList<>(Collections.nCopies(things.size(), () -> {
            throw new IllegalStateException("not done");
        }));
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, lanes).parallel().forEach(lane -> {
            for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
                outcomes.set(i, outcome(things.get(i), work));
            }
        });
        return outcomes.stream().map(Supplier::get).toList();
    }

    private static <T, R> Supplier<R> outcome(T thing, Function<T, R> work) {
        try {
            R result = work.apply(thing);
            return () -> result;
        } catch (RuntimeException failure) {
            return () -> {
                throw failure;
            };
        }
    }
}
