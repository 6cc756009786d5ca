package dev.regauge.lint.scan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an action does with a statement or its rows beside binding and reading. */
final class Uses {

    private static final Set<String> OF_STATEMENTS = Set.of(
            "addBatch",
            "execute",
            "executeBatch",
            "executeLargeBatch",
            "executeLargeUpdate",
            "executeQuery",
            "executeUpdate",
            "getGeneratedKeys",
            "registerOutParameter");
    private static final Set<String> OF_ROWS =
            Set.of("absolute", "afterLast", "beforeFirst", "first", "last", "previous", "relative");

    private Uses() {}

    /** The call as an action, where rules ask about it. */
    static Optional<Action> action(Value self, MethodKey called, List<Value> given, int line) {
        boolean getter = called.name().startsWith("get") && !given.isEmpty();
        boolean known = self instanceof Value.Statement
                ? OF_STATEMENTS.contains(called.name()) || getter
                : self instanceof Value.Rows && OF_ROWS.contains(called.name());
        return known ? Optional.of(new Action.Call(called.name(), given, line)) : Optional.empty();
    }

    static List<Use> of(Action action) {
        return action instanceof Action.Call call
                ? List.of(new Use(
                        call.method(),
                        call.arguments().stream().map(Uses::words).toList(),
                        call.line()))
                : List.of();
    }

    private static String words(Value value) {
        if (value instanceof Value.Constant constant) {
            return String.valueOf(constant.value());
        }
        return Texts.constant(value).orElse(Use.UNKNOWN);
    }
}
