package dev.regauge.lint.scan.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** The code of one method on its way: its instructions, its local variables, and where jumps lead to. */
final class Code {

    /** No text constant of a class file may be longer. */
    private static final int LONGEST_TEXT = 20_000;

    /** More cannot be in the 64 kB of a method, lines and labels included. */
    private static final int MOST_INSTRUCTIONS = 100_000;

    private static final int MOST_CONCATENATED = 150;

    private static final Handle NOBODY = new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/ConstantBootstraps",
            "nullConstant",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;",
            false);
    private static final Handle CONCAT = new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/StringConcatFactory",
            "makeConcat",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)"
                    + "Ljava/lang/invoke/CallSite;",
            false);
    private static final Handle LAMBDA = new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/LambdaMetafactory",
            "metafactory",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                    + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
                    + "Ljava/lang/invoke/CallSite;",
            false);

    private final MethodNode node;
    private final Deque<Map<String, Local>> scopes = new ArrayDeque<>();
    private final Exits exits = new Exits();
    /** Instructions that are aside waiting, while others are written. */
    private int waiting;

    private int free;
    private long line = -1;

    /** A local variable. */
    record Local(int slot, Type type) {}

    Code(MethodNode node, int firstFree) {
        this.node = node;
        this.free = firstFree;
        scopes.push(new HashMap<>());
    }

    MethodNode node() {
        return node;
    }

    boolean isStatic() {
        return (node.access & Opcodes.ACC_STATIC) != 0;
    }

    void open() {
        scopes.push(new HashMap<>());
    }

    void close() {
        scopes.pop();
    }

    /** A new variable, which hides others of its name. */
    Local declare(String name, Type type) {
        Local local = new Local(free, type);
        free += Kinds.real(type).getSize();
        scopes.element().put(name, local);
        return local;
    }

    Optional<Local> local(String name) {
        for (Map<String, Local> scope : scopes) {
            Local found = scope.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Where jumps out of loops and switches lead to. */
    Exits exits() {
        return exits;
    }

    /** Writes instructions aside, to be put where they belong by {@link #append}. */
    InsnList aside(Runnable writing) {
        InsnList before = node.instructions;
        node.instructions = new InsnList();
        waiting += before.size();
        line = -1;
        try {
            writing.run();
            return node.instructions;
        } finally {
            node.instructions = before;
            waiting -= before.size();
            line = -1;
        }
    }

    /**
     * To be asked now and then.
     *
     * @throws TooLarge where no class file could hold what was written
     */
    void limit() {
        if (waiting + node.instructions.size() > MOST_INSTRUCTIONS) {
            throw new TooLarge();
        }
    }

    void append(InsnList instructions) {
        node.instructions.add(instructions);
        line = -1;
    }

    void at(long number) {
        if (number > 0 && number <= 0xFFFF && number != line) {
            line = number;
            Label here = new Label();
            node.visitLabel(here);
            node.visitLineNumber((int) number, here);
        }
    }

    void op(int opcode) {
        node.visitInsn(opcode);
    }

    void jump(int opcode, Label to) {
        node.visitJumpInsn(opcode, to);
    }

    void place(Label label) {
        node.visitLabel(label);
        line = -1;
    }

    void handler(Label start, Label end, Label handler, Type caught) {
        place(handler);
        alsoHandles(start, end, handler, caught);
    }

    /** The same for another kind of exception. */
    void alsoHandles(Label start, Label end, Label handler, Type caught) {
        node.tryCatchBlocks.add(new TryCatchBlockNode(
                labelOf(start),
                labelOf(end),
                labelOf(handler),
                Kinds.real(caught).getInternalName()));
    }

    private static LabelNode labelOf(Label label) {
        return (LabelNode) label.info;
    }

    void number(int value) {
        if (value >= -1 && value <= 5) {
            op(Opcodes.ICONST_0 + value);
        } else if (value == (short) value) {
            node.visitIntInsn(value == (byte) value ? Opcodes.BIPUSH : Opcodes.SIPUSH, value);
        } else {
            node.visitLdcInsn(value);
        }
    }

    /** A constant: a text, a number in its box, a class. */
    Type constant(Object value) {
        if (value instanceof String text) {
            text(text);
            return Kinds.STRING;
        }
        if (value instanceof Boolean truth) {
            number(truth ? 1 : 0);
            return Type.BOOLEAN_TYPE;
        }
        if (value instanceof Character letter) {
            number(letter);
            return Type.CHAR_TYPE;
        }
        if (value instanceof Long || value instanceof Float || value instanceof Double) {
            node.visitLdcInsn(value);
            return value instanceof Long ? Type.LONG_TYPE : value instanceof Float ? Type.FLOAT_TYPE : Type.DOUBLE_TYPE;
        }
        number(((Number) value).intValue());
        return Type.INT_TYPE;
    }

    private void text(String text) {
        List<Type> parts = new ArrayList<>();
        for (int start = 0; start < text.length() || start == 0; start += LONGEST_TEXT) {
            node.visitLdcInsn(text.substring(start, Math.min(text.length(), start + LONGEST_TEXT)));
            parts.add(Kinds.STRING);
        }
        if (parts.size() > 1) {
            concat(parts);
        }
    }

    /** A class literal. */
    void type(Type type) {
        if (type.getSort() < Type.ARRAY) {
            String box = type.equals(Type.VOID_TYPE)
                    ? "java/lang/Void"
                    : Kinds.boxed(type).getInternalName();
            field(Opcodes.GETSTATIC, box, "TYPE", Kinds.CLASS);
        } else {
            node.visitLdcInsn(Kinds.real(type));
        }
    }

    /** A value of which nothing but the type is known. */
    Type unknown(Type type) {
        Type real = Kinds.real(type);
        if (real.getSort() == Type.BOOLEAN || real.getSort() == Type.CHAR || real.getSort() == Type.SHORT) {
            real = Type.INT_TYPE;
        }
        node.visitLdcInsn(new ConstantDynamic("unknown", real.getDescriptor(), NOBODY));
        return type;
    }

    void load(Local local) {
        node.visitVarInsn(Kinds.real(local.type()).getOpcode(Opcodes.ILOAD), local.slot());
    }

    void store(Local local) {
        node.visitVarInsn(Kinds.real(local.type()).getOpcode(Opcodes.ISTORE), local.slot());
    }

    void increment(Local local, int by) {
        node.visitIincInsn(local.slot(), by);
    }

    void self() {
        node.visitVarInsn(Opcodes.ALOAD, 0);
    }

    void field(int opcode, String owner, String name, Type type) {
        node.visitFieldInsn(opcode, owner, name, Kinds.real(type).getDescriptor());
    }

    void call(int opcode, String owner, String name, String descriptor, boolean onInterface) {
        node.visitMethodInsn(opcode, owner, name, descriptor, onInterface);
    }

    /** Asks whether what is on the stack is of a type, and leaves it there. */
    void test(Type type) {
        op(Opcodes.DUP);
        node.visitTypeInsn(Opcodes.INSTANCEOF, type.getInternalName());
        op(Opcodes.POP);
    }

    void cast(Type type) {
        node.visitTypeInsn(Opcodes.CHECKCAST, Kinds.real(type).getInternalName());
    }

    void make(Type type) {
        node.visitTypeInsn(Opcodes.NEW, Kinds.real(type).getInternalName());
    }

    /** A new array; its length is on the stack. */
    void array(Type element) {
        Type real = Kinds.real(element);
        if (Kinds.isPrimitive(real)) {
            node.visitIntInsn(Opcodes.NEWARRAY, Kinds.arrayCode(real));
        } else {
            node.visitTypeInsn(Opcodes.ANEWARRAY, real.getInternalName());
        }
    }

    /** Takes a value of a type from the stack. */
    void drop(Type type) {
        if (!type.equals(Type.VOID_TYPE)) {
            op(Kinds.real(type).getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
    }

    void duplicate(Type type) {
        op(type.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
    }

    /** Texts and other values on the stack become one text. */
    void concat(List<Type> parts) {
        String descriptor = Type.getMethodDescriptor(
                Kinds.STRING, parts.stream().map(Kinds::real).toArray(Type[]::new));
        node.visitInvokeDynamicInsn("makeConcat", descriptor, CONCAT);
    }

    static boolean isFull(List<Type> parts) {
        return parts.size() >= MOST_CONCATENATED;
    }

    void function(List<Type> captured, Type type, Handle body) {
        String descriptor = Type.getMethodDescriptor(
                Kinds.real(type), captured.stream().map(Kinds::real).toArray(Type[]::new));
        Type plain = Type.getMethodType(body.getDesc());
        node.visitInvokeDynamicInsn("apply", descriptor, LAMBDA, plain, body, plain);
    }

    /** Makes a value of one type one of another, as an assignment does. */
    void convert(Type from, Type to) {
        new Conversion(this).convert(from, to);
    }
}
