package dev.regauge.bench.copy;

import dev.regauge.bench.run.BenchServer;

/** A table that is emptied before it is so large that memory runs out, and not so often that this is what is measured. */
final class Room {

    private static final int ROWS = 400_000;

    private final BenchServer server;
    private final String table;
    private long rows;

    Room(BenchServer server, String table) {
        this.server = server;
        this.table = table;
    }

    /** To be called before rows are stored. */
    void makeFor(long more) {
        rows += more;
        if (rows > ROWS) {
            server.execute("truncate " + table);
            rows = more;
        }
    }
}
