package dev.regauge.copy.travel;

import dev.regauge.copy.wire.ConnectionLostException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * Sends rows by INSERT. All ways store the same values in the same order: the bytes of the rows become the binary parameters
 * of the statements. Keeps the texts it has made, so it is worth keeping for the next load. Safe for use by several threads.
 */
public final class Inserts {

    /** PostgreSQL's protocol counts parameters in 16 bits, and some programs between us read them as signed. */
    static final int MOST_PARAMETERS = 32_767;

    /** More rows in one VALUES make its planning dearer than they save. */
    static final int MOST_VALUES = 128;

    /** What one statement, and what one flight of them, may weigh before the next begins. */
    static final long MOST_BYTES = 8L << 20;

    /**
     * What the buffers of two sockets surely take although nobody reads: pgjdbc's own figure for the other direction. A
     * server that cannot get rid of its notices reads nothing, and notices are not read before all is sent.
     */
    static final long LEAST_REACH = 64_000;

    /** How much more is risked behind a flight without notices. */
    private static final int GROWTH = 8;

    private static final int MOST_UNNESTED = 100_000;
    private static final int INT8 = 20;

    private final Destination destination;
    private final InsertTexts texts;
    private final Map<Integer, Text> values = new ConcurrentHashMap<>();
    private volatile @Nullable Text single;
    private volatile @Nullable Text unnest;

    /** What may be sent behind a statement whose notices nobody reads yet; found out, and kept for the next load. */
    private volatile long reach = LEAST_REACH;

    /** Whether any statement was answered with notices: then nothing more is risked. */
    private volatile boolean noisy;

    /**
     * A statement that was made.
     *
     * @param types of its parameters
     */
    // An array, because pgjdbc takes numbers, and a statement has up to 32,767 of them; nobody compares texts.
    @SuppressWarnings("ArrayRecordComponent")
    private record Text(String sql, int[] types) {}

    private Inserts(Destination destination, String guard) {
        this.destination = destination;
        texts = new InsertTexts(destination, guard);
    }

    /**
     * Inserts into a table.
     *
     * @param guard an SQL condition that holds while the table is as it was read, evaluated by each statement once it has
     *     locked the table; blank for none
     */
    public static Inserts into(Destination destination, String guard) {
        return new Inserts(destination, guard);
    }

    /**
     * Sends rows, in one round trip where they weigh less than 8 MB, or, while it is not known that their table says nothing
     * about them, where their first statement has no more than 64,000 bytes behind it. Where more than one statement may be
     * needed ({@link #areOneStatement}), the statements before and behind have to make a transaction, or a savepoint, of them.
     *
     * @param way any but COPY
     * @param before statements to go first, such as {@code savepoint a}
     * @param after statements to go last, such as {@code release savepoint a}; not executed when one before fails
     * @return how many rows were stored; fewer than were sent where a trigger has put some aside
     * @throws SQLException what the server says, with its SQLSTATE; also where the guard does not hold ({@code Guard.failed})
     */
    public long send(Connection connection, Way way, Rows rows, List<String> before, List<String> after)
            throws SQLException {
        connection.getMetaData(); // a pool rolls back only what it has seen used; nothing is sent for this
        PgConnection pgjdbc = connection.unwrap(PgConnection.class);
        RowScan scan = new RowScan(rows, destination.fields().size());
        Flight flight = new Flight(before);
        long stored = 0;
        while (scan.left() > 0) {
            Bound next = next(way, scan);
            if (!flight.takes(next)) {
                stored += flight.sendBeforeTheLast(pgjdbc);
            }
            flight.add(next);
        }
        after.forEach(flight::addPlain);
        stored += flight.send(pgjdbc);
        return stored;
    }

    /** Whether so many rows of so many bytes go in one statement, which is all or nothing by itself. */
    public boolean areOneStatement(Way way, int rows, long bytes) {
        return switch (way) {
            case SINGLE_INSERT -> rows <= 1;
            case MULTI_VALUES -> rows <= mostValues(destination.fields().size());
            case UNNEST -> rows <= MOST_UNNESTED && bytes <= MOST_BYTES;
            case COPY -> true;
        };
    }

