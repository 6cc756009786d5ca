package dev.regauge.copy.travel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into columns: of each column one array in PostgreSQL's binary format ({@code array_send} in
 * {@code arrayfuncs.c}: dimensions, whether there are NULLs, element type, length, lower bound, elements).
 */
final class Columns {

    private static final int HEAD = 20;

    private Columns() {}

    /** Takes so many rows off the scan, or fewer where they would weigh more than {@code most} bytes; one at least. */
    static List<byte @Nullable []> take(RowScan scan, List<Field> fields, int rows, long most) {
        int begin = scan.at();
        int left = scan.left();
        Sizes sizes = new Sizes(fields.size());
        do {
            sizes.addRow(scan);
        } while (scan.left() > 0 && sizes.rows < rows && sizes.total < most);
        scan.back(begin, left);
        return filled(scan, fields, sizes);
    }

    private static List<byte @Nullable []> filled(RowScan scan, List<Field> fields, Sizes sizes) {
        List<byte @Nullable []> arrays = new ArrayList<>(fields.size());
        ByteBuffer[] columns = new ByteBuffer[fields.size()];
        for (int i = 0; i < columns.length; i++) {
            byte[] array = new byte[Math.addExact(HEAD, sizes.bytes[i])];
            arrays.add(array);
            columns[i] = ByteBuffer.wrap(array)
                    .putInt(1)
                    .putInt(sizes.nulls[i] ? 1 : 0)
                    .putInt(fields.get(i).parameterType())
                    .putInt(sizes.rows)
                    .putInt(1);
        }
        for (int row = 0; row < sizes.rows; row++) {
            scan.row();
            for (ByteBuffer column : columns) {
                int length = scan.length();
                column.putInt(length);
                if (length > 0) {
                    column.put(scan.bytes(), scan.at(), length);
                }
                scan.pass(length);
            }
        }
        return arrays;
    }

    /** What the arrays will take. */
    private static final class Sizes {
        private final int[] bytes;
        private final boolean[] nulls;
        private int rows;
        private long total;

        Sizes(int columns) {
            bytes = new int[columns];
            nulls = new boolean[columns];
        }

        void addRow(RowScan scan) {
            scan.row();
            for (int i = 0; i < bytes.length; i++) {
                int length = scan.length();
                scan.pass(length);
                nulls[i] |= length < 0;
                bytes[i] += 4 + Math.max(0, length);
                total += 4 + Math.max(0, length);
            }
            rows++;
        }
    }
}
