package dev.regauge.copy.travel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;

/**
 * One query of several, as pgjdbc makes of a text with semicolons; here of statements from its cache, so that one that is
 * executed often has one name on the server.
 */
final class Composites {

    private static final String CORE = "org.postgresql.core.v3.";
    private static final MethodHandle QUERY = constructor("CompositeQuery", "SimpleQuery", Query.class);
    private static final MethodHandle VALUES =
            constructor("CompositeParameterList", "SimpleParameterList", ParameterList.class);

    private Composites() {}

    static Query query(List<Query> queries, List<ParameterList> values) {
        if (queries.size() == 1) {
            return queries.get(0);
        }
        try {
            return (Query) QUERY.invokeExact(array("SimpleQuery", queries), offsets(values));
        } catch (Throwable e) {
            throw new IllegalStateException("pgjdbc refused to put queries together", e);
        }
    }

    static ParameterList values(List<ParameterList> values) {
        if (values.size() == 1) {
            return values.get(0);
        }
        try {
            return (ParameterList) VALUES.invokeExact(array("SimpleParameterList", values), offsets(values));
        } catch (Throwable e) {
            throw new IllegalStateException("pgjdbc refused to put parameters together", e);
        }
    }

    private static int[] offsets(List<ParameterList> values) {
        int[] offsets = new int[values.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + values.get(i - 1).getParameterCount();
        }
        return offsets;
    }

    private static Object array(String type, List<?> elements) throws ReflectiveOperationException {
        Object array = Array.newInstance(driverClass(type), elements.size());
        System.arraycopy(elements.toArray(), 0, array, 0, elements.size());
        return array;
    }

    private static MethodHandle constructor(String name, String part, Class<?> type) {
        try {
            Class<?> composite = driverClass(name);
            return MethodHandles.privateLookupIn(composite, MethodHandles.lookup())
                    .findConstructor(
                            composite,
                            MethodType.methodType(void.class, driverClass(part).arrayType(), int[].class))
                    .asType(MethodType.methodType(type, Object.class, int[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of pgjdbc puts statements together in another way", e);
        }
    }

    private static Class<?> driverClass(String name) throws ClassNotFoundException {
        return Class.forName(CORE + name, false, PGConnection.class.getClassLoader());
    }
}
