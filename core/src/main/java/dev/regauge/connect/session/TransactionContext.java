package dev.regauge.connect.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;

/**
 * Which context the running transaction of one connection has, and whether the next statement may go.
 *
 * <p>A transaction ends by the calls that end one, or when pgjdbc says that none is open. A text that may have ended it,
 * or may have changed a setting, leaves the bond in place and the server's setting in doubt: the next statement sets it again, and a change of context
 * is refused until the end is certain. Doubt costs a round trip, never a row.
 *
 * <p>A lock holds check, setting and statement together, for connections that several threads use.
 */
final class TransactionContext {

    /** Something that speaks to the server. */
    @FunctionalInterface
    interface Work {
        @Nullable
        Object run() throws Throwable;
    }

    private final Connection raw;
    private final boolean required;
    private final @Nullable BaseConnection pgjdbc;
    private final ReentrantLock lock = new ReentrantLock();

    private boolean begun;
    private Optional<SessionContext> begunWith = Optional.empty();

    /** Whether the server surely has it; true also for a transaction begun without. */
    private boolean inEffect;

    TransactionContext(Connection raw, boolean required) throws SQLException {
        this.raw = raw;
        this.required = required;
        this.pgjdbc = raw.isWrapperFor(BaseConnection.class) ? raw.unwrap(BaseConnection.class) : null;
    }

    boolean isRequired() {
        return required;
    }

    /** Executes a statement in the current context, or refuses before anything is sent. */
    @Nullable
    Object statement(StatementText text, Work work) throws Throwable {
        lock.lock();
        try {
            admit(text);
            return work.run();
        } finally {
            inEffect &= !text.mayLoseContext();
            lock.unlock();
        }
    }

    /**
     * Takes note of a context that somebody else sets as the first statement of what is sent next, or refuses.
     *
     * <p>Begun by that very flight, the transaction has the context or has failed. One that was open before, and lacks the
     * context, may outlive a flight that never left.
     */
    void join(Optional<SessionContext> context) throws SQLException {
        lock.lock();
        try {
            if (required && context.isEmpty()) {
                throw Refusals.noContext();
            }
            boolean begins = is(TransactionState.IDLE);
            if (begins) {
                ended();
            }
            if (context.isPresent() || !begun) {
                bind(context);
            } else if (begunWith.isPresent() && !inEffect) {
                throw Refusals.lost(begunWith.get());
            }
            inEffect |= begins && !hasSavepointsOfTheDriver();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasSavepointsOfTheDriver() {
        return pgjdbc != null && pgjdbc.getAutosave() != AutoSave.NEVER;
    }

    /** Commits or rolls back; also when that fails, the next statement begins anew. */
    @Nullable
    Object ending(Work work) throws Throwable {
        lock.lock();
        try {
            return work.run();
        } finally {
            ended();
            lock.unlock();
        }
    }

    /** Ends a transaction only where the mode changes. */
    @Nullable
    Object changingAutoCommit(boolean on, Work work) throws Throwable {
        return raw.getAutoCommit() == on ? work.run() : ending(work);
    }

    private void admit(StatementText text) throws SQLException {
        Optional<SessionContext> current = SessionContext.current();
        if (required && current.isEmpty()) {
            throw Refusals.noContext();
        }
        if (raw.getAutoCommit()) {
            if (current.isPresent()) {
                throw Refusals.autocommit(current.get());
            }
            return;
        }
        bind(current);
        boolean failed = is(TransactionState.FAILED); // it takes nothing but its end, which must get through
        if (!text.onlySetsModes() && !failed) {
            bringIntoEffect(current);
        }
    }

    private void bind(Optional<SessionContext> current) throws SQLException {
        if (is(TransactionState.IDLE)) {
            ended();
        }
        if (!begun) {
            begun = true;
            begunWith = current;
        } else if (!begunWith.equals(current)) {
            throw Refusals.changed(named(begunWith), named(current));
        }
    }

    private void bringIntoEffect(Optional<SessionContext> current) throws SQLException {
        if (!inEffect && current.isPresent()) {
            set(current.get());
        }
        inEffect = true;
    }

    private void set(SessionContext context) throws SQLException {
        try (PreparedStatement statement = raw.prepareStatement(context.sql())) {
            List<String> parameters = context.parameters();
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            statement.execute();
        } catch (SQLException e) {
            throw Refusals.notSet(context, e.getSQLState()); // without e: the server may quote a value in it
        }
    }

    /** Never so with a driver that does not tell. */
    private boolean is(TransactionState state) {
        return pgjdbc != null && pgjdbc.getTransactionState() == state;
    }

    private void ended() {
        begun = false;
        inEffect = false;
    }

    private static String named(Optional<SessionContext> context) {
        return context.map(SessionContext::toString).orElse("no context");
    }
}
