package dev.regauge.lint.scan.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Calls of methods. One that cannot be told from others of its name stays a call of nobody, which may do anything. */
final class Invocations {

    /** What calls of methods belong to whose class nobody knows. */
    static final String NOBODY = "unresolved/";

    private static final List<Type> STATEMENTS =
            List.of(Type.getObjectType("java/sql/PreparedStatement"), Type.getObjectType("java/sql/CallableStatement"));

    private final Body body;

    /** A call on its way: the receiver is pushed, the arguments are not. */
    private record Call(MethodInvocationTree tree, String name, List<Arguments.Given> given, Type expected) {}

    Invocations(Body body) {
        this.body = body;
    }

    /** Pushes what a call gives back, if anything. */
    Type value(MethodInvocationTree tree, Type expected) {
        ExpressionTree select = tree.getMethodSelect();
        if (select instanceof MemberSelectTree member) {
            return ofMember(tree, member, expected);
        }
        String name = select.toString();
        if (name.equals("this") || name.equals("super")) {
            body.creations().constructor(tree, name.equals("super"));
            return Type.VOID_TYPE;
        }
        return unqualified(call(tree, name, expected));
    }

    private Call call(MethodInvocationTree tree, String name, Type expected) {
        return new Call(tree, name, body.arguments().given(tree.getArguments()), expected);
    }

    private Type ofMember(MethodInvocationTree tree, MemberSelectTree member, Type expected) {
        ExpressionTree on = Arguments.bare(member.getExpression());
        String name = member.getIdentifier().toString();
        if (on.toString().equals("super") || on.toString().endsWith(".super")) {
            return onParent(call(tree, name, expected));
        }
        if (name.equals("super")) {
            body.creations().constructor(tree, true);
            return Type.VOID_TYPE;
        }
        Optional<Type> type = body.expressions().namedType(on);
        if (type.isPresent()) {
            return invoke(
                    call(tree, name, expected),
                    type.get(),
                    Opcodes.INVOKESTATIC,
                    type.get().getInternalName());
        }
        Type receiver = body.expressions().value(on, Kinds.UNKNOWN);
        if (receiver.getSort() == Type.ARRAY && name.equals("clone")) {
            return receiver;
        }
        body.code().convert(receiver, Kinds.OBJECT);
        return invoke(call(tree, name, expected), Kinds.boxed(receiver), Opcodes.INVOKEVIRTUAL, words(on));
    }

    /** The words for a receiver of no known type: the last of its names. */
    private static String words(ExpressionTree on) {
        if (on instanceof IdentifierTree name) {
            return name.getName().toString();
        }
        if (on instanceof MemberSelectTree member) {
            return member.getIdentifier().toString();
        }
        return on instanceof MethodInvocationTree call ? words(call.getMethodSelect()) : "value";
    }

    private Type onParent(Call call) {
        if (body.code().isStatic()) {
            return nobody(call, Opcodes.INVOKESTATIC, "super");
        }
        body.code().self();
        Type self = body.declared().type();
        List<Type> parents = new ArrayList<>(body.declared().parents());
        for (Type parent : parents) {
            if (body.unit().methods().has(parent, call.name())) {
                return invoke(call, parent, Opcodes.INVOKESPECIAL, parent.getInternalName());
            }
        }
        Type parent = parents.get(0).equals(Kinds.OBJECT) ? parents.get(parents.size() - 1) : parents.get(0);
        return invoke(call, parent, Opcodes.INVOKESPECIAL, self.getInternalName());
    }

    private Type unqualified(Call call) {
        for (Optional<Declared> at = Optional.of(body.declared());
                at.isPresent();
                at = at.get().outer()) {
            Type type = at.get().type();
            List<Type> foreign = body.universe().foreign(type);
            if (body.unit().methods().has(type, call.name())
                    || Library.returned(foreign, call.name()).isPresent()) {
                return onSelf(call, type);
            }
        }
        for (String owner : body.unit().names().importedFrom(call.name())) {
            Type type = Type.getObjectType(owner);
            if (body.unit().methods().has(type, call.name())
                    || !body.universe().foreign(type).isEmpty()) {
                return invoke(call, type, Opcodes.INVOKESTATIC, owner);
            }
        }
        boolean inherits = !body.universe().foreign(body.declared().type()).isEmpty();
        return inherits
                ? onSelf(call, body.declared().type())
                : nobody(call, Opcodes.INVOKESTATIC, body.declared().simpleName());
    }

