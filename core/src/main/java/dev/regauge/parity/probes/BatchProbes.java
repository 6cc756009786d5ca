package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.util.List;

/** Batches, and what is left when an entry of one fails. */
final class BatchProbes {

    private static final String STORED = "select string_agg(id::text, ' ' order by id) from item";

    private BatchProbes() {}

    static List<Probe> all() {
        return List.of(failureInAutocommit());
    }

    /**
     * Every row takes the server a while, so that a driver which sends ahead has sent everything before it hears of the
     * failure. Without that, how many rows pgjdbc-ng stores after the failing one changes from run to run.
     */
    private static Probe failureInAutocommit() {
        return Probe.named("batch/failure-autocommit")
                .given(
                        "create table item (id int primary key)",
                        "insert into item values (3)",
                        "create function slow() returns trigger language plpgsql as"
                                + " $$ begin perform pg_sleep(0.02); return new; end $$",
                        "create trigger slow before insert on item for each row execute function slow()")
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                    for (int id = 1; id <= 5; id++) {
                        s.setInt(1, id);
                        s.addBatch();
                    }
                    try {
                        see.counts(s.executeBatch());
                    } catch (BatchUpdateException e) {
                        see.caught(e);
                        see.counts(e.getUpdateCounts());
                    }
                })
                .thenStored(STORED)
                .instead("Run the batch in a transaction: `setAutoCommit(false)`, then `commit()` or `rollback()`.");
    }
}
