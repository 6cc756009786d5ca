package dev.regauge.connect.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a thread's work in which a {@link SessionContext} is current.
 *
 * <p>Scopes nest, and are closed by the thread that opened them, the innermost first: use try-with-resources.
 */
public final class Scope implements AutoCloseable {

    /** Not inheritable: a pool's thread would keep the context of whoever happened to start it. */
    private static final ThreadLocal<Scope> INNERMOST = new ThreadLocal<>();

    private final SessionContext context;
    private final @Nullable Scope outer;
    private final Thread owner = Thread.currentThread();
    private boolean closed;

    private Scope(SessionContext context, @Nullable Scope outer) {
        this.context = context;
        this.outer = outer;
    }

    static Scope open(SessionContext context) {
        Scope scope = new Scope(context, INNERMOST.get());
        INNERMOST.set(scope);
        return scope;
    }

    static Optional<Scope> innermost() {
        return Optional.ofNullable(INNERMOST.get());
    }

    /** What is current while this scope is the innermost. */
    public SessionContext context() {
        return context;
    }

    /**
     * Makes current again what was current before. Closing a second time does nothing.
     *
     * @throws IllegalStateException from another thread than the one that opened it, or while a scope opened inside it
     *     is open; nothing is changed then
     */
    @Override
    public void close() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("A scope of " + context + " was opened on thread " + owner.getName()
                    + " and cannot be closed on thread "
                    + Thread.currentThread().getName()
                    + "\n  to fix:   close it where it was opened; context.wrap(work) takes a context along");
        }
        if (closed) {
            return;
        }
        if (INNERMOST.get() != this) {
            throw new IllegalStateException(
                    "A scope of " + context + " cannot be closed: a scope opened inside it is open"
                            + "\n  to fix:   close the inner one first; try-with-resources does so");
        }
        leave();
    }

    private void leave() {
        closed = true;
        if (outer == null) {
            INNERMOST.remove();
        } else {
            INNERMOST.set(outer);
        }
    }

    /** The names of the settings, never a value. */
    @Override
    public String toString() {
        return "Scope of " + context;
    }
}
