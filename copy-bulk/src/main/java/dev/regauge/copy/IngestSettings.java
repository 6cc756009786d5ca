package dev.regauge.copy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When rows that come one by one are written, and how many may wait. Immutable.
 *
 * @param rows a load begins when so many wait
 * @param delay or when the first of them has waited so long
 * @param queue how many rows may wait; who adds one more waits for room. Beside them, up to {@code rows} are being written
 * @param attempts how often the same rows are tried in all, where the handler of failures answers RETRY
 * @param pause before the second attempt; doubled before each further one, up to 5 seconds, and spread by up to a half
 * @param isolating whether one bad row among good ones is found and handed over alone, by loads of parts of them
 */
public record IngestSettings(int rows, Duration delay, int queue, int attempts, Duration pause, boolean isolating) {

    /** 1,000 rows or 200 milliseconds; 10,000 rows may wait; 10 attempts, the second after 100 milliseconds. */
    public static final IngestSettings DEFAULT =
            new IngestSettings(1_000, Duration.ofMillis(200), 10_000, 10, Duration.ofMillis(100), false);

    /**
     * Checks all of them.
     *
     * @throws IllegalArgumentException that names everything that is wrong
     */
    public IngestSettings {
        requireNonNull(delay, "delay");
        requireNonNull(pause, "pause");
        List<String> wrong = new ArrayList<>();
        positive("rows", rows, wrong);
        positive("attempts", attempts, wrong);
        if (queue < rows) {
            wrong.add("queue is " + queue + " and rows is " + rows
                    + ": a load would never be full; let queue be at least rows");
        }
        brief("delay", delay, wrong);
        brief("pause", pause, wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("Settings of an ingest: " + String.join("; ", wrong));
        }
    }

    private static void positive(String name, int value, List<String> wrong) {
        if (value < 1) {
            wrong.add(name + " is " + value + ": let it be at least 1");
        }
    }

    private static void brief(String name, Duration value, List<String> wrong) {
        if (value.isNegative() || value.compareTo(Duration.ofDays(1)) > 0) {
            wrong.add(name + " is " + value + ": let it be between zero and one day");
        }
    }

    /** A load begins when so many rows wait. The queue grows where it would be smaller. */
    public IngestSettings withRows(int other) {
        return new IngestSettings(other, delay, Math.max(queue, other), attempts, pause, isolating);
    }

    /** A load begins when the first row has waited so long. */
    public IngestSettings withDelay(Duration other) {
        return new IngestSettings(rows, other, queue, attempts, pause, isolating);
    }

    /** So many rows may wait. */
    public IngestSettings withQueue(int other) {
        return new IngestSettings(rows, delay, other, attempts, pause, isolating);
    }

    /** So many attempts in all, the second after a pause. */
    public IngestSettings withAttempts(int other, Duration first) {
        return new IngestSettings(rows, delay, queue, other, first, isolating);
    }

    /** One bad row is handed over alone, and the good ones around it are stored. */
    public IngestSettings withIsolating(boolean other) {
        return new IngestSettings(rows, delay, queue, attempts, pause, other);
    }
}
