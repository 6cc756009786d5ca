package dev.regauge.copy.wire;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/**
 * The same over pgjdbc's public interface, for versions whose innards we do not know. It waits for each answer, and because a
 * COPY of pgjdbc's says nothing before its end, ends it and begins another one after every 8 MB, as long as a transaction
 * holds them together.
 */
final class PlainCopy extends CopyFlight {

    private static final int PART = 8 * 1024 * 1024;

    private final Connection pooled;
    private final PgConnection connection;
    private final String sql;
    private final Format format;
    private final List<String> undo;
    private final boolean block;
    private final Watch watch;
    private final int timeoutBefore;
    private final List<Answer> before = new ArrayList<>();
    private final List<Answer> after = new ArrayList<>();
    private final RowCuts cuts = new RowCuts();
    private CopyIn copy;
    private long sentInPart;
    private long rows;
    private boolean ended;
    private boolean over;
    private @Nullable SQLException refusal;

    private PlainCopy(
            Connection pooled, List<String> before, String sql, Format format, List<String> undo, Duration patience)
            throws SQLException {
        this.pooled = pooled;
        this.connection = Connections.used(pooled);
        this.sql = sql;
        this.format = format;
        this.undo = List.copyOf(undo);
        this.block = isBlock(connection, before);
        this.timeoutBefore = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) Math.min(Integer.MAX_VALUE, patience.toMillis()));
        this.watch = new Watch(patience, new Troubles(), this);
        try {
            execute(before, this.before);
            this.copy = part();
        } catch (SQLException e) {
            throw givenUp(e);
        }
    }

    static PlainCopy begun(
            Connection pooled, List<String> before, String copy, Format format, List<String> undo, Duration patience)
            throws SQLException {
        return new PlainCopy(pooled, before, copy, format, undo, patience);
    }

    private CopyIn part() throws SQLException {
        CopyIn part = connection.getCopyAPI().copyIn(sql);
        part.writeToCopy(format.header(), 0, format.header().length);
        sentInPart = 0;
        return part;
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws SQLException {
        if (over) {
            throw new IllegalStateException("This COPY is over: nothing can be sent with it");
        }
        try {
            for (int sent = 0; sent < length; sent += PART) {
                sendPart(bytes, offset + sent, Math.min(PART, length - sent));
            }
        } catch (SQLException e) {
            throw givenUp(e);
        }
    }

    private void sendPart(byte[] bytes, int offset, int length) throws SQLException {
        int cut = format == Format.BINARY ? cuts.read(bytes, offset, length) : -1; // text goes in one COPY
        boolean full = block && cut >= 0 && sentInPart + length >= PART;
        int first = full ? cut - offset : length;
        write(bytes, offset, first);
        if (full) {
            rows += copy.endCopy();
            copy = part();
            write(bytes, cut, length - first);
        }
    }

    private void write(byte[] bytes, int offset, int length) throws SQLException {
        watch.writes();
        try {
            copy.writeToCopy(bytes, offset, length);
            sentInPart += length;
        } finally {
            watch.hasWritten();
        }
    }

    @Override
    public long complete(byte[] bytes, int offset, int length, List<String> behind) throws SQLException {
        send(bytes, offset, length);
        boolean behindSent = false;
        try {
            write(format.trailer(), 0, format.trailer().length);
            rows += copy.endCopy();
            ended = true;
            behindSent = !behind.isEmpty();
            execute(behind, after);
        } catch (SQLException e) {
            if (connection.isClosed() && behindSent) {
                end();
                throw new ConnectionLostException(String.valueOf(e.getMessage()), "08006", true, e);
            }
            throw givenUp(e);
        }
        end();
        return rows;
    }

    @Override
    public void depart(byte[] bytes, int offset, int length, List<String> behind) throws SQLException {
        try {
            complete(bytes, offset, length, behind);
        } catch (ConnectionLostException lost) {
            throw lost;
        } catch (SQLException said) {
            refusal = said;
        }
    }

    /** It has arrived when it departs. */
    @Override
    public boolean canBeFollowed() {
        return false;
    }

    @Override
    public CopyFlight next(List<String> following, String copySql, Format rowFormat, List<String> ifItFails) {
        throw new IllegalStateException("This COPY cannot be followed by another one before it has arrived");
    }

    @Override
    public long arrive() throws SQLException {
        if (refusal != null) {
            throw refusal;
        }
        return rows;
    }

    @Override
    public void fail(String why, List<String> behind) throws SQLException {
        if (over) {
            return;
        }
        try {
            copy.cancelCopy();
        } catch (SQLException lost) {
            end();
            return;
        }
        try {
            execute(behind, after);
        } finally {
            end();
        }
    }

    private SQLException givenUp(SQLException failure) throws SQLException {
        if (connection.isClosed()) {
            end();
            return failure instanceof ConnectionLostException
                    ? failure
                    : new ConnectionLostException(said(failure), "08006", false, failure);
        }
        try {
            if (connection.getTransactionState() != TransactionState.IDLE) {
                execute(undo, after);
            }
        } catch (SQLException refused) {
            failure.addSuppressed(refused);
        }
        end();
        return failure;
    }

    private String said(SQLException failure) {
        String torn = watch.torn();
        return torn == null ? String.valueOf(failure.getMessage()) : torn;
    }

    private void end() throws SQLException {
        over = true;
        watch.close();
        if (connection.isClosed()) {
            Connections.noticeLost(pooled);
        } else {
            connection.setNetworkTimeout(Runnable::run, timeoutBefore);
        }
    }

    private void execute(List<String> statements, List<Answer> answers) throws SQLException {
        for (String one : statements) {
            try (Statement statement = connection.createStatement()) {
                boolean query = statement.execute(one);
                answers.add(new Answer(tag(one, statement.getUpdateCount()), query ? rows(statement) : List.of()));
            }
        }
    }

    /** As far as the driver tells. */
    private static String tag(String sql, int count) {
        String word = sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        return count < 0 ? word : word + " " + count;
    }

    private static List<List<Optional<String>>> rows(Statement statement) throws SQLException {
        List<List<Optional<String>>> rows = new ArrayList<>();
        try (ResultSet from = statement.getResultSet()) {
            while (from.next()) {
                List<Optional<String>> row = new ArrayList<>();
                for (int i = 1; i <= from.getMetaData().getColumnCount(); i++) {
                    row.add(Optional.ofNullable(from.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public OptionalLong counted() {
        return ended ? OptionalLong.of(rows) : OptionalLong.empty();
    }

    @Override
    public List<Answer> before() {
        return List.copyOf(before);
    }

    @Override
    public List<Answer> after() {
        return List.copyOf(after);
    }

    @Override
    public long rowsBefore() {
        return rows;
    }

    /** The driver's own lock guards its stream: nothing can be done but to end the connection. */
    private final class Troubles implements Watch.Trouble {

        @Override
        public void readWhileWriting() {}

        @Override
        public void tear(String why) {
            connection.getQueryExecutor().abort();
        }

        @Override
        public boolean isOver() {
            return connection.getQueryExecutor().isClosed();
        }
    }
}
