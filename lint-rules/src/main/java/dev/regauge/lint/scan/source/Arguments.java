package dev.regauge.lint.scan.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.ParenthesizedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;

/** What a call is given: written aside first, for the types say which method is meant, and that says how to hand over. */
final class Arguments {

    private final Body body;

    /**
     * An argument.
     *
     * @param code what pushes it; nothing for a lambda, which waits until it is known what it is for
     */
    record Given(ExpressionTree tree, Methods.Argument argument, Optional<InsnList> code) {}

    Arguments(Body body) {
        this.body = body;
    }

    static ExpressionTree bare(ExpressionTree tree) {
        ExpressionTree inner = tree;
        while (inner instanceof ParenthesizedTree parentheses) {
            inner = parentheses.getExpression();
        }
        return inner;
    }

    List<Given> given(List<? extends ExpressionTree> trees) {
        List<Given> all = new ArrayList<>();
        for (ExpressionTree tree : trees) {
            all.add(given(bare(tree)));
        }
        return all;
    }

    private Given given(ExpressionTree tree) {
        if (tree instanceof LambdaExpressionTree lambda) {
            OptionalInt arity = OptionalInt.of(lambda.getParameters().size());
            return new Given(tree, new Methods.Argument(Kinds.UNKNOWN, arity, true), Optional.empty());
        }
        if (tree instanceof MemberReferenceTree) {
            return new Given(tree, new Methods.Argument(Kinds.UNKNOWN, OptionalInt.empty(), true), Optional.empty());
        }
        Type[] type = new Type[] {Kinds.UNKNOWN};
        InsnList code = body.code().aside(() -> type[0] = body.expressions().value(tree, Kinds.UNKNOWN));
        return new Given(tree, Methods.Argument.of(type[0]), Optional.of(code));
    }

    static List<Methods.Argument> types(List<Given> all) {
        return all.stream().map(Given::argument).toList();
    }

    private void push(Given given, Type wanted) {
        if (given.code().isPresent()) {
            body.code().append(given.code().get());
            body.code().convert(given.argument().type(), wanted);
        } else {
            body.functions().value(given.tree(), wanted);
        }
    }

    /** Hands over to a method that is known. */
    void hand(List<Given> all, Methods.Candidate to) {
        boolean spread = to.isVarargs() && !isWhole(all, to);
        hand(
                all,
                new Handed(
                        to.parameters(), spread ? OptionalInt.of(to.parameters().size() - 1) : OptionalInt.empty()));
    }

    /** Whether the last argument is the array itself; of one that nobody knows that is assumed but for formats. */
    private boolean isWhole(List<Given> all, Methods.Candidate to) {
        if (all.size() != to.parameters().size()) {
            return false;
        }
        Type last = all.get(all.size() - 1).argument().type();
        if (all.get(all.size() - 1).argument().isFunction()) {
            return false;
        }
        return last.equals(Kinds.UNKNOWN)
                ? !to.name().startsWith("format")
                : body.universe().fit(last, to.parameters().get(all.size() - 1)) == Universe.Fit.SURE;
    }

    void hand(List<Given> all, Handed to) {
        int single = to.packed().orElse(all.size());
        for (int i = 0; i < single; i++) {
            push(all.get(i), to.types().get(i));
        }
        if (to.packed().isPresent()) {
            pack(all.subList(single, all.size()), Kinds.elementOf(to.types().get(single)));
        }
    }

    private void pack(List<Given> all, Type element) {
        body.code().number(all.size());
        body.code().array(element);
        for (int i = 0; i < all.size(); i++) {
            body.code().op(Opcodes.DUP);
            body.code().number(i);
            push(all.get(i), element.equals(Kinds.UNKNOWN) ? Kinds.OBJECT : element);
            body.code().op(Kinds.real(element).getOpcode(Opcodes.IASTORE));
        }
    }

    static String descriptor(List<Type> types, Type returned) {
        return Type.getMethodDescriptor(
                Kinds.real(returned), types.stream().map(Kinds::real).toArray(Type[]::new));
    }
}
