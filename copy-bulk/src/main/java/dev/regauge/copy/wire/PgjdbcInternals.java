package dev.regauge.copy.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.PGStream;
import org.postgresql.core.QueryExecutorBase;
import org.postgresql.core.ResultHandler;
import org.postgresql.core.VisibleBufferedInputStream;
import org.postgresql.core.v3.QueryExecutorImpl;

/**
 * The members of pgjdbc that COPY in one flight needs and that are not public: the stream to the server, the lock around it,
 * and the two readings that change what the driver knows of the session. They are looked up once; where a version of pgjdbc
 * lacks one, {@link #areThere} says so and {@link PlainCopy} is taken.
 */
final class PgjdbcInternals {

    // Constants, so that the JIT compiler calls them like ordinary members.
    private static final @Nullable MethodHandle STREAM = ofBase("pgStream", PGStream.class);
    private static final @Nullable MethodHandle LOCK = ofBase("lock", ReentrantLock.class);
    private static final @Nullable MethodHandle LOCK_CONDITION = ofBase("lockCondition", Condition.class);
    private static final @Nullable VarHandle LOCKED_FOR = lockedFor();
    private static final @Nullable MethodHandle UNANSWERED = unanswered();
    private static final @Nullable MethodHandle INPUT = input();
    private static final @Nullable MethodHandle RECEIVE_READY = method("receiveRFQ", void.class);
    private static final @Nullable MethodHandle RECEIVE_ERROR = method("receiveErrorResponse", SQLException.class);
    private static final @Nullable MethodHandle PROCESS_RESULTS =
            method("processResults", void.class, ResultHandler.class, int.class);

    private PgjdbcInternals() {}

    /** Whether the pgjdbc on the class path has all of them. */
    static boolean areThere() {
        return STREAM != null
                && LOCK != null
                && LOCK_CONDITION != null
                && LOCKED_FOR != null
                && UNANSWERED != null
                && INPUT != null
                && RECEIVE_READY != null
                && RECEIVE_ERROR != null
                && PROCESS_RESULTS != null;
    }

    static PGStream stream(QueryExecutorImpl executor) throws Throwable {
        return (PGStream) there(STREAM).invokeExact((QueryExecutorBase) executor);
    }

    /** Held by whoever is using the stream at the moment. */
    static ReentrantLock lock(QueryExecutorImpl executor) throws Throwable {
        return (ReentrantLock) there(LOCK).invokeExact((QueryExecutorBase) executor);
    }

    /** Signalled when nobody holds the connection over several uses any more. */
    static Condition lockCondition(QueryExecutorImpl executor) throws Throwable {
        return (Condition) there(LOCK_CONDITION).invokeExact((QueryExecutorBase) executor);
    }

    /** Who holds the connection over several uses of its stream; others wait. Only under the lock. */
    static @Nullable Object lockedFor(QueryExecutorImpl executor) {
        return there(LOCKED_FOR).get(executor);
    }

    static void setLockedFor(QueryExecutorImpl executor, @Nullable Object holder) {
        there(LOCKED_FOR).set(executor, holder);
    }

    /** What the driver has sent without having read the answer: the release of its own savepoint. */
    static Deque<?> unanswered(QueryExecutorImpl executor) throws Throwable {
        return (Deque<?>) there(UNANSWERED).invokeExact(executor);
    }

    static VisibleBufferedInputStream input(PGStream stream) throws Throwable {
        return (VisibleBufferedInputStream) there(INPUT).invokeExact(stream);
    }

    /** Reads a ReadyForQuery behind its tag, and with it the state of the transaction. */
    static void receiveReady(QueryExecutorImpl executor) throws Throwable {
        there(RECEIVE_READY).invokeExact(executor);
    }

    /** Reads an ErrorResponse behind its tag. */
    static SQLException receiveError(QueryExecutorImpl executor) throws Throwable {
        return (SQLException) there(RECEIVE_ERROR).invokeExact(executor);
    }

    /** Reads the answers to what {@link #unanswered} lists. */
    static void processResults(QueryExecutorImpl executor, ResultHandler handler) throws Throwable {
        there(PROCESS_RESULTS).invokeExact(executor, handler, 0);
    }

    private static @Nullable MethodHandle ofBase(String field, Class<?> as) {
        return found(() -> in(QueryExecutorBase.class)
                .unreflectGetter(QueryExecutorBase.class.getDeclaredField(field))
                .asType(MethodType.methodType(as, QueryExecutorBase.class)));
    }

    private static @Nullable MethodHandle unanswered() {
        return found(() ->
                in(QueryExecutorImpl.class).findGetter(QueryExecutorImpl.class, "pendingExecuteQueue", Deque.class));
    }

    private static @Nullable MethodHandle input() {
        return found(() -> in(PGStream.class).findGetter(PGStream.class, "pgInput", VisibleBufferedInputStream.class));
    }

    private static @Nullable VarHandle lockedFor() {
        try {
            return in(QueryExecutorImpl.class).findVarHandle(QueryExecutorImpl.class, "lockedFor", Object.class);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    private static @Nullable MethodHandle method(String name, Class<?> returned, Class<?>... taken) {
        return found(() -> in(QueryExecutorImpl.class)
                .findVirtual(QueryExecutorImpl.class, name, MethodType.methodType(returned, taken)));
    }

    private static Lookup in(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }

    private interface LookUp {
        MethodHandle find() throws ReflectiveOperationException;
    }

    private static @Nullable MethodHandle found(LookUp lookUp) {
        try {
            return lookUp.find();
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    private static <T> T there(@Nullable T handle) {
        if (handle == null) {
            throw new IllegalStateException("Asked for a member that this version of pgjdbc does not have");
        }
        return handle;
    }
}
