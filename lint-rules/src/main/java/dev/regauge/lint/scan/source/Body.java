package dev.regauge.lint.scan.source;

import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** The body of a method on its way into code, and everybody who has a part in that. */
final class Body {

    private final Unit unit;
    private final TypeSketch owner;
    private final Code code;
    private final String method;
    private final Type returned;
    private final Map<String, Type> local;
    private final Variables variables = new Variables(this);
    private final Expressions expressions = new Expressions(this);
    private final Arguments arguments = new Arguments(this);
    private final Invocations invocations = new Invocations(this);
    private final Creations creations = new Creations(this);
    private final Functions functions = new Functions(this);
    private final Operations operations = new Operations(this);
    private final Assignments assignments = new Assignments(this);
    private final Statements statements = new Statements(this);

    /**
     * A body.
     *
     * @param method the name of the method in the source that it stands in
     * @param returned what its method returns; unknown where any object will do
     * @param local type parameters and local classes by their names
     */
    Body(Unit unit, TypeSketch owner, Code code, String method, Type returned, Map<String, Type> local) {
        this.unit = unit;
        this.owner = owner;
        this.code = code;
        this.method = method;
        this.returned = returned;
        this.local = new HashMap<>(local);
    }

    Unit unit() {
        return unit;
    }

    Universe universe() {
        return unit.universe();
    }

    TypeSketch owner() {
        return owner;
    }

    Declared declared() {
        return owner.declared();
    }

    Code code() {
        return code;
    }

    String method() {
        return method;
    }

    Type returned() {
        return returned;
    }

    Map<String, Type> local() {
        return local;
    }

    Variables variables() {
        return variables;
    }

    Expressions expressions() {
        return expressions;
    }

    Arguments arguments() {
        return arguments;
    }

    Invocations invocations() {
        return invocations;
    }

    Creations creations() {
        return creations;
    }

    Functions functions() {
        return functions;
    }

    Operations operations() {
        return operations;
    }

    Assignments assignments() {
        return assignments;
    }

    Statements statements() {
        return statements;
    }

    /** The type that is written there; unknown for {@code var} and for names that nothing tells. */
    Type type(@Nullable Tree tree) {
        String written = Names.written(tree);
        return written.equals("var") ? Kinds.UNKNOWN : unit.names().type(written, Optional.of(declared()), local);
    }
}
