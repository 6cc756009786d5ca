package dev.regauge.connect;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the operating system finds out that the other end of a quiet connection is gone: after {@code idle} without a byte
 * it asks every {@code interval}, and after {@code count} questions without an answer the connection is broken.
 *
 * <p>It does not help while bytes of ours wait for their acknowledgement, nor where something in between acknowledges
 * them and drops them: that is what the socket timeout is for.
 *
 * @param idle whole seconds, from 1 s on
 * @param interval whole seconds, from 1 s on
 * @param count 1 or more questions; 0 for no keep-alive at all
 */
public record KeepAlive(Duration idle, Duration interval, int count) {

    /** Refuses times without a question, which would be none. */
    public KeepAlive {
        requireNonNull(idle, "idle");
        requireNonNull(interval, "interval");
        if (count == 0 && !(idle.isZero() && interval.isZero())) {
            throw new IllegalArgumentException(
                    "After 0 questions nobody can know anything; take KeepAlive.off(), or 1 question or more");
        }
    }

    /**
     * 30 s, then 5 questions 5 s apart: a dead link is noticed within 55 s. Linux by itself waits two hours, longer than
     * the 350 s or 4 min after which load balancers of the large clouds forget a quiet connection.
     */
    public static final KeepAlive DEFAULT = new KeepAlive(Duration.ofSeconds(30), Duration.ofSeconds(5), 5);

    /** The operating system never asks. */
    public static KeepAlive off() {
        return new KeepAlive(Duration.ZERO, Duration.ZERO, 0);
    }

    /** Whether the operating system asks. */
    public boolean isOn() {
        return count != 0;
    }

    /** For example {@code 30s,5s,5}, or {@code off}: as it is written in configuration. */
    @Override
    public String toString() {
        return isOn() ? DurationText.of(idle) + "," + DurationText.of(interval) + "," + count : "off";
    }
}
