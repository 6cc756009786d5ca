package dev.regauge.pipeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;

/**
 * The five members of pgjdbc that a flight needs and that are not public.
 *
 * <p>pgjdbc itself sends several statements in one round trip where one text holds several ({@code "a; b"}). A flight
 * puts such a composite together from statements that were prepared one by one, so that each is bound by the driver's own
 * setters and shares the driver's cache. Looked up once; where a version of pgjdbc lacks one of them, {@link #find} is
 * empty and pipelines run one statement at a time.
 */
final class PgjdbcInternals {

    private static final Optional<PgjdbcInternals> FOUND = lookUp();

    private final MethodHandle preparedQuery;
    private final MethodHandle preparedParameters;
    private final MethodHandle statementName;
    private final Composite query;
    private final Composite parameters;

    private PgjdbcInternals(ClassLoader driver) throws ReflectiveOperationException {
        Class<?> statement = Class.forName("org.postgresql.jdbc.PgPreparedStatement", false, driver);
        Class<?> simpleQuery = Class.forName("org.postgresql.core.v3.SimpleQuery", false, driver);
        Lookup inStatement = MethodHandles.privateLookupIn(statement, MethodHandles.lookup());
        Lookup inQuery = MethodHandles.privateLookupIn(simpleQuery, MethodHandles.lookup());
        preparedQuery = inStatement
                .findGetter(statement, "preparedQuery", CachedQuery.class)
                .asType(MethodType.methodType(CachedQuery.class, PreparedStatement.class));
        preparedParameters = inStatement
                .findGetter(statement, "preparedParameters", ParameterList.class)
                .asType(MethodType.methodType(ParameterList.class, PreparedStatement.class));
        statementName = inQuery.findVirtual(simpleQuery, "getStatementName", MethodType.methodType(String.class))
                .asType(MethodType.methodType(String.class, Query.class));
        query = Composite.of(inQuery, "CompositeQuery", simpleQuery, Query.class);
        parameters = Composite.of(
                inQuery,
                "CompositeParameterList",
                Class.forName("org.postgresql.core.v3.SimpleParameterList", false, driver),
                ParameterList.class);
    }

    /** The members of the pgjdbc on the class path, where it has them. */
    static Optional<PgjdbcInternals> find() {
        return FOUND;
    }

    private static Optional<PgjdbcInternals> lookUp() {
        try {
            return Optional.of(new PgjdbcInternals(PGConnection.class.getClassLoader()));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** What a statement of pgjdbc's will execute. */
    CachedQuery query(PreparedStatement statement) {
        return invoke(() -> (CachedQuery) preparedQuery.invokeExact(statement));
    }

    /** The values bound to a statement of pgjdbc's so far: its own, which the next setter changes. */
    ParameterList parameters(PreparedStatement statement) {
        return invoke(() -> (ParameterList) preparedParameters.invokeExact(statement));
    }

    /** Whether the server holds it under a name. */
    @SuppressWarnings("NullAway") // the name is null where there is none
    boolean isNamed(Query simple) {
        return invoke(() -> (String) statementName.invokeExact(simple) != null);
    }

    /** One query of several. */
    Query compositeOf(List<Query> queries, int[] offsets) {
        return (Query) query.of(queries, offsets);
    }

    /** The values of several queries; offsets count the values before each. */
    ParameterList valuesOf(List<ParameterList> lists, int[] offsets) {
        return (ParameterList) parameters.of(lists, offsets);
    }

    /** A class of pgjdbc's that is made of an array of parts and the number of values before each. */
    private record Composite(Class<?> part, MethodHandle constructor) {

        static Composite of(Lookup lookup, String name, Class<?> part, Class<?> type)
                throws ReflectiveOperationException {
            Class<?> composite = Class.forName(part.getPackageName() + "." + name, false, part.getClassLoader());
            MethodHandle constructor =
                    lookup.findConstructor(composite, MethodType.methodType(void.class, part.arrayType(), int[].class));
            return new Composite(part, constructor.asType(MethodType.methodType(type, Object.class, int[].class)));
        }

        Object of(List<?> parts, int[] offsets) {
            Object array = Array.newInstance(part, parts.size());
            for (int i = 0; i < parts.size(); i++) {
                Array.set(array, i, parts.get(i));
            }
            return invoke(() -> constructor.invoke(array, offsets));
        }
    }

    private interface Call<T> {
        T make() throws Throwable;
    }

    private static <T> T invoke(Call<T> call) {
        try {
            return call.make();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("pgjdbc refused what it does itself", e);
        }
    }
}
