package dev.regauge.load.lane;

import dev.regauge.load.store.Batch;
import dev.regauge.load.store.Stored;
import java.sql.SQLException;
import java.util.List;

/** One connection that stores batches, and the transactions it does so in. Used by one thread. */
public interface Lane extends AutoCloseable {

    /**
     * What became of a batch, which can be used again.
     *
     * @param stored what the server took of it
     */
    record Settled(Batch batch, Stored stored) {}

    /**
     * Stores what the server takes of a batch, and may leave open what becomes of it until the next call.
     *
     * @return what is settled by now, of this one and of those before it, in their order
     * @throws RefusedBatchException when the server refuses a row and none may be refused
     * @throws dev.regauge.load.store.TooManyRefusedException when more rows are refused than the load allows
     * @throws SQLException when it is about no row, or the connection is lost
     */
    List<Settled> store(Batch batch) throws SQLException;

    /** Settles what is open, by the same rules. */
    List<Settled> settle() throws SQLException;

    /** Keeps all that was stored, when all is settled. */
    void finish() throws SQLException;

    /** Leaves nothing of what is not kept yet, and gives the connection back; after {@link #finish} only that. */
    @Override
    void close();
}
