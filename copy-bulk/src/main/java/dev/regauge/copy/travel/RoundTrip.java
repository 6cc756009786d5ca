package dev.regauge.copy.travel;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * How long the way to a server and back takes: the shortest of the last answers, since all that disturbs a measurement makes
 * it longer, and old ones are forgotten. One for each data source; safe for use by several threads.
 */
final class RoundTrip {

    private static final int REMEMBERED = 8;

    private final long[] nanos = new long[REMEMBERED];
    private int observed;

    /** The estimate; zero before the first observation. */
    public synchronized Duration estimate() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < Math.min(observed, REMEMBERED); i++) {
            least = Math.min(least, nanos[i]);
        }
        return observed == 0 ? Duration.ZERO : Duration.ofNanos(least);
    }

    /** Whether anything was observed yet. */
    public synchronized boolean isKnown() {
        return observed > 0;
    }

    /** An answer took so long, without the work it was for. */
    public synchronized void observed(Duration answer) {
        nanos[observed % REMEMBERED] = Math.max(0, answer.toNanos());
        observed = observed == Integer.MAX_VALUE ? REMEMBERED : observed + 1;
    }

    /** A load took so long, by a way whose work is predicted; long ones say nothing of the round trip. */
    public void observed(Duration load, Way way, Situation situation) {
        double work = CostModel.workMillis(way, situation);
        if (CostModel.roundTrips(way, situation) == 1 && work < 1) {
            observed(load.minusNanos((long) (work * 1e6)));
        }
    }

    /** Asks nothing, twice, and observes the answers: the first may carry what the driver had put off. */
    public void measure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < 2; i++) {
                long begin = System.nanoTime();
                statement.execute("");
                observed(Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }
}
