package dev.regauge.copy.travel;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * A statement over rows that are sent along as an array for each column, which answers one text. It has no state that a call
 * changes.
 */
public final class UnnestQuery {

    /** What one statement may weigh. */
    public static final long MOST_BYTES = 8L << 20;

    private static final int INT8 = 20;

    private final Destination destination;
    private final String sql;

    private UnnestQuery(Destination destination, String sql) {
        this.destination = destination;
        this.sql = sql;
    }

    /**
     * A statement over rows.
     *
     * @param sql that selects from {@link #source} once; without other question marks
     */
    public static UnnestQuery of(Destination destination, String sql) {
        return new UnnestQuery(destination, sql);
    }

    /**
     * The rows as a subquery of FROM, under the names of their columns, without its alias. They are unnested side by side in
     * the list of columns and not in FROM, where a composite would fall apart.
     *
     * @param ordinal the name of one more column: the place of the row, from 1
     */
    public static String source(Destination destination, String ordinal) {
        Stream<String> fields = destination.fields().stream()
                .map(field -> "pg_catalog.unnest(cast(? as " + field.parameterTypeName() + "[])) as "
                        + Names.quoted(field.column().name()));
        Stream<String> place = Stream.of("pg_catalog.generate_series(1, cast(? as pg_catalog.int8)) as " + ordinal);
        return "(select " + Stream.concat(fields, place).collect(Collectors.joining(", ")) + ")";
    }

    /**
     * Sends all rows and the statements around it, in one round trip.
     *
     * @return what it answered
     * @throws SQLException what the server says; without statements around it nothing was kept then
     */
    public String ask(Connection connection, Rows rows, List<String> before, List<String> after) throws SQLException {
        connection.getMetaData(); // a pool rolls back only what it has seen used; nothing is sent for this
        List<Bound> statements = new ArrayList<>();
        before.forEach(plain -> statements.add(Bound.plain(plain)));
        statements.add(bound(rows));
        after.forEach(plain -> statements.add(Bound.plain(plain)));
        return Sending.ask(connection.unwrap(PgConnection.class), statements);
    }

    private Bound bound(Rows rows) {
        RowScan scan = new RowScan(rows, destination.fields().size());
        List<byte @Nullable []> values =
                new ArrayList<>(Columns.take(scan, destination.fields(), Integer.MAX_VALUE, Long.MAX_VALUE));
        values.add(ByteBuffer.allocate(8).putLong(rows.count()).array());
        int[] types = destination.fields().stream().mapToInt(Field::arrayType).toArray();
        int[] withPlaces = Arrays.copyOf(types, types.length + 1);
        withPlaces[types.length] = INT8;
        return new Bound(sql, values, withPlaces);
    }
}
