package dev.regauge.bench.copy;

import dev.regauge.copy.Mapping;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kind of row, and how each client is told about it.
 *
 * @param table its name, which is also the name of the shape
 * @param columns name and type of each, as in {@code create table}
 * @param casts of a parameter for each column, {@code ?} where none is needed
 * @param arrays the type of each column's array
 * @param pool objects that were built before
 * @param binder for statements with a parameter a value
 * @param columnar for statements with an array a column
 * @param floor the format of binary COPY by hand
 * @param mapping for ours, by lambdas
 * @param byComponents for ours, by the names of the record's components
 * @param conflict what inserts say at their end of rows that are there already, where they say it
 */
record Shape<T>(
        String table,
        List<String> columns,
        List<String> casts,
        List<String> arrays,
        List<T> pool,
        Binder<T> binder,
        Columnar<T> columnar,
        Floor<T> floor,
        Mapping<T> mapping,
        Mapping<T> byComponents,
        String conflict) {

    /** How many objects come again and again. */
    static final int POOL = 10_000;

    /** Sets the parameters of a row, the first of them at an index. */
    interface Binder<T> {
        void bind(PreparedStatement statement, int first, T row) throws SQLException;
    }

    /** Sets an array of each column. */
    interface Columnar<T> {
        void bind(Columns<T> columns) throws SQLException;
    }

    /** Writes a row. */
    interface Floor<T> {
        void write(T row, RowBytes bytes);
    }

    /** A table of another name with the same columns. */
    String create(String name) {
        return "create table " + name + " (" + String.join(", ", columns) + ")";
    }

    String names() {
        return columns.stream().map(Shape::name).collect(Collectors.joining(", "));
    }

    /** An insert of so many rows with a parameter for each value. */
    String insert(int rows) {
        String row = "(" + String.join(", ", casts) + ")";
        return "insert into " + table + " (" + names() + ") values " + (row + ", ").repeat(rows - 1) + row + conflict;
    }

    /** An insert of any number of rows with a parameter for each column. */
    String unnest() {
        String parameters = arrays.stream().map(type -> "?::" + type).collect(Collectors.joining(", "));
        return "insert into " + table + " (" + names() + ") select * from unnest(" + parameters + ")" + conflict;
    }

    String copy() {
        return copy(table);
    }

    /** Into another table with the same columns. */
    String copy(String name) {
        return "copy " + name + " (" + names() + ") from stdin (format binary)";
    }

    /** With other objects, and inserts that update what is there, by the first column. */
    Shape<T> upserting(List<T> objects) {
        String key = name(columns.get(0));
        String updates = columns.stream()
                .skip(1)
                .map(Shape::name)
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return new Shape<>(
                table,
                columns,
                casts,
                arrays,
                objects,
                binder,
                columnar,
                floor,
                mapping,
                byComponents,
                " on conflict (" + key + ") do update set " + updates);
    }

    private static String name(String column) {
        return column.substring(0, column.indexOf(' '));
    }

    /** So many rows. */
    Repeated<T> rows(int count) {
        return new Repeated<>(pool, count);
    }
}
