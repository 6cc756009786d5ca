package dev.regauge.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** How fast a load is now, and when it may be through: by the last ten seconds, not by all that went before. */
final class LoadPace {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    /** Less tells nothing. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Deque<LoadSample> recent = new ArrayDeque<>();

    /** Looks at the next moment. What an earlier run has done, or another phase, says nothing of the pace. */
    void add(LoadSample sample) {
        LoadSample last = recent.peekLast();
        if (last != null && (last.earlier() != sample.earlier() || !last.phase().equals(sample.phase()))) {
            recent.clear();
        }
        recent.addLast(sample);
        while (recent.size() > 2 && span().compareTo(WINDOW) > 0) {
            recent.removeFirst();
        }
    }

    /** Rows a second; empty until there is something to go by. */
    OptionalLong rowsPerSecond() {
        if (span().compareTo(LEAST) < 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((recent.getLast().settled() - recent.getFirst().settled()) * 1000 / span().toMillis());
    }

    /** Seconds until all bytes are dealt with; empty where nobody can tell. */
    OptionalLong secondsLeft() {
        if (span().compareTo(LEAST) < 0 || recent.getLast().size() < 0) {
            return OptionalLong.empty();
        }
        long done = recent.getLast().bytes() - recent.getFirst().bytes();
        long left = recent.getLast().size() - recent.getLast().bytes();
        if (done <= 0 || left < 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.round(left * (span().toMillis() / 1000.0) / done));
    }

    private Duration span() {
        return recent.isEmpty()
                ? Duration.ZERO
                : recent.getLast().elapsed().minus(recent.getFirst().elapsed());
    }
}
