package dev.regauge.lint.verify;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.route.Profile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;

/**
 * One end of a route, asked what it says of statements: they are parsed and described with what the program binds, and
 * never executed.
 *
 * <p>Each statement is described in a transaction of its own that is read-only, waits 2 seconds for a lock and 10 for an
 * answer, and is rolled back; the connection's autocommit is as before afterwards. Nothing is described through a
 * connection that would execute it: neither where the profile says so ({@link Profile#simpleMode}) nor where a
 * statement of our own shows that the connection does it all the same. A driver that gives no answer in 20 seconds is
 * given up together with its connection, and asked once more over another.
 *
 * <p>The caller owns the connections and closes them; only one that is lost is aborted here. For use by one thread at a
 * time.
 */
public final class Verifier {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String SIMPLE_MODE =
            "%s works in simple query mode: describing would execute the statement there";

    /** Opens a connection of the profile's driver and settings; the caller closes it in the end. */
    @FunctionalInterface
    public interface Connector {

        /**
         * Opens a connection, again after one was lost.
         *
         * @throws SQLException when the server cannot be reached or refuses
         */
        Connection open() throws SQLException;
    }

    private final Profile profile;
    private final Session session;
    private final Watchdog watchdog;
    private Optional<String> unavailable;
    private Optional<String> lost = Optional.empty();

    private Verifier(Profile profile, Session session, Optional<String> unavailable, Duration patience) {
        this.profile = profile;
        this.session = session;
        this.unavailable = unavailable;
        this.watchdog = new Watchdog(patience);
    }

    /**
     * An end that asks over this connection, and asks nobody once it is lost. In simple query mode the connection is
     * never used.
     *
     * @param connection of the profile's driver, opened with the profile's settings
     */
    public static Verifier on(Connection connection, Profile profile) {
        Session session = new Session(profile, Optional.of(connection), Optional.empty());
        return new Verifier(profile, session, simpleMode(profile), PATIENCE);
    }

    /**
     * An end that opens its connection when it first needs one, and another when a statement or a hang has cost it one.
     * In simple query mode none is ever opened.
     */
    public static Verifier on(Connector connector, Profile profile) {
        return on(connector, profile, PATIENCE);
    }

    /** The same with another patience, for tests. */
    static Verifier on(Connector connector, Profile profile, Duration patience) {
        Session session = new Session(profile, Optional.empty(), Optional.of(connector));
        return new Verifier(profile, session, simpleMode(profile), patience);
    }

    /**
     * An end that can be asked nothing.
     *
     * @param reason in one sentence, without secrets; it becomes the reason of every verdict
     */
    public static Verifier without(Profile profile, String reason) {
        Session none = new Session(profile, Optional.empty(), Optional.empty());
        return new Verifier(profile, none, Optional.of(Masked.message(reason, "")), PATIENCE);
    }

    private static Optional<String> simpleMode(Profile profile) {
        return profile.simpleMode() ? Optional.of(SIMPLE_MODE.formatted(profile)) : Optional.empty();
    }

    /** What this end is. */
    public Profile profile() {
        return profile;
    }

    /** Why nothing can be asked any more, in one sentence; empty while something can. */
    public Optional<String> lost() {
        return lost;
    }

    /**
     * What this end says of one text of a site. Never throws for what a statement, a driver or a server does: whatever
     * keeps it from an answer becomes {@link Verdict.NotVerified}.
     */
    public Verdict verify(SqlSite site, SqlTemplate template) {
        if (unavailable.isPresent()) {
            return new Verdict.NotVerified(unavailable.get());
        }
        Optional<Verdict> known = Examination.withoutAsking(site, template);
        if (known.isPresent()) {
            return known.get();
        }
        return lost.isPresent() ? new Verdict.NotVerified(lost.get()) : ask(site, template.text());
    }

    private Verdict ask(SqlSite site, String sql) {
        Attempt attempt = attempt(site, sql);
        boolean brokeBefore = attempt instanceof Attempt.Broke && session.canOpen();
        boolean again = brokeBefore || (attempt instanceof Attempt.Hung && session.canOpen());
        if (again) {
            // pgjdbc-ng may wait without end when its session ends while it asks
            attempt = attempt(site, sql);
        }
        if (attempt instanceof Attempt.Judged judged) {
            return judged.verdict();
        }
        if (attempt instanceof Attempt.Executes) {
            unavailable = Optional.of(SIMPLE_MODE.formatted(profile));
            return new Verdict.NotVerified(unavailable.get());
        }
        if (attempt instanceof Attempt.Broke broke
                && brokeBefore
                && !broke.refusal().byServer()) {
            // on a fresh connection as well: the driver ends it over this statement
            Refusal refusal = broke.refusal();
            String message = Masked.message(refusal.message(), sql);
            return new Verdict.Rejected(refusal.shownState(), message, OptionalInt.empty(), List.of());
        }
        String problem = Masked.message(problem(attempt), sql);
        if (attempt instanceof Attempt.NotConnected || !session.canOpen()) {
            lost = Optional.of(problem);
        }
        return new Verdict.NotVerified(problem);
    }

    /** One try; a connection that did not survive it is dropped. */
    private Attempt attempt(SqlSite site, String sql) {
        Attempt attempt;
        try {
            attempt = watchdog.call(() -> examine(site, sql));
        } catch (TimeoutException e) {
            attempt = session.isUsable() ? new Attempt.Hung() : new Attempt.NotConnected(noAnswer());
        }
        if (!(attempt instanceof Attempt.Judged)) {
            session.drop();
        }
        return attempt;
    }

    private Attempt examine(SqlSite site, String sql) {
        Describer describer;
        try {
            describer = session.describer();
        } catch (SQLException | RuntimeException | LinkageError e) {
            // a driver may lack a class, and may throw anything over a URL it cannot read
            return new Attempt.NotConnected(Refusal.of(e).message());
        } catch (ConnectionLost e) {
            return new Attempt.NotConnected(e.refusal().message());
        } catch (Session.DescribingExecutes e) {
            return new Attempt.Executes();
        }
        try {
            return new Attempt.Judged(new Examination(describer, profile, sql).of(site));
        } catch (ConnectionLost e) {
            return new Attempt.Broke(e.refusal());
        }
    }

    private String problem(Attempt attempt) {
        if (attempt instanceof Attempt.NotConnected none) {
            return "There is no connection through %s: %s".formatted(profile, none.why());
        }
        if (attempt instanceof Attempt.Broke broke) {
            return "The connection through %s was lost: %s"
                    .formatted(profile, broke.refusal().message());
        }
        return "%s: %s".formatted(profile, noAnswer());
    }

    private String noAnswer() {
        return "no answer in %d seconds".formatted(watchdog.patience().toSeconds());
    }
}
