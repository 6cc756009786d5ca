package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Rows;
import dev.regauge.lint.scan.Value.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/** What a call on a statement or its rows does to it: java.sql's own, and those of the statements of Spring's JdbcClient. */
final class StatementCalls {

    /** The type of a statement of Spring's JdbcClient. */
    static final String SPECIFICATION = "org/springframework/jdbc/core/simple/JdbcClient$StatementSpec";

    private StatementCalls() {}

    /** Whether the call gives the statement back that it was called on. */
    static boolean returnsItself(MethodKey called) {
        return called.name().equals("unwrap") || called.descriptor().endsWith(")L" + SPECIFICATION + ";");
    }

    /** What the call does; nothing where it neither binds nor reads. */
    static List<Action> actions(Value self, MethodKey called, List<Value> given, int line) {
        Type[] types = Type.getArgumentTypes(called.descriptor());
        if (called.owner().equals(SPECIFICATION)) {
            return called.name().equals("query")
                    ? SinkArguments.takers(called, given, line)
                    : ofSpecification(given, types, line);
        }
        if (self instanceof Statement && called.name().startsWith("set") && types.length > 1) {
            List<String> names = Arrays.stream(types).map(Type::getClassName).toList();
            return types[0].getSort() == Type.INT ? List.of(bind(called.name(), given, names, line)) : List.of();
        }
        return self instanceof Rows && called.name().startsWith("get") && types.length > 0
                ? List.of(new Action.Get(called.name(), given, line))
                : Uses.action(self, called, given, line).stream().toList();
    }

    /** A loop that binds one element after the other binds them all. */
    private static Action bind(String setter, List<Value> given, List<String> types, int line) {
        return given.get(0) instanceof Value.Counter counter
                        && given.get(1) instanceof Value.Element element
                        && element.first() == 0
                ? new Action.BindAll(counter.first(), element.whole(), Value.Unknown.EMPTY, setter, line)
                : new Action.Bind(setter, given, types, line);
    }

    /**
     * {@code param("id", value)}, {@code param(1, value)}, {@code params(..)}, {@code paramSource(..)}. What
     * {@code param(value)} is the how manyth of depends on the way there, so it stays unbound.
     */
    private static List<Action> ofSpecification(List<Value> given, Type[] types, int line) {
        if (types.length > 1) {
            Value value = types.length > 2 ? MapCalls.typed(given.get(2), given.get(1)) : given.get(1);
            if (types[0].getSort() == Type.INT) {
                Value one = new Value.Items(List.of(value), true, "java.util.List");
                return given.get(0) instanceof Value.Constant index && index.value() instanceof Integer number
                        ? List.of(new Action.BindAll(number, one, Value.Unknown.EMPTY, "", line))
                        : List.of();
            }
            return Texts.constant(given.get(0))
                    .<List<Action>>map(name ->
                            List.of(new Action.BindNames(new Value.Entries(Map.of(name, value), ""), line)))
                    .orElse(List.of());
        }
        return types.length == 1 ? ofMany(given.get(0), types[0].getDescriptor(), line) : List.of();
    }

    private static List<Action> ofMany(Value given, String type, int line) {
        return switch (type) {
            case "[Ljava/lang/Object;", "Ljava/util/List;" ->
                List.of(new Action.BindAll(1, given, Value.Unknown.EMPTY, "", line));
            case "Ljava/util/Map;", SinkArguments.PARAMETER_SOURCE -> List.of(new Action.BindNames(given, line));
            default -> List.of();
        };
    }
}