    private Bound next(Way way, RowScan scan) {
        return switch (way) {
            case SINGLE_INSERT -> single(scan);
            case MULTI_VALUES -> values(scan);
            case UNNEST -> unnested(scan);
            case COPY -> throw new IllegalArgumentException("COPY is no INSERT");
        };
    }

    private Bound single(RowScan scan) {
        List<byte @Nullable []> row = new ArrayList<>(destination.fields().size());
        addRow(scan, row);
        Text text = single;
        if (text == null) {
            text = new Text(texts.single(), types(1));
            single = text;
        }
        return new Bound(text.sql, row, text.types);
    }

    private void addRow(RowScan scan, List<byte @Nullable []> to) {
        scan.row();
        for (int i = 0; i < destination.fields().size(); i++) {
            to.add(scan.value());
        }
    }

    /** As many rows as its size can take; the places of those that are missing repeat the last one, and are not taken. */
    private Bound values(RowScan scan) {
        int columns = destination.fields().size();
        int rows = Math.min(scan.left(), mostValues(columns));
        int size = size(rows);
        List<byte @Nullable []> values = new ArrayList<>(size * columns + 1);
        for (int row = 0; row < rows; row++) {
            addRow(scan, values);
        }
        for (int missing = rows; missing < size; missing++) {
            values.addAll(values.subList((rows - 1) * columns, rows * columns));
        }
        values.add(ByteBuffer.allocate(8).putLong(rows).array());
        Text text = this.values.computeIfAbsent(size, made -> new Text(texts.values(made), typesOfValues(made)));
        return new Bound(text.sql, values, text.types);
    }

    /** The powers of two, so that few texts are prepared. */
    static int size(int rows) {
        return rows == 1 ? 1 : Integer.highestOneBit(rows - 1) * 2;
    }

    /** How many rows one VALUES may hold. */
    static int mostValues(int columns) {
        return Math.min(MOST_VALUES, Integer.highestOneBit((MOST_PARAMETERS - 1) / columns));
    }

    private Bound unnested(RowScan scan) {
        Text text = unnest;
        if (text == null) {
            text = new Text(
                    texts.unnest(),
                    destination.fields().stream().mapToInt(Field::arrayType).toArray());
            unnest = text;
        }
        return new Bound(text.sql, Columns.take(scan, destination.fields(), MOST_UNNESTED, MOST_BYTES), text.types);
    }

    private int[] typesOfValues(int size) {
        int[] types = types(size);
        int[] withLimit = Arrays.copyOf(types, types.length + 1);
        withLimit[types.length] = INT8;
        return withLimit;
    }

    private int[] types(int rows) {
        int columns = destination.fields().size();
        int[] types = new int[rows * columns];
        for (int i = 0; i < types.length; i++) {
            types[i] = destination.fields().get(i % columns).parameterType();
        }
        return types;
    }

    /** What a flight teaches the next. */
    private void learn(boolean silent, long weight) {
        if (!silent) {
            noisy = true;
        }
        reach = noisy ? LEAST_REACH : Math.max(reach, Math.min(MOST_BYTES, weight * GROWTH));
    }

    /** Statements on their way. */
    private final class Flight {
        private final List<Bound> statements = new ArrayList<>();
        private long first;
        private long behind;

        Flight(List<String> before) {
            before.forEach(this::addPlain);
        }

        void addPlain(String sql) {
            statements.add(Bound.plain(sql));
        }

        /** The first is always taken: the server reads a statement to its end before it says anything about it. */
        boolean takes(Bound statement) {
            long more = behind + statement.weight();
            return first == 0 || (more <= reach && first + more <= MOST_BYTES);
        }

        void add(Bound statement) {
            statements.add(statement);
            if (first == 0) {
                first = statement.weight();
            } else {
                behind += statement.weight();
            }
        }

        /** The same, while what keeps the rows was not sent: a connection that is lost has kept nothing. */
        long sendBeforeTheLast(PgConnection connection) throws SQLException {
            try {
                return send(connection);
            } catch (SQLException e) {
                throw connection.isClosed() ? ConnectionLostException.unexecuted(e) : e;
            }
        }

        /** @return how many rows its statements stored */
        long send(PgConnection connection) throws SQLException {
            Sending.Stored stored = Sending.send(connection, statements);
            learn(stored.silently(), first + behind);
            statements.clear();
            first = 0;
            behind = 0;
            return stored.rows();
        }
    }
}
