package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Reference;
import dev.regauge.lint.scan.Value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * Locals and stack of a method at one instruction, and beside them the content of the builders, arrays and lists that
 * the method has made. Content is shared between frames and never changed in place.
 */
final class ScanFrame extends Frame<Value> {

    private static final int LARGE = 64;
    private static final int LARGEST_ARRAY = 256;
    private static final int MOST_NESTED = 4;

    private final MethodContext context;
    private Map<Integer, Value> contents;
    private int instruction;

    ScanFrame(MethodContext context, int locals, int stack) {
        super(locals, stack);
        this.context = context;
        this.contents = Map.of();
    }

    ScanFrame(MethodContext context, ScanFrame other) {
        super(other.getLocals(), other.getMaxStackSize());
        this.context = context;
        this.contents = other.contents;
        init(other);
    }

    @Override
    public Frame<Value> init(Frame<? extends Value> other) {
        super.init(other);
        contents = ((ScanFrame) other).contents;
        return this;
    }

    /**
     * Takes in another path to the same instruction.
     *
     * @param closesLoop whether that path comes from below
     * @return whether anything is new
     */
    boolean merge(ScanFrame other, ScanInterpreter merger, boolean closesLoop) throws AnalyzerException {
        merger.closesLoop(closesLoop);
        boolean changed = super.merge(other, merger);
        boolean contentChanged = mergeContents(other, merger);
        merger.closesLoop(false);
        return changed || contentChanged;
    }

    /** Whether a local or a builder holds a text that ends in what a loop appends, or a local counts its turns. */
    boolean isGrowing() {
        for (int i = 0; i < getLocals(); i++) {
            if (Texts.endsInLoop(getLocal(i)) || getLocal(i) instanceof Value.Counter) {
                return true;
            }
        }
        return contents.values().stream().anyMatch(Texts::endsInLoop);
    }

    /** Lets each text grow, and each number count, that does so in the loop with this head. */
    void growAs(ScanFrame head) {
        for (int i = 0; i < getLocals(); i++) {
            if (getLocal(i) instanceof Text text && Texts.endsInLoop(head.getLocal(i))) {
                setLocal(i, Texts.growing(text));
            } else if (head.getLocal(i) instanceof Value.Counter counter
                    && getLocal(i).equals(new Value.Constant(counter.first(), "int"))) {
                setLocal(i, counter);
            }
        }
        Map<Integer, Value> grown = new HashMap<>(contents);
        grown.replaceAll((id, content) ->
                content instanceof Text text && Texts.endsInLoop(head.contents.getOrDefault(id, content))
                        ? Texts.growing(text)
                        : content);
        contents = grown;
    }

    private boolean mergeContents(ScanFrame from, ScanInterpreter merger) {
        if (contents == from.contents) {
            return false;
        }
        Map<Integer, Value> merged = new HashMap<>(contents);
        boolean changed = false;
        for (Map.Entry<Integer, Value> entry : from.contents.entrySet()) {
            Value before = contents.get(entry.getKey());
            Value after = before == null ? entry.getValue() : merger.merge(before, entry.getValue());
            if (!after.equals(before)) {
                merged.put(entry.getKey(), after);
                changed = true;
            }
        }
        if (changed) {
            contents = merged;
        }
        return changed;
    }

    @Override
    public void execute(AbstractInsnNode insn, Interpreter<Value> interpreter) throws AnalyzerException {
        instruction = context.indexOf(insn);
        switch (insn.getOpcode()) {
            case Opcodes.NEW -> push(new Value.Uninitialized(instruction, binary(((TypeInsnNode) insn).desc)));
            case Opcodes.ANEWARRAY -> newArray(Type.getObjectType(((TypeInsnNode) insn).desc));
            case Opcodes.NEWARRAY -> newArray(primitive(((IntInsnNode) insn).operand));
            case Opcodes.AASTORE, Opcodes.IASTORE, Opcodes.LASTORE, Opcodes.FASTORE, Opcodes.DASTORE -> store();
            case Opcodes.BASTORE, Opcodes.CASTORE, Opcodes.SASTORE -> store();
            case Opcodes.AALOAD -> load();
            case Opcodes.INVOKEDYNAMIC -> dynamic((InvokeDynamicInsnNode) insn);
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESTATIC, Opcodes.INVOKESPECIAL ->
                call((MethodInsnNode) insn);
            default -> super.execute(insn, interpreter);
        }
    }

