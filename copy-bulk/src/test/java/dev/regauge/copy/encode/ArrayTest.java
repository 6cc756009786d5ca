package dev.regauge.copy.encode;

import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayTest {

    @Test
    void arraysOfPrimitivesOfObjectsAndCollectionsAreTheSame() throws Exception {
        try (Stored column = Stored.on("int[]")) {
            for (Object value : List.of(
                    new int[] {1, -2, 3},
                    new Integer[] {1, -2, 3},
                    new long[] {1, -2, 3},
                    new short[] {1, -2, 3},
                    new byte[] {1, -2, 3},
                    new Object[] {1, -2L, (short) 3},
                    List.of(1, -2, 3),
                    new LinkedHashSet<>(List.of(1, -2, 3)),
                    new ArrayDeque<>(List.of(1, -2, 3)))) {
                column.same(value, "{1,-2,3}");
            }
        }
        try (Stored column = Stored.on("float8[]")) {
            column.same(new double[] {1.5, Double.NaN, -0.0}, "{1.5,NaN,-0}").same(new float[] {1.5f}, "{1.5}");
        }
        try (Stored column = Stored.on("bool[]")) {
            column.same(new boolean[] {true, false}, "{t,f}");
        }
        try (Stored column = Stored.on("text[]")) {
            column.same(new char[] {'a', '"'}, "{a,\"\\\"\"}");
        }
    }

    @Test
    void anEmptyOneIsEmptyAndElementsMayBeNull() throws Exception {
        try (Stored column = Stored.on("text[]")) {
            column.same(new String[0], "{}").same(List.of(), "{}").same(new String[] {null}, "{NULL}");
            column.same(Arrays.asList("a", null, "NULL", "", "{,\"\\ }"), "{a,NULL,\"NULL\",\"\",\"{,\\\"\\\\ }\"}");
            column.same(new ArrayDeque<>(), "{}");
        }
    }

    @Test
    void theyGoAsDeepAsTheServerAllows() throws Exception {
        try (Stored column = Stored.on("int[]")) {
            column.same(new int[][] {{1, 2}, {3, 4}}, "{{1,2},{3,4}}");
            column.same(List.of(new int[] {1, 2}, List.of(3, 4), new Object[] {5, 6}), "{{1,2},{3,4},{5,6}}");
            column.same(new Integer[][][] {{{1}, {null}}, {{3}, {4}}}, "{{{1},{NULL}},{{3},{4}}}");
            column.same(new int[][][][][][] {{{{{{1, 2}}}}}}, "{{{{{{1,2}}}}}}");
            column.refuses(new int[][][][][][][] {{{{{{{1}}}}}}}, "too many dimensions");
        }
    }

    @Test
    void whatIsNotRectangularIsRefused() throws Exception {
        try (Stored column = Stored.on("int[]")) {
            column.refuses(new int[][] {{1, 2}, {3}}, "not rectangular");
            column.refuses(new int[][] {{1, 2}, null}, "not rectangular");
            column.refuses(List.of(List.of(1), 2), "not rectangular");
            column.refuses(List.of(1, List.of(2)), "does not take such values");
            column.refuses(Arrays.asList(null, List.of(2)), "does not take such values");
            column.refuses(new int[][] {{}, {}}, "an empty array in an array");
            column.refuses(1, "an array or a collection").refuses("{1}", "an array or a collection");
        }
    }

    /** As a collection looks that others change while its row is added. */
    private static final class Changing extends AbstractCollection<Object> {
        private final int says;
        private final List<?> has;

        Changing(int says, Object... has) {
            this.says = says;
            this.has = List.of(has);
        }

        @Override
        public int size() {
            return says;
        }

        @Override
        public Iterator<Object> iterator() {
            return List.<Object>copyOf(has).iterator();
        }
    }

    @Test
    void aCollectionThatChangesWhileItIsReadIsRefused() throws Exception {
        try (Stored column = Stored.on("int[]")) {
            column.same(new Changing(2, 1, 2), "{1,2}");
            for (Changing now : List.of(new Changing(2), new Changing(2, 1), new Changing(2, 1, 1, 1))) {
                column.refuses(now, "changed while it was read");
                column.refuses(List.of(List.of(1, 1), now), "changed while it was read");
            }
            column.refuses(new Changing(1, List.of(1), List.of(1)), "changed while it was read");
        }
    }

    @Test
    void elementsAreRefusedAsColumnsAre() throws Exception {
        try (Stored column = Stored.on("numeric(5,2)[]")) {
            column.same(new Object[] {new java.math.BigDecimal("1.50"), 7}, "{1.5,7}");
            column.refuses(List.of(new java.math.BigDecimal("1.505")), "numeric");
        }
        try (Stored column = Stored.on("varchar(3)[]")) {
            column.same(List.of("abc"), "{abc}").refuses(List.of("abcd"), "3");
        }
        try (Stored column = Stored.on("int2[]")) {
            column.refuses(new int[] {1, 70_000}, "smallint");
        }
    }

    @Test
    void anArrayThatIsOneValueOfTheElementTypeIsAnElement() throws Exception {
        try (Stored column = Stored.on("bytea[]")) {
            column.same(new byte[][] {{1}, {}, null}, "{\"\\\\x01\",\"\\\\x\",NULL}");
            column.same(new byte[][][] {{{1}}, {{2}}}, "{{\"\\\\x01\"},{\"\\\\x02\"}}");
            column.refuses(new byte[] {1}, "bytea");
        }
        try (Stored column = Stored.on("bit(2)[]")) {
            column.same(new boolean[][] {{true, false}}, "{10}");
        }
        try (Stored column = Stored.on("macaddr[]")) {
            column.same(new byte[][] {{1, 2, 3, 4, 5, 6}}, "{01:02:03:04:05:06}");
        }
        try (Stored column = Stored.on("macaddr[]")) {
            column.same(Collections.nCopies(2, "01:02:03:04:05:06"), "{01:02:03:04:05:06,01:02:03:04:05:06}");
        }
    }

    @Test
    void vectorsCountFromZero() throws Exception {
        try (Stored column = Stored.on("int2vector")) {
            column.same(new int[] {1, -2}, "1 -2").same(List.of(1), "1");
            column.refuses(List.of(), "no binary form").refuses(new int[][] {{1}}, "dimensions");
            column.refuses(Arrays.asList(1, null), "no NULL");
        }
        try (Stored column = Stored.on("oidvector")) {
            column.same(new long[] {1, 4294967295L}, "1 4294967295");
        }
        try (Stored column = Stored.on("int2vector[]")) {
            column.same(new int[][] {{1, 2}, {3}}, "{1 2,3}");
        }
    }

    @Test
    void anArrayOfATypeWithoutABinaryFormatTakesTextOfTheServers() throws Exception {
        try (Stored column = Stored.on("tsvector[]")) {
            column.refuses(List.of("a"), "input syntax");
        }
    }
}
