package dev.regauge.copy.encode;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of any depth: Java arrays, those of primitives included, and collections, one in another. All of one depth have as
 * many elements, as the server wants it; what is not rectangular is refused, and so are empty arrays in an array, which the
 * server does not have.
 *
 * <p>An array or collection that is itself one value of the element type, such as a {@code byte[]} in a {@code bytea[]}, is
 * an element; the outermost never is.
 */
final class ArrayEncoder extends Encoder {

    /** The server's MAXDIM. */
    private static final int DEEPEST = 6;

    private static final int HEADER = 12;

    private final PgType type;
    private final int elementOid;
    private final Encoder element;

    /** {@code int2vector} and {@code oidvector}: counted from 0, one dimension, no NULL, never empty on the wire. */
    private final boolean vector;

    private ArrayEncoder(PgType type, PgType of, Encoder element, boolean vector) {
        this.type = type;
        this.elementOid = of.oid();
        this.element = element;
        this.vector = vector;
    }

    static ArrayEncoder of(PgType type, PgType of, Encoder element) {
        return new ArrayEncoder(type, of, element, false);
    }

    static ArrayEncoder vector(PgType type, PgType of, Encoder element) {
        return new ArrayEncoder(type, of, element, true);
    }

    @Override
    boolean isOneValue(Object arrayOrCollection) {
        return true;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!Sequence.is(value)) {
            throw Refusal.kind(type, value, "an array or a collection");
        }
        int begun = to.begin();
        to.int32(0);
        to.int32(0);
        to.int32(elementOid);
        if (Sequence.size(value) > 0) {
            int depth = dimensions(value, to);
            to.patchInt32(begun, depth);
            elements(value, depth, begun, to);
        } else if (vector) {
            throw new Refusal(
                    Kind.of(value), type.sql() + " has no binary form when empty", "map the column as input text");
        }
        to.end(begun);
    }

    /** Writes the length of each dimension, as the first elements have it. @return how many there are */
    private int dimensions(Object outermost, WireBuffer to) {
        int depth = 0;
        Object level = outermost;
        while (level != null) {
            if (++depth > (vector ? 1 : DEEPEST)) {
                throw refused(outermost, "too many dimensions", "the server has up to " + DEEPEST);
            }
            int length = Sequence.size(level);
            if (length == 0) {
                throw refused(
                        outermost, "an empty array in an array", "the server has no such thing: hand in an empty one");
            }
            to.int32(length);
            to.int32(vector ? 0 : 1);
            level = nested(Sequence.first(level));
        }
        return depth;
    }

    private @Nullable Object nested(@Nullable Object candidate) {
        return candidate != null && Sequence.is(candidate) && !element.isOneValue(candidate) ? candidate : null;
    }

    private void elements(Object level, int depth, int begun, WireBuffer to) {
        if (depth > 1) {
            deeper(level, depth, begun, to);
        } else if (level instanceof Object[] array) {
            for (Object one : array) {
                element(one, begun, to);
            }
        } else if (level instanceof Collection<?> collection) {
            collection(collection, begun, to);
        } else {
            Primitives.encode(level, element, to);
        }
    }

    private void collection(Collection<?> collection, int begun, WireBuffer to) {
        int count = 0;
        if (collection instanceof List<?> list && list instanceof RandomAccess) {
            for (int size = list.size(); count < size; count++) {
                element(list.get(count), begun, to);
            }
        } else {
            for (Object one : collection) {
                element(one, begun, to);
                count++;
            }
        }
        if (count != dimension(to.int32At(begun), begun, to)) {
            throw Refusal.changed(collection);
        }
    }

    private void element(@Nullable Object value, int begun, WireBuffer to) {
        if (value != null) {
            element.encode(value, to);
            return;
        }
        if (vector) {
            throw new Refusal("null", type.sql() + " holds no NULL", "leave the element out");
        }
        element.encodeNull(to);
        to.patchInt32(begun + 4, 1);
    }

    private void deeper(Object level, int depth, int begun, WireBuffer to) {
        int number = to.int32At(begun) - depth + 1;
        int below = dimension(number + 1, begun, to);
        int count = 0;
        Iterable<?> parts = level instanceof Collection<?> collection ? collection : Arrays.asList((Object[]) level);
        for (Object part : parts) {
            if (part == null || !Sequence.is(part) || Sequence.size(part) != below) {
                throw refused(level, "not rectangular", "give all arrays of one depth as many elements");
            }
            elements(part, depth - 1, begun, to);
            count++;
        }
        if (count != dimension(number, begun, to)) {
            throw Refusal.changed(level);
        }
    }

    /** The length of a dimension; the outermost is the first. */
    private static int dimension(int number, int begun, WireBuffer to) {
        return to.int32At(begun + HEADER + 8 * (number - 1));
    }

    private Refusal refused(Object value, String reason, String advice) {
        return new Refusal(Kind.of(value), reason + ", for " + type.sql(), advice);
    }
}
