package dev.regauge.copy;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.encode.Encoders;
import dev.regauge.copy.encode.Refusal;
import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.value.Policies;
import java.util.ArrayList;
import java.util.List;

/** A mapping bound to a table: makes rows of bytes from objects. Has a place where it failed, so each load has its own. */
final class RowEncoder<T> {

    private final Mapping<T> mapping;
    private final List<Column> columns;
    private final FieldWriter<T>[] fields;
    private int failing;

    private RowEncoder(Mapping<T> mapping, List<Column> columns, List<FieldWriter<T>> fields) {
        this.mapping = mapping;
        this.columns = columns;
        @SuppressWarnings("unchecked")
        FieldWriter<T>[] array = (FieldWriter<T>[]) fields.toArray(new FieldWriter<?>[0]);
        this.fields = array;
    }

    static <T> RowEncoder<T> of(Mapping<T> mapping, Table table, Policies policies) {
        List<Column> columns = new ArrayList<>();
        List<FieldWriter<T>> fields = new ArrayList<>();
        for (MappedColumn<T> mapped : mapping.mapped()) {
            Column column = mapped.in(table)
                    .orElseThrow(() -> new BulkException(
                            "The table " + table.name() + " has no column \"" + mapped.name() + "\"",
                            0,
                            mapped.name(),
                            null));
            Encoder encoder = mapped.getter() instanceof Getter.OfInput<T>
                    ? Encoders.input(column.type(), policies)
                    : Encoders.of(column.type(), column.modifier(), policies);
            columns.add(column);
            fields.add(FieldWriter.of(mapped.getter(), encoder));
        }
        return new RowEncoder<>(mapping, List.copyOf(columns), fields);
    }

    List<Column> columns() {
        return columns;
    }

    /** Appends a row completely, or nothing. */
    void encode(T row, Rows to) {
        WireBuffer bytes = to.bytes();
        int start = bytes.size();
        boolean whole = false;
        failing = -1;
        try {
            mapping.check(row);
            bytes.int16(fields.length);
            for (failing = 0; failing < fields.length; failing++) {
                fields[failing].write(row, bytes);
            }
            whole = true;
        } finally {
            if (!whole) {
                bytes.truncate(start);
            }
        }
        to.added();
    }

    /** What is to be said of a value that was refused. */
    ValueRefusedException refused(Refusal refusal, long row, Table table) {
        String column = failing < 0 ? null : columns.get(failing).name();
        String where = column == null
                ? "row " + row
                : "row " + row + ", column \"" + column + "\" ("
                        + columns.get(failing).type().sql() + ")";
        return new ValueRefusedException(
                "A value cannot be stored in " + table.name() + ": " + refusal.reason() + "\n  found:    "
                        + refusal.kind() + " in " + where + "\n  to fix:   " + refusal.advice(),
                row,
                column,
                refusal);
    }
}
