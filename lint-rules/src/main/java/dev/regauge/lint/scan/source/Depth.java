package dev.regauge.lint.scan.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * How many values a method has on its stack at most, told in one pass: no label of what is sketched is reached from below
 * with a value waiting. (What ASM computes by itself leaves out what a handler of exceptions begins with.)
 */
final class Depth {

    private static final int DEEPEST = 1000;
    private static final Type[] LOADED = {Type.INT_TYPE, Type.LONG_TYPE, Type.FLOAT_TYPE, Type.DOUBLE_TYPE, Kinds.OBJECT
    };

    private final MethodNode method;
    private final BasicInterpreter interpreter = new BasicInterpreter();
    /** What waits on the stack where a jump leads to; what variables hold is told by who loads them. */
    private final Map<LabelNode, List<BasicValue>> arrived = new HashMap<>();

    private final Frame<BasicValue> only;
    private @Nullable Frame<BasicValue> frame;
    private int deepest;

    private Depth(MethodNode method) {
        this.method = method;
        this.only = new Frame<>(method.maxLocals, DEEPEST);
    }

    /**
     * Sets what a class file says of a method's size.
     *
     * @throws IllegalStateException where its instructions do not fit together
     */
    static void measure(MethodNode method) {
        method.maxLocals = locals(method);
        new Depth(method).walk();
    }

    private static int locals(MethodNode method) {
        int most = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof VarInsnNode variable) {
                most = Math.max(most, variable.var + 2);
            } else if (insn instanceof IincInsnNode variable) {
                most = Math.max(most, variable.var + 1);
            }
        }
        return most;
    }

    private void walk() {
        frame = only;
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            arrived.put(block.handler, List.of(BasicValue.REFERENCE_VALUE));
        }
        try {
            for (AbstractInsnNode insn : method.instructions) {
                step(insn);
            }
        } catch (AnalyzerException | RuntimeException e) {
            throw new IllegalStateException("the stack of " + method.name + " is not sound", e);
        }
        method.maxStack = deepest + 1;
    }

    private void step(AbstractInsnNode insn) throws AnalyzerException {
        if (insn instanceof LabelNode label) {
            frame = frame == null ? arrival(label) : frame;
        } else if (frame != null && insn.getOpcode() >= 0) {
            if (insn instanceof VarInsnNode variable && insn.getOpcode() <= Opcodes.ALOAD) {
                frame.setLocal(variable.var, interpreter.newValue(LOADED[insn.getOpcode() - Opcodes.ILOAD]));
            }
            frame.execute(insn, interpreter);
            deepest = Math.max(deepest, frame.getStackSize());
            leave(insn, frame);
        }
    }

    private @Nullable Frame<BasicValue> arrival(LabelNode label) {
        List<BasicValue> stack = arrived.get(label);
        if (stack == null) {
            return null;
        }
        only.clearStack();
        stack.forEach(only::push);
        return only;
    }

    private static List<BasicValue> stack(Frame<BasicValue> frame) {
        List<BasicValue> stack = new ArrayList<>();
        for (int i = 0; i < frame.getStackSize(); i++) {
            stack.add(frame.getStack(i));
        }
        return stack;
    }

    private void leave(AbstractInsnNode insn, Frame<BasicValue> after) {
        int opcode = insn.getOpcode();
        if (insn instanceof JumpInsnNode jump) {
            arrived.computeIfAbsent(jump.label, label -> stack(after));
        }
        boolean ends = opcode == Opcodes.GOTO
                || opcode == Opcodes.ATHROW
                || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
        frame = ends ? null : after;
    }
}
