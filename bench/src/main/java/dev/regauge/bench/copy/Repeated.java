package dev.regauge.bench.copy;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;

/**
 * So many rows out of a few objects that were built before and come again and again: what is measured is storing rows, not
 * making them.
 */
final class Repeated<T> extends AbstractList<T> implements RandomAccess {

    private final List<T> pool;
    private final int count;

    Repeated(List<T> pool, int count) {
        this.pool = List.copyOf(pool);
        this.count = count;
    }

    /** One of so many equal parts. */
    Repeated<T> part(int parts) {
        return new Repeated<>(pool, count / parts);
    }

    @Override
    public T get(int index) {
        return pool.get(index % pool.size());
    }

    @Override
    public int size() {
        return count;
    }

    /** Without a division for each row. */
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private Iterator<T> lap = pool.iterator();
            private int left = count;

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public T next() {
                if (left == 0) {
                    throw new NoSuchElementException();
                }
                left--;
                if (!lap.hasNext()) {
                    lap = pool.iterator();
                }
                return lap.next();
            }
        };
    }
}
