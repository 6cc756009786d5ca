package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** One method under analysis, and whom to ask about the rest of the program. */
final class MethodContext {

    /** Steps that the analysis of a method may take for each of its instructions. */
    private static final int MOST_STEPS = 60;

    private static final long MOST_SLOTS = 30_000_000;

    private final MethodKey key;
    private final MethodNode method;
    private final Calls calls;
    private final Fields fields;
    private final List<Type> parameters;

    MethodContext(MethodKey key, MethodNode method, Program program, Calls calls, Fields fields) {
        this.key = key;
        this.method = method;
        this.calls = calls;
        this.fields = fields;
        this.parameters = program.parameters(key);
    }

    MethodKey key() {
        return key;
    }

    MethodNode method() {
        return method;
    }

    Calls calls() {
        return calls;
    }

    Fields fields() {
        return fields;
    }

    int indexOf(AbstractInsnNode insn) {
        return method.instructions.indexOf(insn);
    }

    /** The source line of each instruction, 0 where the class file has none. */
    int[] lines() {
        int[] lines = new int[method.instructions.size()];
        int line = 0;
        for (int i = 0; i < lines.length; i++) {
            if (method.instructions.get(i) instanceof LineNumberNode number) {
                line = number.line;
            }
            lines[i] = line;
        }
        return lines;
    }

    /**
     * The state before each instruction; null for one that is never reached.
     *
     * @throws AnalyzerException where the code is not sound, or too large to be analysed in bounded time
     */
    @Nullable
    ScanFrame[] frames() throws AnalyzerException {
        long slots = (long) method.instructions.size() * (method.maxLocals + method.maxStack);
        if (slots > MOST_SLOTS) {
            throw new AnalyzerException(method.instructions.getFirst(), "too large");
        }
        long mostSteps = 10_000L + (long) MOST_STEPS * method.instructions.size();
        Walk first = new Walk(this, mostSteps, Map.of());
        @Nullable ScanFrame[] frames = first.frames();
        Map<Integer, ScanFrame> growing = first.growingLoops();
        return growing.isEmpty() ? frames : new Walk(this, mostSteps, growing).frames();
    }

    /** The types of the parameters, the receiver in front. */
    List<Type> parameters() {
        return parameters;
    }

    /** What a parameter is before anything is known of its callers. */
    Value parameter(int local, Type type) {
        int index = parameterAt(local);
        String binary = type.getClassName();
        if (Fields.isStatement(type)) {
            return new Value.Statement(Set.of(new Source.OfParameter(index)));
        }
        if (Fields.isRows(type)) {
            return new Value.Rows(Set.of(new Source.OfParameter(index)));
        }
        return new Value.Symbol(index, "", binary, words(index, local));
    }

    private int parameterAt(int local) {
        int slot = 0;
        for (int i = 0; i < parameters.size(); i++) {
            if (slot == local) {
                return i;
            }
            slot += parameters.get(i).getSize();
        }
        return 0;
    }

    private String words(int index, int local) {
        String of = " of " + ClassScanner.sourceMethod(key.name());
        return parameterName(index, local)
                .map(name -> "the parameter \"" + name + "\"" + of)
                .orElse("a parameter" + of);
    }

    private Optional<String> parameterName(int index, int local) {
        if (method.localVariables != null) {
            for (var variable : method.localVariables) {
                if (variable.index == local && method.instructions.indexOf(variable.start) <= 1) {
                    return Optional.of(variable.name);
                }
            }
        }
        int declared = index - (parameters.size() - Type.getArgumentCount(key.descriptor()));
        if (method.parameters != null && declared >= 0 && declared < method.parameters.size()) {
            return Optional.ofNullable(method.parameters.get(declared).name);
        }
        return Optional.empty();
    }

    /** The values of the parameters where nothing is known of them, in order. */
    static List<Value> unknown(List<Type> types) {
        List<Value> values = new ArrayList<>();
        types.forEach(type -> values.add(new Value.Unknown(type.getClassName(), "a computed value")));
        return values;
    }
}