    private Type onSelf(Call call, Type type) {
        boolean reached = body.variables().loadSelf(type.getInternalName());
        return invoke(call, type, reached ? Opcodes.INVOKEVIRTUAL : Opcodes.INVOKESTATIC, type.getInternalName());
    }

    private Type invoke(Call call, Type receiver, int opcode, String words) {
        if (receiver.equals(Kinds.UNKNOWN)) {
            return nobody(call, opcode, words);
        }
        List<Methods.Argument> types = Arguments.types(call.given());
        Methods.Choice choice = body.unit().methods().find(receiver, call.name(), types);
        if (choice.chosen().isPresent()) {
            return chosen(call, choice.chosen().get(), opcode);
        }
        String owner = receiver.getSort() == Type.ARRAY ? "java/lang/Object" : receiver.getInternalName();
        if (choice.any()) {
            return plain(call, opcode, owner, Handed.asGiven(types), choice.returned());
        }
        List<Type> foreign = body.universe().foreign(receiver);
        Type returned = Library.returned(foreign, call.name()).orElse(Kinds.UNKNOWN);
        if (foreign.isEmpty() || !isTold(foreign, types)) {
            return nobody(call, opcode, words);
        }
        Handed handed = Handed.to(foreign, call.name(), types, body.universe());
        return plain(call, opcode, owner, handed, returned.equals(Kinds.UNKNOWN) ? statement(call) : returned);
    }

    /** Whether the first text among the arguments is the first that the method takes: none before it is unknown. */
    private boolean isTold(List<Type> foreign, List<Methods.Argument> types) {
        boolean sink = foreign.stream().anyMatch(type -> body.universe().mayMean(type.getInternalName()));
        for (Methods.Argument argument : types) {
            if (argument.type().equals(Kinds.STRING)) {
                return true;
            }
            if (sink && argument.type().equals(Kinds.UNKNOWN) && !argument.isFunction()) {
                return false;
            }
        }
        return true;
    }

    private Type chosen(Call call, Methods.Candidate method, int opcode) {
        boolean pushed = opcode != Opcodes.INVOKESTATIC;
        if (pushed && method.isStatic()) {
            body.code().op(Opcodes.POP);
        } else if (!pushed && !method.isStatic()) {
            body.code().unknown(Type.getObjectType(method.owner()));
        }
        body.arguments().hand(call.given(), method);
        int how = method.isStatic()
                ? Opcodes.INVOKESTATIC
                : opcode == Opcodes.INVOKESPECIAL
                        ? opcode
                        : method.onInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        body.code().at(body.unit().line(call.tree()));
        body.code().call(how, method.owner(), call.name(), method.descriptor(), method.onInterface());
        return method.returned();
    }

    private Type plain(Call call, int opcode, String owner, Handed handed, Type returned) {
        body.arguments().hand(call.given(), handed);
        String descriptor = Arguments.descriptor(handed.types(), returned);
        boolean onInterface = body.universe().isInterface(Type.getObjectType(owner));
        int how = opcode == Opcodes.INVOKEVIRTUAL && onInterface ? Opcodes.INVOKEINTERFACE : opcode;
        body.code().at(body.unit().line(call.tree()));
        body.code().call(how, owner, call.name(), descriptor, onInterface);
        return returned;
    }

    /** A method of nobody knows whom; that it makes a statement shows in the variable that takes it. */
    private Type nobody(Call call, int opcode, String words) {
        Handed handed = Handed.asGiven(Arguments.types(call.given()));
        int last = Math.max(words.lastIndexOf('/'), words.lastIndexOf('$'));
        int how = opcode == Opcodes.INVOKEINTERFACE ? Opcodes.INVOKEVIRTUAL : opcode;
        return plain(call, how, NOBODY + words.substring(last + 1), handed, statement(call));
    }

    private static Type statement(Call call) {
        boolean prepares = call.name().equals("prepareStatement") || call.name().equals("prepareCall");
        boolean text =
                !call.given().isEmpty() && call.given().get(0).argument().type().equals(Kinds.STRING);
        return prepares && text && STATEMENTS.contains(call.expected()) ? call.expected() : Kinds.UNKNOWN;
    }
}
