package dev.regauge.connect.failure;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until a database can be used: for the start of a program whose database may start at the same time.
 *
 * <p>It connects, asks whether the connection is valid, and gives it back. After a failure that time can heal it tries again:
 * the first delay is 0.1 s, then doubles up to 5 s, each a quarter more or less by chance; towards the limit the tries come
 * closer together. Healed by time: nobody listens, the network, a host's name that cannot be resolved (in a cluster the name
 * often comes after the program), a server that starts or stops (57P03, 57P01), no free connection (53300), no primary among
 * the hosts. Not healed, and thrown at once: a wrong password or user (28P01, 28000), a missing database (3D000), a missing
 * right (42501), TLS that is refused or not trusted, a login the driver cannot do, and anything unknown.
 *
 * <p>A HikariCP pool is looked through, and its driver asked: the pool itself would answer only after its own timeout. A
 * closed one is refused.
 */
public final class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Delays DELAYS = new Delays(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** Longer is as good as for ever, and would not fit into a count of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** With less than this left, another try has no chance. */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private Readiness() {}

    /**
     * Returns as soon as the database can be used.
     *
     * @param limit how long to wait at most, 100 years where it is longer; a try that is under way then is given up, and its connection closed should it
     *     still come
     * @throws NotReadyException when the limit is reached, the failure is one that time does not heal, or the thread is
     *     interrupted
     * @throws IllegalArgumentException when the limit is not positive
     */
    public static void await(DataSource source, Duration limit) {
        requireNonNull(source, "source");
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(
                    "The limit for a database to become ready must be positive, not " + limit);
        }
        await(
                source,
                min(limit, LONGEST),
                System.nanoTime() + min(limit, LONGEST).toNanos());
    }

    private static void await(DataSource source, Duration limit, long end) {
        ConnectFailure last = ConnectFailure.silent();
        for (int attempt = 1; ; attempt++) {
            Optional<ConnectFailure> failed = ConnectAttempt.within(source, left(end));
            if (failed.isEmpty()) {
                LOG.info("The database is ready, attempt {}", attempt);
                return;
            }
            last = failed.get().orElse(last);
            if (!last.heals()) {
                throw last.refusal(attempt);
            }
            if (left(end).compareTo(SHORTEST) < 0) {
                throw last.atLimit(attempt, limit);
            }
            pause(last, attempt, left(end));
        }
    }

    /**
     * What to do about a failure to connect that time does not heal, as a sentence without its full stop; empty for one
     * that it may heal.
     */
    public static Optional<String> remedy(SQLException failure) {
        return ConnectFailure.of(failure).remedy();
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static void pause(ConnectFailure failure, int attempt, Duration left) {
        Duration delay = delay(attempt, ThreadLocalRandom.current().nextDouble(), left);
        LOG.info(
                "The database is not ready: {}; attempt {}, next in {}",
                failure.shortly(),
                attempt,
                Delays.text(delay));
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure.interrupted(attempt);
        }
    }

    /** Never more than half of what is left: so there is always another try before the limit, and it has some time. */
    static Duration delay(int failures, double chance, Duration left) {
        Duration delay = DELAYS.around(failures, chance);
        return min(delay, left.dividedBy(2));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
