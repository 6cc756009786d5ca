package dev.regauge.load.sketch;

import dev.regauge.load.record.Records;
import dev.regauge.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at rows of a file and proposes a table for them, whose columns take every value that was looked at. What it keeps
 * does not grow with the rows. Used by one thread.
 *
 * <p>In doubt a column is {@code text}: what was taken for a number can lose its zeros, and text can become anything later.
 */
public final class Sketch {

    private final List<String> headers;
    private final ColumnSketch[] columns;

    private Sketch(List<String> headers) {
        this.headers = headers;
        this.columns = new ColumnSketch[headers.size()];
        Looking looking = new Looking();
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ColumnSketch(looking);
        }
    }

    /**
     * Nothing looked at yet.
     *
     * @param headers the names of the fields in the file, in order
     */
    public static Sketch of(List<String> headers) {
        return new Sketch(List.copyOf(headers));
    }

    /** Looks at some rows more. Those that cannot be read, or have not as many fields as there are names, are left out. */
    public void add(Records records) {
        add(records, headers);
    }

    /** The same of a file whose fields have other places, or that has some more or less of them. */
    public void add(Records records, List<String> names) {
        int[] places = headers.stream().mapToInt(names::indexOf).toArray();
        for (int row = 0; row < records.count(); row++) {
            if (records.problem(row) == null && records.fields(row) == names.size()) {
                add(records, row, places);
            }
        }
    }

    private void add(Records records, int row, int[] places) {
        int firstField = records.firstField(row);
        for (int i = 0; i < columns.length; i++) {
            int place = firstField + places[i];
            if (places[i] < 0) {
                continue;
            }
            if (records.isNull(place)) {
                columns[i].addNull();
            } else {
                columns[i].add(records.bytes(), records.start(place), records.end(place), records.row(row));
            }
        }
    }

    /** The table so far. */
    public SketchedTable table(Identifier name) {
        List<String> names = ColumnNames.of(headers);
        List<SketchedColumn> sketched = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            sketched.add(columns[i].column(headers.get(i), names.get(i)));
        }
        return new SketchedTable(name, sketched);
    }
}
