package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Function;
import dev.regauge.lint.scan.Value.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The methods behind a lambda or an object that a statement or its rows are handed to. */
final class Takers {

    private Takers() {}

    /**
     * A method that takes a statement or rows, or makes a statement.
     *
     * @param arguments what is known of what it is given
     */
    record Target(MethodKey method, List<Value> arguments) {}

    /**
     * The methods that an object takes a statement with.
     *
     * @param name of the method, empty for any
     */
    static List<Target> of(Value taker, String name, Summaries summaries) {
        if (taker instanceof Function function) {
            return List.of(new Target(function.body(), summaries.arguments(function.body(), function.captured())));
        }
        List<Target> targets = new ArrayList<>();
        String owner = taker.type().replace('.', '/');
        Value self = taker instanceof Instance ? taker : new Value.Unknown(taker.type(), "");
        Optional<ClassFile> file = summaries.program().find(owner);
        for (MethodKey method : file.map(ClassFile::methods).orElse(Set.of())) {
            boolean called = name.isEmpty()
                    ? !method.name().startsWith("<")
                    : method.name().equals(name);
            if (called && method.descriptor().contains("Ljava/sql/")) {
                targets.add(new Target(method, summaries.arguments(method, List.of(self))));
            }
        }
        return targets;
    }
}