    /** What a call is given, the receiver in front, content and all; asked of the frame before the call. */
    List<Value> arguments(int count) {
        List<Value> arguments = new ArrayList<>(count);
        for (int i = getStackSize() - count; i < getStackSize(); i++) {
            arguments.add(frozen(getStack(i)));
        }
        return arguments;
    }

    /** A value that means the same outside of the method. */
    Value frozen(Value value) {
        return frozen(value, MOST_NESTED);
    }

    private Value frozen(Value value, int nested) {
        if (nested == 0) {
            return new Value.Unknown(value.type(), value.origin());
        }
        Value content = content(value).orElse(value);
        if (content instanceof Items items) {
            return items.map(item -> frozen(item, nested - 1));
        }
        if (content instanceof Value.Entries entries) {
            return entries.map(item -> frozen(item, nested - 1));
        }
        if (content instanceof Value.Element element) {
            return new Value.Element(frozen(element.whole(), nested - 1), element.first(), element.type());
        }
        if (content instanceof Reference || content instanceof Value.Uninitialized) {
            return new Value.Unknown(value.type(), value.origin());
        }
        if (content instanceof Value.Instance made) {
            return new Value.Instance(
                    made.constructor(),
                    made.arguments().stream()
                            .map(item -> frozen(item, nested - 1))
                            .toList());
        }
        return content;
    }

    /** The text of a builder, the elements of an array or list. */
    Optional<Value> content(Value value) {
        Optional<Integer> id = id(value);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Value known = contents.get(id.get());
        if (known == null && value instanceof Value.Symbol symbol) {
            return Optional.of(Text.of(Draft.open(symbol)));
        }
        return Optional.ofNullable(known);
    }

    /** The texts of the builders among the parameters that the method has changed. */
    Map<Integer, Text> changedBuilders() {
        Map<Integer, Text> changed = new HashMap<>();
        contents.forEach((id, content) -> {
            if (id < 0 && content instanceof Text text) {
                changed.put(-1 - id, text);
            }
        });
        return changed;
    }

    /** Replaces the content of a builder, an array or a list; all aliases see it. */
    void content(Value value, Value content) {
        id(value).ifPresent(id -> put(id, content));
    }

    private static Optional<Integer> id(Value value) {
        if (value instanceof Reference reference) {
            return Optional.of(reference.id());
        }
        return value instanceof Value.Symbol symbol && symbol.isParameter() && isBuilder(symbol.type())
                ? Optional.of(-1 - symbol.parameter())
                : Optional.empty();
    }

    static boolean isBuilder(String type) {
        return type.equals("java.lang.StringBuilder") || type.equals("java.lang.StringBuffer");
    }

    private void put(int id, Value content) {
        Map<Integer, Value> changed = new HashMap<>(contents);
        changed.put(id, content);
        contents = changed;
        if (changed.size() > LARGE) {
            contents = reachable(changed);
        }
    }

