package dev.regauge.lint.scan.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** New objects and arrays, and the calls of constructors in constructors. */
final class Creations {

    private static final Type ENUM = Type.getObjectType("java/lang/Enum");

    private final Body body;

    Creations(Body body) {
        this.body = body;
    }

    Type object(NewClassTree tree) {
        ClassTree anonymous = tree.getClassBody();
        List<Arguments.Given> given = body.arguments().given(tree.getArguments());
        if (anonymous != null) {
            return ofAnonymous(tree, anonymous, given);
        }
        Type type = type(tree);
        if (type.getSort() != Type.OBJECT || type.equals(Kinds.UNKNOWN)) {
            return nobody(tree, given);
        }
        body.code().make(type);
        body.code().op(Opcodes.DUP);
        construct(type, given, body.unit().line(tree));
        return type;
    }

    private Type type(NewClassTree tree) {
        ExpressionTree around = tree.getEnclosingExpression();
        return around == null ? body.type(tree.getIdentifier()) : Kinds.UNKNOWN;
    }

    /** Whoever is made may do anything to what it is given. */
    private Type nobody(NewClassTree tree, List<Arguments.Given> given) {
        Handed handed = Handed.asGiven(Arguments.types(given));
        body.arguments().hand(given, handed);
        body.code().at(body.unit().line(tree));
        String descriptor = Arguments.descriptor(handed.types(), Kinds.UNKNOWN);
        body.code().call(Opcodes.INVOKESTATIC, Invocations.NOBODY + "new", simple(tree), descriptor, false);
        return Kinds.UNKNOWN;
    }

    private static String simple(NewClassTree tree) {
        String written = Names.written(tree.getIdentifier());
        return written.isEmpty() ? "object" : written.substring(written.lastIndexOf('.') + 1);
    }

    private Type ofAnonymous(NewClassTree tree, ClassTree anonymous, List<Arguments.Given> given) {
        Type parent = body.type(tree.getIdentifier());
        List<Type> types =
                Arguments.types(given).stream().map(Methods.Argument::type).toList();
        TypeSketch sketch = TypeSketch.ofAnonymous(body, anonymous, parent, types);
        Type type = sketch.declared().type();
        body.code().make(type);
        body.code().op(Opcodes.DUP);
        around(sketch.declared());
        body.arguments().hand(given, Handed.asGiven(Arguments.types(given)));
        captured(sketch.declared());
        body.code().at(body.unit().line(tree));
        body.code()
                .call(
                        Opcodes.INVOKESPECIAL,
                        sketch.declared().name(),
                        "<init>",
                        Arguments.descriptor(TypeSketch.parameters(sketch.declared(), types), Type.VOID_TYPE),
                        false);
        sketch.write();
        return type;
    }

    /** Calls a constructor of an object that is on the stack. */
    private void construct(Type type, List<Arguments.Given> given, long line) {
        List<Methods.Argument> arguments = Arguments.types(given);
        Optional<Declared> declared = body.universe().find(type);
        Methods.Choice choice = body.unit().methods().constructor(type, arguments);
        List<Type> types = choice.chosen()
                .map(Methods.Candidate::parameters)
                .orElse(arguments.stream().map(Methods.Argument::type).toList());
        declared.ifPresent(this::around);
        if (choice.chosen().isPresent()) {
            body.arguments().hand(given, choice.chosen().get());
        } else {
            body.arguments().hand(given, Handed.asGiven(arguments));
        }
        declared.ifPresent(this::captured);
        List<Type> all =
                declared.map(made -> TypeSketch.parameters(made, types)).orElse(types);
        body.code().at(line);
        body.code()
                .call(
                        Opcodes.INVOKESPECIAL,
                        type.getInternalName(),
                        "<init>",
                        Arguments.descriptor(all, Type.VOID_TYPE),
                        false);
    }

    /** The name and number of an enum's constant, and the object that a new one belongs to. */
    private void around(Declared made) {
        if (made.superType().equals(ENUM)) {
            hidden(TypeSketch.NAME, Kinds.STRING);
            hidden(TypeSketch.ORDINAL, Type.INT_TYPE);
        }
        if (made.isInner()) {
            Type outer = made.outer().map(Declared::type).orElse(Kinds.OBJECT);
            if (!body.variables().loadSelf(outer.getInternalName())) {
                body.code().unknown(outer);
            }
        }
    }

    private void hidden(String variable, Type type) {
        body.code()
                .local(variable)
                .ifPresentOrElse(body.code()::load, () -> body.code().unknown(type));
    }

    private void captured(Declared made) {
        for (Declared.Captured captured : made.captured()) {
            Type type = body.variables()
                    .load(captured.name())
                    .orElseGet(() -> body.code().unknown(captured.type()));
            body.code().convert(type, captured.type());
        }
    }

    /** {@code this(..)} or {@code super(..)}. */
    void constructor(MethodInvocationTree tree, boolean parent) {
        constructor(tree.getArguments(), parent, body.unit().line(tree));
    }

    void constructor(List<? extends ExpressionTree> trees, boolean parent, long line) {
        Declared self = body.declared();
        List<Arguments.Given> given = body.arguments().given(trees);
        body.code().self();
        if (!parent) {
            construct(self.type(), given, line);
            return;
        }
        if (self.superType().equals(ENUM)) {
            hidden(TypeSketch.NAME, Kinds.STRING);
            hidden(TypeSketch.ORDINAL, Type.INT_TYPE);
            body.code().call(Opcodes.INVOKESPECIAL, "java/lang/Enum", "<init>", "(Ljava/lang/String;I)V", false);
        } else {
            construct(Kinds.real(self.superType()), given, line);
        }
        body.owner().initialize(body);
    }

    /** {@code new T[n]}, {@code new T[] {..}} and the {@code {..}} of a declaration. */
    Type array(NewArrayTree tree, Type expected) {
        List<? extends ExpressionTree> dimensions = tree.getDimensions();
        Type written = tree.getType() == null ? Kinds.elementOf(expected) : body.type(tree.getType());
        if (tree.getInitializers() != null) {
            return filled(written, tree.getInitializers());
        }
        Type whole = written;
        for (int i = 1; i < dimensions.size(); i++) {
            whole = Kinds.arrayOf(whole);
        }
        body.expressions().value(dimensions.get(0), Type.INT_TYPE, true);
        body.code().array(whole);
        for (ExpressionTree dimension : dimensions.subList(1, dimensions.size())) {
            body.code().drop(body.expressions().value(dimension, Type.INT_TYPE));
        }
        return Kinds.arrayOf(whole);
    }

    private Type filled(Type element, List<? extends ExpressionTree> values) {
        body.code().number(values.size());
        body.code().array(element);
        for (int i = 0; i < values.size(); i++) {
            body.code().op(Opcodes.DUP);
            body.code().number(i);
            body.expressions().value(values.get(i), element.equals(Kinds.UNKNOWN) ? Kinds.OBJECT : element, true);
            body.code().op(Kinds.real(element).getOpcode(Opcodes.IASTORE));
        }
        return Kinds.arrayOf(element);
    }
}
