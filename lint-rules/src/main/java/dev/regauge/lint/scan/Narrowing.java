package dev.regauge.lint.scan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Walks over a method once more, from frames that are final at the heads of its loops. The frames of the first walk
 * still remember what the code behind a loop saw before the loop was understood: the text without a single turn of it.
 */
final class Narrowing {

    private final MethodContext context;
    private final MethodNode method;
    private final Map<Integer, Set<Integer>> edges;
    private final ScanInterpreter interpreter;

    /**
     * Of one method.
     *
     * @param edges the instructions that an instruction may follow
     */
    Narrowing(MethodContext context, Map<Integer, Set<Integer>> edges) {
        this.context = context;
        this.method = context.method();
        this.edges = edges;
        this.interpreter = new ScanInterpreter(context);
    }

    /** Changes the frames in place. */
    void apply(@Nullable ScanFrame[] frames) throws AnalyzerException {
        if (edges.keySet().stream().noneMatch(this::isLoop)) {
            return;
        }
        boolean[] fixed = new boolean[frames.length];
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            fixed[context.indexOf(block.handler)] = true;
        }
        for (int i = 1; i < frames.length; i++) {
            if (frames[i] != null && !fixed[i] && !isLoop(i) && edges.containsKey(i)) {
                frames[i] = merged(i, frames);
            }
        }
    }

    private boolean isLoop(int instruction) {
        return edges.getOrDefault(instruction, Set.of()).stream().anyMatch(from -> from >= instruction);
    }

    private @Nullable ScanFrame merged(int instruction, @Nullable ScanFrame[] frames) throws AnalyzerException {
        ScanFrame all = null;
        for (int from : edges.getOrDefault(instruction, Set.of())) {
            ScanFrame before = frames[from];
            if (before == null) {
                continue;
            }
            ScanFrame after = new ScanFrame(context, before);
            AbstractInsnNode insn = method.instructions.get(from);
            if (insn.getOpcode() >= 0) {
                after.execute(insn, interpreter);
            }
            if (all == null) {
                all = after;
            } else {
                all.merge(after, interpreter, false);
            }
        }
        return all;
    }
}
