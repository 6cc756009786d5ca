package dev.regauge.bench.copy;

import dev.regauge.bench.paired.Contender;
import java.sql.Connection;
import java.sql.SQLException;

/** A number of rows by one way, on a connection that is held. */
final class SmallLoad<T> implements Contender {

    /** An operation of so many rows is long enough to stand for itself. */
    private static final int MANY = 5_000;

    private final Lane<T> lane;
    private final Repeated<T> rows;
    private final Room room;

    /** A way, and the connection that it uses in all loads. */
    record Lane<T>(Way<T> way, Connection connection, Caller caller) {}

    SmallLoad(Lane<T> lane, Repeated<T> rows, Room room) {
        this.lane = lane;
        this.rows = rows;
        this.room = room;
    }

    @Override
    public String name() {
        return lane.way().name();
    }

    @Override
    public long run() throws SQLException {
        lane.caller().store(lane.way(), lane.connection(), rows);
        return rows.size();
    }

    @Override
    public int settling() {
        return rows.size() < MANY ? 1 : 0;
    }

    @Override
    public long time(int operations) throws Exception {
        room.makeFor((long) operations * rows.size());
        return Contender.super.time(operations);
    }

    /** The connection serves other loads. */
    @Override
    public void close() {}
}
