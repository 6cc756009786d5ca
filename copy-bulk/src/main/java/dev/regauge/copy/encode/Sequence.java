package dev.regauge.copy.encode;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What holds values in an order: arrays, those of primitives included, and collections. */
final class Sequence {

    private Sequence() {}

    static boolean is(Object value) {
        return value instanceof Object[]
                || value instanceof Collection<?>
                || value.getClass().isArray();
    }

    static int size(Object sequence) {
        return sequence instanceof Collection<?> collection ? collection.size() : Array.getLength(sequence);
    }

    /** The first of several; null for an array of primitives too, whose elements hold nothing. */
    static @Nullable Object first(Object sequence) {
        if (sequence instanceof Collection<?> collection) {
            Iterator<?> elements = collection.iterator(); // the size may be of a moment before
            return elements.hasNext() ? elements.next() : null;
        }
        return sequence instanceof Object[] array ? array[0] : null;
    }
}
