package dev.regauge.load.lane;

import dev.regauge.load.store.Batch;
import dev.regauge.sql.Identifier;
import java.sql.SQLException;
import java.util.List;

/** A lane that remembers how many rows its table was said to have taken. */
final class CountingLane implements Lane {

    private final Lane lane;
    private final Identifier into;
    private long stored;

    CountingLane(Lane lane, Identifier into) {
        this.lane = lane;
        this.into = into;
    }

    Identifier into() {
        return into;
    }

    /** Read when the thread that stores has ended. */
    long stored() {
        return stored;
    }

    @Override
    public List<Settled> store(Batch batch) throws SQLException {
        return counted(lane.store(batch));
    }

    @Override
    public List<Settled> settle() throws SQLException {
        return counted(lane.settle());
    }

    private List<Settled> counted(List<Settled> settled) {
        for (Settled one : settled) {
            stored += one.stored().inserted();
        }
        return settled;
    }

    @Override
    public void finish() throws SQLException {
        lane.finish();
    }

    @Override
    public void close() {
        lane.close();
    }
}
