package dev.regauge.copy.encode;

/** The elements of arrays of primitives, most of them without a box. */
final class Primitives {

    private Primitives() {}

    static void encode(Object array, Encoder element, WireBuffer to) {
        if (array instanceof int[] ints) {
            for (int one : ints) {
                element.encodeInt(one, to);
            }
        } else if (array instanceof long[] longs) {
            for (long one : longs) {
                element.encodeLong(one, to);
            }
        } else if (array instanceof double[] doubles) {
            for (double one : doubles) {
                element.encodeDouble(one, to);
            }
        } else if (array instanceof boolean[] booleans) {
            for (boolean one : booleans) {
                element.encodeBoolean(one, to);
            }
        } else {
            rarer(array, element, to);
        }
    }

    private static void rarer(Object array, Encoder element, WireBuffer to) {
        if (array instanceof short[] shorts) {
            for (short one : shorts) {
                element.encodeInt(one, to);
            }
        } else if (array instanceof byte[] bytes) {
            for (byte one : bytes) {
                element.encodeInt(one, to);
            }
        } else if (array instanceof float[] floats) {
            for (float one : floats) {
                element.encode(one, to);
            }
        } else if (array instanceof char[] chars) {
            for (char one : chars) {
                element.encode(one, to);
            }
        } else {
            throw new IllegalArgumentException("No array of primitives: " + array.getClass());
        }
    }
}
