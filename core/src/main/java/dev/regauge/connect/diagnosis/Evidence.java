package dev.regauge.connect.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was seen, in words. */
final class Evidence {

    /** Holders that are shown one by one. */
    private static final int SHOWN = 5;

    private static final int FRAMES = 6;

    private final Snapshot pool;
    private final Verdict verdict;
    private final PoolFigures figures;
    private final List<String> lines = new ArrayList<>();
    private final Set<List<String>> stacks = new HashSet<>();

    private Evidence(Snapshot pool, Verdict verdict, PoolFigures figures) {
        this.pool = pool;
        this.verdict = verdict;
        this.figures = figures;
    }

    static List<String> lines(Snapshot pool, Verdict verdict, PoolFigures figures) {
        Evidence evidence = new Evidence(pool, verdict, figures);
        evidence.places();
        evidence.holders();
        evidence.load();
        evidence.refusals();
        evidence.limits();
        pool.server().missing().ifPresent(why -> evidence.lines.add("judged by the borrowers alone: " + why));
        return evidence.lines;
    }

    /** A time as people read it. */
    static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private void places() {
        String shares = new TreeMap<>(figures.shares())
                .entrySet().stream()
                        .map(share -> share.getValue() + " " + share.getKey())
                        .collect(Collectors.joining(", "));
        lines.add("%d of %d connections in use, %d callers waiting; what explains them: %s"
                .formatted(pool.inUse(), pool.size(), pool.waiting(), shares.isEmpty() ? "nothing" : shares));
        if (pool.pastTheWatch() > 0) {
            lines.add(
                    "%d connections were borrowed past the watch or are being checked by the pool: nothing more is known"
                            .formatted(pool.pastTheWatch()));
        }
    }

    private void holders() {
        if (verdict == Verdict.UNDERSIZED || verdict == Verdict.SERVER_LIMIT) {
            return;
        }
        List<Holding> holders = pool.holdings().stream()
                .filter(holding -> holding.verdict() == verdict)
                .sorted(Comparator.comparing(Holding::held).reversed())
                .toList();
        holders.stream().limit(SHOWN).forEach(this::holder);
        if (holders.size() > SHOWN) {
            lines.add("and %d more".formatted(holders.size() - SHOWN));
        }
    }

    private void holder(Holding holding) {
        String thread = "%s has been held for %s by thread \"%s\"%s"
                .formatted(
                        backend(holding.lease().backend()),
                        text(holding.held()),
                        holding.lease().thread().getName(),
                        borrower(holding));
        lines.add(thread + holding.session().map(Evidence::session).orElse(""));
        holding.session().flatMap(Session::blockedBy).ifPresent(who -> lines.add("  blocked by " + who));
        if (holding.verdict() == Verdict.LEAK || holding.verdict() == Verdict.UNKNOWN) {
            borrowedAt(holding.lease());
        } else {
            now(holding.lease());
        }
    }

    private static String backend(OptionalInt pid) {
        return pid.isPresent() ? "backend " + pid.getAsInt() : "a connection";
    }

    private static String borrower(Holding holding) {
        if (!holding.lease().thread().isAlive()) {
            return ", which has ended";
        }
        return holding.abandoned() ? ", which does other work now" : "";
    }

    private static String session(Session session) {
        String waits = session.waitsFor().isEmpty() ? "" : ", waiting for " + session.waitsFor();
        return session.active()
                ? ", active for %s%s: %s".formatted(text(session.running()), waits, session.statement())
                : ", %s for %s".formatted(session.state(), text(session.inState()))
                        + (session.statement().isEmpty() ? "" : ", last statement: " + session.statement());
    }

    private void borrowedAt(Lease lease) {
        List<StackTraceElement> stack = lease.borrowedAt();
        if (stack.isEmpty()) {
            lines.add("  where it was borrowed was not noted: half of the pool was free then");
        } else {
            frames("  borrowed at", Frames.lines(stack, FRAMES));
        }
    }

    private void now(Lease lease) {
        if (lease.thread().isAlive()) {
            frames("  the thread is now at", Frames.lines(lease.now(), FRAMES));
        }
    }

    /** Holders that do the same are usual; the stack is shown for the first of them. */
    private void frames(String title, List<String> frames) {
        if (stacks.add(frames)) {
            lines.add(title);
            lines.addAll(frames);
        } else {
            lines.add(title + " a place shown above");
        }
    }

    private void load() {
        Optional<Duration> hold = figures.meanHold();
        if (verdict != Verdict.UNDERSIZED || hold.isEmpty()) {
            return;
        }
        lines.add("%d borrowed and %d given up within %s, held for %s on average"
                .formatted(figures.borrows(), figures.givenUp(), text(figures.window()), text(hold.get())));
        lines.add("by Little's law (arrivals x time held) that needs at least %d connections; asked for now: %d"
                .formatted(figures.neededAtLeast(), pool.inUse() + pool.waiting()));
    }

    private void refusals() {
        if (pool.missing() == 0) {
            return;
        }
        String what = "%d of %d connections could not be opened: ".formatted(pool.missing(), pool.size());
        if (pool.refusal().isPresent()) {
            lines.add(what + pool.refusal().get().text() + " (%d attempts)".formatted(pool.refusals()));
        } else if (verdict == Verdict.UNREACHABLE) {
            lines.add(what + "no answer for " + text(pool.connecting()));
        }
    }

    private void limits() {
        if (verdict != Verdict.SERVER_LIMIT || figures.limits().isEmpty()) {
            return;
        }
        ServerLimits limits = figures.limits().get();
        lines.add("max_connections is %d, of which %d are reserved%s%s"
                .formatted(
                        limits.maxConnections(),
                        limits.reserved(),
                        limit("role", limits.roleLimit()),
                        limit("database", limits.databaseLimit())));
        if (!limits.users().isEmpty()) {
            lines.add(limits.users().stream()
                    .map(Evidence::user)
                    .collect(Collectors.joining("; ", "connected when the server last answered: ", "")));
        }
    }

    private static String limit(String of, OptionalInt value) {
        return value.isPresent() ? "; the %s's own limit is %d".formatted(of, value.getAsInt()) : "";
    }

    private static String user(ServerLimits.User user) {
        String application = user.application().isEmpty() ? "" : " as " + user.application();
        return "%d by %s%s on %s".formatted(user.connections(), user.role(), application, user.database());
    }
}
