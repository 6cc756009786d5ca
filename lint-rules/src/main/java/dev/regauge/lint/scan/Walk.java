package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Computes the frame before each instruction of a method. Unlike ASM's own analyzer it always goes on with the first
 * instruction that has something new, so that where branches meet all of them have arrived: a method with hundreds of
 * branches is walked over once, not once a path.
 */
final class Walk {

    private final MethodContext context;
    private final MethodNode method;
    private final ScanInterpreter interpreter;
    private final @Nullable ScanFrame[] frames;
    private final List<List<TryCatchBlockNode>> handlers = new ArrayList<>();
    private final Map<Integer, ScanFrame> growing;
    private final BitSet loops = new BitSet();
    private final BitSet open = new BitSet();
    private long steps;

    /**
     * Over one method.
     *
     * @param growing what an earlier walk has found at the heads of loops that make a text grow: a text that enters
     *     such a loop is what the loop makes of it from the start, so that the code behind the loop never sees the text
     *     of a loop that was not understood yet
     */
    Walk(MethodContext context, long mostSteps, Map<Integer, ScanFrame> growing) {
        this.growing = growing;
        this.context = context;
        this.method = context.method();
        this.interpreter = new ScanInterpreter(context);
        this.frames = new ScanFrame[method.instructions.size()];
        this.steps = mostSteps;
    }

    /**
     * The frame before each instruction; null for one that is never reached.
     *
     * @throws AnalyzerException where the code is not sound, or does not come to rest
     */
    @Nullable
    ScanFrame[] frames() throws AnalyzerException {
        findHandlers();
        frames[0] = initial();
        open.set(0);
        for (int at = 0; at >= 0; at = open.nextSetBit(0)) {
            open.clear(at);
            if (steps-- == 0) {
                throw new AnalyzerException(method.instructions.get(at), "it does not come to rest");
            }
            step(at);
        }
        return frames;
    }

    /** The frames at the heads of the loops that make a text grow or a number count. */
    Map<Integer, ScanFrame> growingLoops() {
        Map<Integer, ScanFrame> found = new HashMap<>();
        loops.stream().forEach(at -> {
            ScanFrame head = frames[at];
            if (head != null && head.isGrowing()) {
                found.put(at, head);
            }
        });
        return found;
    }

    private ScanFrame initial() {
        ScanFrame frame = new ScanFrame(context, method.maxLocals, method.maxStack);
        int local = 0;
        for (Type type : context.parameters()) {
            frame.setLocal(local, interpreter.newParameterValue(true, local, type));
            local++;
            if (type.getSize() == 2) {
                frame.setLocal(local++, Value.Unknown.EMPTY);
            }
        }
        while (local < method.maxLocals) {
            frame.setLocal(local++, Value.Unknown.EMPTY);
        }
        return frame;
    }

    /** Each step costs as much as there are handlers around its instruction, so that their number is bounded too. */
    private void findHandlers() throws AnalyzerException {
        long left = steps;
        for (int i = 0; i < frames.length; i++) {
            handlers.add(List.of());
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            for (int i = context.indexOf(block.start); i < context.indexOf(block.end); i++) {
                List<TryCatchBlockNode> more = new ArrayList<>(handlers.get(i));
                more.add(block);
                if (left-- == 0) {
                    throw new AnalyzerException(block.start, "it has too many handlers of exceptions");
                }
                handlers.set(i, more);
            }
        }
    }

    private void step(int at) throws AnalyzerException {
        ScanFrame before = frames[at];
        if (before == null) {
            return;
        }
        AbstractInsnNode insn = method.instructions.get(at);
        if (insn.getOpcode() < 0 && isReachedFromAboveAlone(at + 1)) {
            frames[at + 1] = before;
            open.set(at + 1);
            return;
        }
        ScanFrame after = new ScanFrame(context, before);
        if (insn.getOpcode() < 0) {
            next(at, after, true);
            return;
        }
        for (TryCatchBlockNode block : handlers.get(at)) {
            ScanFrame caught = new ScanFrame(context, before);
            caught.clearStack();
            String type = block.type == null ? "java.lang.Throwable" : block.type.replace('/', '.');
            caught.push(new Value.Unknown(type, "a computed value"));
            flow(at, context.indexOf(block.handler), caught, true);
        }
        after.execute(insn, interpreter);
        leave(at, insn, after);
    }

    /** Jumps lead to labels: whatever else stands behind a label or a line number has the very frame of that. */
    private boolean isReachedFromAboveAlone(int at) {
        return at < frames.length && !(method.instructions.get(at) instanceof LabelNode);
    }

    private void leave(int at, AbstractInsnNode insn, ScanFrame after) throws AnalyzerException {
        if (insn instanceof JumpInsnNode jump) {
            if (jump.getOpcode() == Opcodes.JSR) {
                throw new AnalyzerException(insn, "it has subroutines, which no compiler makes since Java 6");
            }
            if (jump.getOpcode() != Opcodes.GOTO) {
                next(at, after, false);
            }
            flow(at, context.indexOf(jump.label), after, true);
        } else if (insn instanceof TableSwitchInsnNode table) {
            jump(at, table.dflt, after);
            for (LabelNode label : table.labels) {
                jump(at, label, after);
            }
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            jump(at, lookup.dflt, after);
            for (LabelNode label : lookup.labels) {
                jump(at, label, after);
            }
        } else if (!ends(insn.getOpcode())) {
            next(at, after, true);
        }
    }

    private static boolean ends(int opcode) {
        return opcode == Opcodes.ATHROW || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
    }

    private void next(int at, ScanFrame frame, boolean last) throws AnalyzerException {
        if (at + 1 >= frames.length) {
            throw new AnalyzerException(method.instructions.get(at), "its code has no end");
        }
        flow(at, at + 1, frame, last);
    }

    private void jump(int at, LabelNode label, ScanFrame frame) throws AnalyzerException {
        flow(at, context.indexOf(label), frame, false);
    }

    /** @param last whether the frame goes nowhere else, so that it need not be copied */
    private void flow(int from, int to, ScanFrame frame, boolean last) throws AnalyzerException {
        boolean closesLoop = to <= from;
        ScanFrame arriving = frame;
        ScanFrame head = growing.get(to);
        if (closesLoop) {
            loops.set(to);
        } else if (head != null) {
            arriving = new ScanFrame(context, frame);
            arriving.growAs(head);
        }
        ScanFrame known = frames[to];
        if (known == null) {
            frames[to] = last || arriving != frame ? arriving : new ScanFrame(context, arriving);
            open.set(to);
        } else if (known.merge(arriving, interpreter, closesLoop)) {
            open.set(to);
        }
    }
}
