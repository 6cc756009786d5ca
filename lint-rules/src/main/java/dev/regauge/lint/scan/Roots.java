package dev.regauge.lint.scan;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** The methods of a class that are worth analysing by themselves: all others are analysed when these ask for them. */
final class Roots {

    private final Summaries summaries;

    Roots(Summaries summaries) {
        this.summaries = summaries;
    }

    List<MethodKey> in(ClassFile file) {
        Optional<ClassNode> tree = summaries.program().tree(file.name());
        return tree.map(node -> node.methods).orElse(List.of()).stream()
                .filter(this::isRoot)
                .map(method -> new MethodKey(file.name(), method.name, method.desc))
                .toList();
    }

    private boolean isRoot(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (isRoot(insn)) {
                return true;
            }
        }
        return false;
    }

    private boolean isRoot(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            return isRoot(call);
        }
        return insn instanceof FieldInsnNode field
                ? field.desc.startsWith("Ljava/sql/")
                : insn.getOpcode() == Opcodes.NEW && makesRoot((TypeInsnNode) insn);
    }

    private boolean isRoot(MethodInsnNode call) {
        return call.owner.startsWith("java/sql/")
                || call.desc.contains("Ljava/sql/")
                || summaries
                        .sinks()
                        .match(new MethodKey(call.owner, call.name, call.desc))
                        .isPresent()
                || SinkArguments.takesCreator(new MethodKey(call.owner, call.name, call.desc));
    }

    /** An anonymous class with a sink takes what it captures from the method that makes it. */
    private boolean makesRoot(TypeInsnNode insn) {
        return Recorder.isAnonymous(insn.desc) && summaries.isNear(insn.desc);
    }
}
