package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds who calls some methods, or hands them on, in one pass over the program. */
final class Callers {

    private final Program program;
    private final Set<MethodKey> called;
    private final Set<String> names;
    private final Set<String> signatures;
    private final List<Call> found = new ArrayList<>();

    /** One method calls another. */
    record Call(MethodKey caller, MethodKey called) {}

    private Callers(Collection<MethodKey> called, Program program) {
        this.program = program;
        this.called = new HashSet<>(called);
        this.names = called.stream().map(MethodKey::name).collect(Collectors.toSet());
        this.signatures = called.stream().map(MethodKey::signature).collect(Collectors.toSet());
    }

    static List<Call> of(Collection<MethodKey> called, Program program) {
        Callers callers = new Callers(called, program);
        for (ClassFile file : program.callersOf(called)) {
            program.tree(file.name())
                    .ifPresent(tree -> tree.methods.forEach(
                            method -> callers.in(method, new MethodKey(file.name(), method.name, method.desc))));
        }
        return callers.found.stream().distinct().toList();
    }

    private void in(MethodNode method, MethodKey caller) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call && isNamed(call.name, call.desc)) {
                add(caller, program.targets(call.getOpcode(), new MethodKey(call.owner, call.name, call.desc)));
            } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle && isNamed(handle.getName(), handle.getDesc())) {
                        add(caller, program.targets(handle));
                    }
                }
            }
        }
    }

    private boolean isNamed(String name, String descriptor) {
        return names.contains(name) && signatures.contains(name + descriptor);
    }

    private void add(MethodKey caller, List<MethodKey> targets) {
        targets.stream().filter(called::contains).forEach(target -> found.add(new Call(caller, target)));
    }
}
