package dev.regauge.lint.scan.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Lambdas become methods of their class, as compilers make them; references of methods lead to them where they are known. */
final class Functions {

    /** A finally is written once for each way out of its try, with the lambdas in it. */
    private static final int MOST_METHODS = 20_000;

    private final Body body;

    Functions(Body body) {
        this.body = body;
    }

    /** Pushes a lambda or a method reference for a functional interface, which may be unknown. */
    Type value(ExpressionTree tree, Type wanted) {
        if (tree instanceof LambdaExpressionTree lambda) {
            return lambda(lambda, wanted);
        }
        return tree instanceof MemberReferenceTree reference
                ? reference(reference, wanted)
                : body.code().unknown(wanted);
    }

    private Type lambda(LambdaExpressionTree tree, Type wanted) {
        if (body.owner().node().methods.size() > MOST_METHODS) {
            throw new TooLarge();
        }
        List<Declared.Captured> captured = Captures.in(tree.getBody(), body);
        List<Type> parameters = parameters(tree, wanted);
        boolean fixed = body.code().isStatic();
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | (fixed ? Opcodes.ACC_STATIC : 0);
        MethodNode node = new MethodNode(access, body.owner().lambdaName(body.method()), "()V", null, null);
        Code code = new Code(node, fixed ? 0 : 1);
        captured.forEach(variable -> code.declare(variable.name(), variable.type()));
        for (int i = 0; i < parameters.size(); i++) {
            code.declare(tree.getParameters().get(i).getName().toString(), parameters.get(i));
        }
        Body inner = new Body(body.unit(), body.owner(), code, body.method(), Kinds.UNKNOWN, body.local());
        Type returned = inner.owner().guarded(inner, () -> write(tree, inner));
        List<Type> all =
                new ArrayList<>(captured.stream().map(Declared.Captured::type).toList());
        all.addAll(parameters);
        node.desc = Arguments.descriptor(all, returned);
        body.owner().node().methods.add(node);
        return push(node, captured, wanted);
    }

    private Type push(MethodNode node, List<Declared.Captured> captured, Type wanted) {
        List<Type> types = new ArrayList<>();
        boolean fixed = body.code().isStatic();
        if (!fixed) {
            body.code().self();
            types.add(body.declared().type());
        }
        for (Declared.Captured variable : captured) {
            types.add(variable.type());
            Type type = body.variables()
                    .load(variable.name())
                    .orElseGet(() -> body.code().unknown(variable.type()));
            body.code().convert(type, variable.type());
        }
        int tag = fixed ? Opcodes.H_INVOKESTATIC : Opcodes.H_INVOKESPECIAL;
        boolean onInterface = body.declared().isInterface();
        body.code().function(types, wanted, new Handle(tag, body.declared().name(), node.name, node.desc, onInterface));
        return wanted;
    }

    private List<Type> parameters(LambdaExpressionTree tree, Type wanted) {
        List<Type> known = body.unit().methods().functional(wanted).orElse(List.of());
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < tree.getParameters().size(); i++) {
            VariableTree parameter = tree.getParameters().get(i);
            Type declared = parameter.getType() == null ? Kinds.UNKNOWN : body.type(parameter.getType());
            boolean told = declared.equals(Kinds.UNKNOWN)
                    && known.size() == tree.getParameters().size();
            types.add(told ? known.get(i) : declared);
        }
        return types;
    }

    private static Type write(LambdaExpressionTree tree, Body inner) {
        if (tree.getBody() instanceof BlockTree block) {
            inner.statements().block(block);
            inner.code().op(Opcodes.ACONST_NULL);
            inner.code().op(Opcodes.ARETURN);
            return Kinds.OBJECT;
        }
        ExpressionTree expression = (ExpressionTree) tree.getBody();
        inner.code().at(inner.unit().line(expression));
        Type type = inner.expressions().value(expression, Kinds.UNKNOWN);
        if (type.equals(Type.VOID_TYPE)) {
            inner.code().op(Opcodes.RETURN);
            return type;
        }
        inner.code().convert(type, Kinds.OBJECT);
        inner.code().op(Opcodes.ARETURN);
        return Kinds.boxed(type);
    }

    private Type reference(MemberReferenceTree tree, Type wanted) {
        String name = tree.getName().toString();
        ExpressionTree on = Arguments.bare(tree.getQualifierExpression());
        Optional<Type> owner = on.toString().equals("super")
                ? Optional.empty()
                : body.expressions().namedType(on);
        if (owner.isPresent()) {
            Optional<Methods.Candidate> only = only(owner.get(), name);
            if (only.isEmpty()) {
                return body.code().unknown(wanted);
            }
            body.code().function(List.of(), wanted, handle(only.get()));
            return wanted;
        }
        Type receiver = on.toString().equals("super")
                ? body.code().unknown(Kinds.UNKNOWN)
                : body.expressions().value(on, Kinds.UNKNOWN);
        Optional<Methods.Candidate> only = only(receiver, name).filter(method -> !method.isStatic());
        if (only.isEmpty() || Kinds.isPrimitive(receiver)) {
            body.code().drop(receiver);
            return body.code().unknown(wanted);
        }
        body.code().function(List.of(receiver), wanted, handle(only.get()));
        return wanted;
    }

    /** The method of the program with the name, where there is but one. */
    private Optional<Methods.Candidate> only(Type owner, String name) {
        if (body.universe().find(owner).isEmpty() || name.equals("<init>")) {
            return Optional.empty();
        }
        List<Methods.Candidate> all = body.unit().methods().candidates(owner, name);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static Handle handle(Methods.Candidate method) {
        int tag = method.isStatic()
                ? Opcodes.H_INVOKESTATIC
                : method.onInterface() ? Opcodes.H_INVOKEINTERFACE : Opcodes.H_INVOKEVIRTUAL;
        return new Handle(tag, method.owner(), method.name(), method.descriptor(), method.onInterface());
    }
}