    /** Forgets what no local and no stack slot reaches any more: a long method makes thousands of builders. */
    private Map<Integer, Value> reachable(Map<Integer, Value> all) {
        Map<Integer, Value> kept = new HashMap<>();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < getLocals(); i++) {
            keep(getLocal(i), all, kept, seen);
        }
        for (int i = 0; i < getStackSize(); i++) {
            keep(getStack(i), all, kept, seen);
        }
        all.forEach((id, content) -> {
            if (id < 0 || id == instruction) {
                kept.put(id, content);
            }
        });
        return kept;
    }

    private static void keep(Value value, Map<Integer, Value> all, Map<Integer, Value> kept, Set<Integer> seen) {
        Optional<Integer> id = id(value);
        if (id.isPresent() && seen.add(id.get())) {
            Value content = all.get(id.get());
            if (content != null) {
                kept.put(id.get(), content);
                if (content instanceof Items items) {
                    items.items().forEach(item -> keep(item, all, kept, seen));
                } else if (content instanceof Value.Entries entries) {
                    entries.all().forEach(item -> keep(item, all, kept, seen));
                }
            }
        }
    }

    private void newArray(Type element) {
        Value length = pop();
        String type = element.getClassName() + "[]";
        boolean known = length instanceof Value.Constant constant
                && constant.value() instanceof Integer number
                && number >= 0
                && number <= LARGEST_ARRAY;
        List<Value> items = new ArrayList<>();
        if (known) {
            int count = (Integer) ((Value.Constant) length).value();
            Value initial =
                    element.getSort() < Type.ARRAY ? new Value.Constant(0, element.getClassName()) : new Value.Null();
            for (int i = 0; i < count; i++) {
                items.add(initial);
            }
        }
        push(allocate(instruction, type, new Items(List.copyOf(items), known, type)));
    }

    /** Makes an object that changes. */
    Reference allocate(int id, String type, Value content) {
        put(id, content);
        return new Reference(id, type);
    }

    private void store() {
        Value value = pop();
        Value index = pop();
        Value array = pop();
        if (!(content(array).orElse(array) instanceof Items items)) {
            return;
        }
        List<Value> changed = new ArrayList<>(items.items());
        boolean known = index instanceof Value.Constant constant
                && constant.value() instanceof Integer at
                && at >= 0
                && at < changed.size();
        if (known) {
            changed.set((Integer) ((Value.Constant) index).value(), value);
        }
        content(array, new Items(List.copyOf(changed), items.complete() && known, items.type()));
    }

    private void load() {
        Value index = pop();
        Value array = pop();
        Value content = content(array).orElse(array);
        String type = content.type().endsWith("[]")
                ? content.type().substring(0, content.type().length() - 2)
                : "java.lang.Object";
        push(item(content, index)
                .or(() -> element(array, index, type))
                .or(() -> content instanceof Items items ? items.any() : Optional.empty())
                .orElse(new Value.Unknown(type, elementWords(array))));
    }

    /** An element of something that callers, or the rest of the method, may know. */
    static Optional<Value> element(Value whole, Value index, String type) {
        boolean followed = whole instanceof Reference || whole instanceof Items || whole instanceof Value.Symbol;
        return followed && index instanceof Value.Counter counter
                ? Optional.of(new Value.Element(whole, counter.first(), type))
                : Optional.empty();
    }

    private static String elementWords(Value array) {
        return array.origin().isEmpty() ? "an array" : array.origin();
    }

    /** An element of an array or list, where index and content are known. */
    static Optional<Value> item(Value content, Value index) {
        if (content instanceof Items items
                && index instanceof Value.Constant constant
                && constant.value() instanceof Integer at
                && items.complete()
                && at >= 0
                && at < items.items().size()) {
            return Optional.of(items.items().get(at));
        }
        return Optional.empty();
    }

    private void call(MethodInsnNode insn) {
        List<Value> arguments = popArguments(insn.desc, insn.getOpcode() != Opcodes.INVOKESTATIC);
        Value result = context.calls().evaluate(this, instruction, insn, arguments);
        if (insn.name.equals("<init>") && arguments.get(0) instanceof Value.Uninitialized made) {
            replace(made, result);
        } else if (!insn.desc.endsWith(")V")) {
            push(result);
        }
    }

    private void dynamic(InvokeDynamicInsnNode insn) {
        List<Value> arguments = popArguments(insn.desc, false);
        push(context.calls().dynamic(this, insn, arguments));
    }

    private List<Value> popArguments(String descriptor, boolean receiver) {
        int count = Type.getArgumentCount(descriptor) + (receiver ? 1 : 0);
        Value[] arguments = new Value[count];
        for (int i = count - 1; i >= 0; i--) {
            arguments[i] = pop();
        }
        return List.of(arguments);
    }

    private void replace(Value before, Value after) {
        for (int i = 0; i < getLocals(); i++) {
            if (before.equals(getLocal(i))) {
                setLocal(i, after);
            }
        }
        for (int i = 0; i < getStackSize(); i++) {
            if (before.equals(getStack(i))) {
                setStack(i, after);
            }
        }
    }

    private static String binary(String internalName) {
        return internalName.replace('/', '.');
    }

    private static Type primitive(int code) {
        return switch (code) {
            case Opcodes.T_BOOLEAN -> Type.BOOLEAN_TYPE;
            case Opcodes.T_CHAR -> Type.CHAR_TYPE;
            case Opcodes.T_FLOAT -> Type.FLOAT_TYPE;
            case Opcodes.T_DOUBLE -> Type.DOUBLE_TYPE;
            case Opcodes.T_BYTE -> Type.BYTE_TYPE;
            case Opcodes.T_SHORT -> Type.SHORT_TYPE;
            case Opcodes.T_LONG -> Type.LONG_TYPE;
            default -> Type.INT_TYPE;
        };
    }
}
