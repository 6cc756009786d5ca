package dev.regauge.copy.wire;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/**
 * A COPY into a table, with statements before and behind it in the same round trip. Used by one thread at a
 * time; after {@link #complete} or {@link #fail}, or an exception of {@link #send} or {@link #complete}, it is over and the
 * connection can be used again, or is closed where it was lost. Until then other threads' statements on the connection wait.
 *
 * <p>Nothing is waited for before {@link #complete}; what the server says meanwhile is read between two pieces of data. An
 * error ends the flight within the 16 MB that are sent next.
 */
public abstract sealed class CopyFlight permits PipelinedCopy, PlainCopy {

    /** How long the server may be silent, or take nothing, where nobody says otherwise. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How its rows are written. */
    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to these arrays
    public enum Format {
        BINARY("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1), new byte[] {-1, -1}),
        /** Text or CSV: what is sent is all there is. */
        TEXT(new byte[0], new byte[0]);

        private final byte[] header;
        private final byte[] trailer;

        Format(byte[] header, byte[] trailer) {
            this.header = header;
            this.trailer = trailer;
        }

        byte[] header() {
            return header;
        }

        byte[] trailer() {
            return trailer;
        }
    }

    CopyFlight() {}

    /** The same for rows in binary format, without statements to put things right, and with {@link #PATIENCE}. */
    public static CopyFlight begin(Connection connection, List<String> before, String copy) throws SQLException {
        return begin(connection, before, copy, List.of(), PATIENCE);
    }

    /** The same for rows in binary format. */
    public static CopyFlight begin(
            Connection connection, List<String> before, String copy, List<String> undo, Duration patience)
            throws SQLException {
        return begin(connection, before, copy, Format.BINARY, undo, patience);
    }

    /**
     * Prepares the statements before it and the COPY itself to be sent with the first data.
     *
     * @param connection of pgjdbc's, or a wrapper of one; in what state of transaction is the caller's to know. No
     *     {@code begin} is added, whatever its autocommit says.
     * @param before one statement each, executed in order. One that fails makes the rest fail, as long as a transaction
     *     block is open or the first of them opens one, by {@code begin} in whatever spelling. Where it is just that, and the
     *     last statement behind the COPY {@code commit}, both are left out of a small load, whose messages are a transaction
     *     by themselves: one in which {@code savepoint} and {@code lock table} are refused.
     * @param copy {@code copy ... from stdin (format binary)}
     * @param format of its rows, as {@code copy} says it
     * @param undo executed when anything fails and the transaction is still open, such as {@code rollback} or
     *     {@code rollback to savepoint a}
     * @param patience how long the server may be silent, or take nothing, before the connection is ended
     * @throws SQLException when the connection is closed, or is not of pgjdbc
     */
    public static CopyFlight begin(
            Connection connection,
            List<String> before,
            String copy,
            Format format,
            List<String> undo,
            Duration patience)
            throws SQLException {
        return Wire.canBeHad(Connections.used(connection))
                ? PipelinedCopy.begun(connection, before, copy, format, undo, patience)
                : PlainCopy.begun(connection, before, copy, format, undo, patience);
    }

    /**
     * Sends part of the rows, cut anywhere. Small parts are collected; large ones are not copied.
     *
     * @throws SQLException what the server says against what was sent before, or {@link ConnectionLostException}
     */
    public abstract void send(byte[] bytes, int offset, int length) throws SQLException;

    /**
     * Ends the data, sends the statements behind it and waits for all answers.
     *
     * @param after such as {@code commit}, one statement each; executed only where all before it were
     * @return how many rows the server counted
     * @throws SQLException the first error of all, also when {@code commit} is answered with ROLLBACK; or
     *     {@link ConnectionLostException}
     */
    public long complete(List<String> after) throws SQLException {
        return complete(Format.TEXT.header(), 0, 0, after);
    }

    /** The same with the last part of the rows, which is not copied. */
    public abstract long complete(byte[] bytes, int offset, int length, List<String> after) throws SQLException;

    /**
     * Ends the data and sends the statements behind it, without waiting for answers: {@link #arrive} does. Until then only
     * {@link #next} is of use, and the bytes may be needed again by whoever has handed them over.
     *
     * @throws SQLException when the connection is lost; what the server says is said by {@link #arrive}
     */
    public abstract void depart(byte[] bytes, int offset, int length, List<String> after) throws SQLException;

    /** Whether another one can be sent behind it before it has arrived. */
    public abstract boolean canBeFollowed();

    /**
     * Another COPY over the same connection, to depart behind this one, which has departed and not arrived yet. Both are to be
     * in one transaction block, since what fails here must make that one fail: it counts for nothing then.
     *
     * @throws IllegalStateException when it cannot be followed
     */
    public abstract CopyFlight next(List<String> before, String copy, Format format, List<String> undo)
            throws SQLException;

    /**
     * Waits for all answers to what has departed; those before it must have arrived.
     *
     * @return how many rows the server counted
     * @throws SQLException as {@link #complete} says; a flight that has departed behind this one is over, too, and has
     *     done nothing
     */
    public abstract long arrive() throws SQLException;

    /**
     * Gives up: the server forgets the data and executes the statements behind it, such as {@code rollback}, in any case.
     * Does nothing when the flight is over or the connection lost, so that it hides no failure.
     *
     * @param why for the server's log; no values
     * @throws SQLException when the connection lives and the server has refused one of the statements
     */
    public abstract void fail(String why, List<String> after) throws SQLException;

    /** Whether the thread that loads has executed another statement on the connection meanwhile, which has failed. */
    public boolean isMisused() {
        return false;
    }

    /** How many rows the server counted, where it has answered to the end of the COPY so far. */
    public abstract OptionalLong counted();

    /** What was answered so far to the statements before the COPY, in their order. */
    public abstract List<Answer> before();

    /** What was answered so far to the statements behind the COPY, in their order. */
    public abstract List<Answer> after();

    /**
     * How many rows the server had taken before the COPY that an error is about: what is to be added to the line it names.
     */
    public abstract long rowsBefore();

    /** Whether a failing statement makes those behind it fail. */
    static boolean isBlock(PgConnection connection, List<String> before) {
        return connection.getTransactionState() != TransactionState.IDLE
                || (!before.isEmpty() && opensBlock(before.get(0).strip()));
    }

    private static boolean opensBlock(String sql) {
        return sql.regionMatches(true, 0, "begin", 0, 5) || sql.regionMatches(true, 0, "start", 0, 5);
    }
}
