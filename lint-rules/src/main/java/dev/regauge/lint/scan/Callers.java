package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds who calls a method, or hands it on. */
final class Callers {

    private Callers() {}

    static List<MethodKey> of(MethodKey called, Program program) {
        List<MethodKey> callers = new ArrayList<>();
        for (ClassFile file : program.classes()) {
            if (file.calls(called)) {
                for (MethodNode method : program.tree(file.name()).orElseThrow().methods) {
                    if (calls(method, called, program)) {
                        callers.add(new MethodKey(file.name(), method.name, method.desc));
                    }
                }
            }
        }
        return callers;
    }

    private static boolean calls(MethodNode method, MethodKey called, Program program) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call
                    && call.name.equals(called.name())
                    && call.desc.equals(called.descriptor())) {
                MethodKey key = new MethodKey(call.owner, call.name, call.desc);
                if (program.targets(call.getOpcode(), key).contains(called)) {
                    return true;
                }
            }
            if (insn instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle
                            && handle.getName().equals(called.name())
                            && program.targets(handle).contains(called)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
