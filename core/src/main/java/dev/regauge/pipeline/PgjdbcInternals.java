package dev.regauge.pipeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;

/**
 * The five members of pgjdbc that a flight needs and that are not public.
 *
 * <p>pgjdbc itself sends several statements in one round trip where one text holds several ({@code "a; b"}). A flight
 * puts such a composite together from statements that were prepared one by one, so that each is bound by the driver's own
 * setters and shares the driver's cache. They are looked up once; where a version of pgjdbc lacks one, {@link #areThere}
 * says so and pipelines run one statement at a time.
 */
final class PgjdbcInternals {

    private static final String CORE = "org.postgresql.core.v3.";

    // Constants, so that the JIT compiler calls them like ordinary members.
    private static final @Nullable MethodHandle PREPARED_QUERY = getter("preparedQuery", CachedQuery.class);
    private static final @Nullable MethodHandle PREPARED_PARAMETERS = getter("preparedParameters", ParameterList.class);
    private static final @Nullable MethodHandle STATEMENT_NAME = statementName();
    private static final @Nullable MethodHandle NEW_QUERY = composite("CompositeQuery", "SimpleQuery", Query.class);
    private static final @Nullable MethodHandle NEW_PARAMETERS =
            composite("CompositeParameterList", "SimpleParameterList", ParameterList.class);

    private PgjdbcInternals() {}

    /** Whether the pgjdbc on the class path has all of them. */
    static boolean areThere() {
        return PREPARED_QUERY != null
                && PREPARED_PARAMETERS != null
                && STATEMENT_NAME != null
                && NEW_QUERY != null
                && NEW_PARAMETERS != null;
    }

    /** What a statement of pgjdbc's will execute. */
    static CachedQuery query(PreparedStatement statement) {
        try {
            return (CachedQuery) there(PREPARED_QUERY).invokeExact(statement);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The values bound to a statement of pgjdbc's so far: its own, which the next setter changes. */
    static ParameterList parameters(PreparedStatement statement) {
        try {
            return (ParameterList) there(PREPARED_PARAMETERS).invokeExact(statement);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Whether the server holds it under a name. */
    static boolean isNamed(Query simple) {
        try {
            return (@Nullable String) there(STATEMENT_NAME).invokeExact(simple) != null;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** One query of several; offsets count the values before each. */
    static Query compositeOf(List<Query> queries, int[] offsets) {
        try {
            return (Query) there(NEW_QUERY).invokeExact(array("SimpleQuery", queries), offsets);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The values of several queries; offsets count the values before each. */
    static ParameterList valuesOf(List<ParameterList> lists, int[] offsets) {
        try {
            return (ParameterList) there(NEW_PARAMETERS).invokeExact(array("SimpleParameterList", lists), offsets);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static Object array(String type, List<?> elements) throws ReflectiveOperationException {
        Object array = Array.newInstance(core(type), elements.size());
        System.arraycopy(elements.toArray(), 0, array, 0, elements.size());
        return array;
    }

    private static @Nullable MethodHandle getter(String field, Class<?> type) {
        return found(() -> {
            Class<?> statement = driverClass("org.postgresql.jdbc.PgPreparedStatement");
            return in(statement)
                    .findGetter(statement, field, type)
                    .asType(MethodType.methodType(type, PreparedStatement.class));
        });
    }

    private static @Nullable MethodHandle statementName() {
        return found(() -> {
            Class<?> query = core("SimpleQuery");
            return in(query)
                    .findVirtual(query, "getStatementName", MethodType.methodType(String.class))
                    .asType(MethodType.methodType(String.class, Query.class));
        });
    }

    private static @Nullable MethodHandle composite(String name, String part, Class<?> type) {
        return found(() -> {
            Class<?> composite = core(name);
            return in(composite)
                    .findConstructor(
                            composite,
                            MethodType.methodType(void.class, core(part).arrayType(), int[].class))
                    .asType(MethodType.methodType(type, Object.class, int[].class));
        });
    }

    private static Class<?> core(String name) throws ClassNotFoundException {
        return driverClass(CORE + name);
    }

    private static Class<?> driverClass(String name) throws ClassNotFoundException {
        return Class.forName(name, false, PGConnection.class.getClassLoader());
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

    private static MethodHandle there(@Nullable MethodHandle handle) {
        if (handle == null) {
            throw new IllegalStateException("Asked for a member that this version of pgjdbc does not have");
        }
        return handle;
    }

    private static RuntimeException unexpected(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException failure
                ? failure
                : new IllegalStateException("pgjdbc refused what it does itself", e);
    }
}
