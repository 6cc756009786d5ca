package dev.regauge.lint.scan.source;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Types of values as far as sources show them without attribution. What is not known is {@link #UNKNOWN}, not guessed. */
final class Kinds {

    /** A reference, or a value in a box, of a type that nobody knows. */
    static final Type UNKNOWN = Type.getObjectType("?");

    /** The type of {@code null}. */
    static final Type NULL = Type.getObjectType("null");

    static final Type OBJECT = Type.getObjectType("java/lang/Object");
    static final Type STRING = Type.getObjectType("java/lang/String");
    static final Type CLASS = Type.getObjectType("java/lang/Class");
    static final Type OBJECTS = Type.getType("[Ljava/lang/Object;");
    static final Type INTS = Type.getType("[I");

    private static final Map<Type, String> BOXES = Map.of(
            Type.INT_TYPE, "java/lang/Integer",
            Type.LONG_TYPE, "java/lang/Long",
            Type.SHORT_TYPE, "java/lang/Short",
            Type.BYTE_TYPE, "java/lang/Byte",
            Type.BOOLEAN_TYPE, "java/lang/Boolean",
            Type.CHAR_TYPE, "java/lang/Character",
            Type.FLOAT_TYPE, "java/lang/Float",
            Type.DOUBLE_TYPE, "java/lang/Double");
    private static final List<Type> WIDTHS =
            List.of(Type.BYTE_TYPE, Type.SHORT_TYPE, Type.INT_TYPE, Type.LONG_TYPE, Type.FLOAT_TYPE, Type.DOUBLE_TYPE);

    private Kinds() {}

    static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY && !type.equals(Type.VOID_TYPE);
    }

    /** The type as it can stand in a descriptor. */
    static Type real(Type type) {
        if (type.getSort() == Type.ARRAY) {
            Type element = real(type.getElementType());
            return Type.getType("[".repeat(type.getDimensions()) + element.getDescriptor());
        }
        return type.equals(UNKNOWN) || type.equals(NULL) ? OBJECT : type;
    }

    static Type arrayOf(Type element) {
        return Type.getType("[" + element.getDescriptor());
    }

    static Type elementOf(Type array) {
        return array.getSort() == Type.ARRAY
                ? Type.getType(array.getDescriptor().substring(1))
                : UNKNOWN;
    }

    static Type boxed(Type type) {
        String box = BOXES.get(type);
        return box == null ? type : Type.getObjectType(box);
    }

    /** The primitive type in a box; of all else the type itself. */
    static Type unboxed(Type type) {
        return BOXES.entrySet().stream()
                .filter(entry ->
                        type.getSort() == Type.OBJECT && entry.getValue().equals(type.getInternalName()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(type);
    }

    /** Whether a primitive value widens to another. */
    static boolean widens(Type from, Type to) {
        int start = from.equals(Type.CHAR_TYPE) ? WIDTHS.indexOf(Type.SHORT_TYPE) : WIDTHS.indexOf(from);
        int end = WIDTHS.indexOf(to);
        return from.equals(to)
                || (start >= 0 && end > start && !(from.equals(Type.CHAR_TYPE) && to.equals(Type.SHORT_TYPE)));
    }

    /** The type of an arithmetic result; unknown where an operand is. */
    static Type arithmetic(Type one, Type other) {
        Type left = unboxed(one);
        Type right = unboxed(other);
        if (!isPrimitive(left) || !isPrimitive(right)) {
            return UNKNOWN;
        }
        if (left.equals(Type.BOOLEAN_TYPE) && right.equals(Type.BOOLEAN_TYPE)) {
            return Type.BOOLEAN_TYPE;
        }
        int widest = Math.max(Math.max(WIDTHS.indexOf(left), WIDTHS.indexOf(right)), WIDTHS.indexOf(Type.INT_TYPE));
        return WIDTHS.get(widest);
    }

    /** The type of either of two values. */
    static Type joined(Type one, Type other) {
        if (one.equals(other) || other.equals(NULL)) {
            return boxedUnlessSame(one, other);
        }
        if (one.equals(NULL)) {
            return boxed(other);
        }
        Type arithmetic = arithmetic(one, other);
        return isPrimitive(one) || isPrimitive(other) ? arithmetic : UNKNOWN;
    }

    private static Type boxedUnlessSame(Type one, Type other) {
        return one.equals(other) ? one : boxed(one);
    }

    /** The opcode that widens or narrows a number; NOP where both are alike for the virtual machine. */
    static int conversion(Type from, Type to) {
        String way = letter(from) + letter(to);
        return switch (way) {
            case "IJ" -> Opcodes.I2L;
            case "IF" -> Opcodes.I2F;
            case "ID" -> Opcodes.I2D;
            case "JI" -> Opcodes.L2I;
            case "JF" -> Opcodes.L2F;
            case "JD" -> Opcodes.L2D;
            case "FI" -> Opcodes.F2I;
            case "FJ" -> Opcodes.F2L;
            case "FD" -> Opcodes.F2D;
            case "DI" -> Opcodes.D2I;
            case "DJ" -> Opcodes.D2L;
            case "DF" -> Opcodes.D2F;
            default -> Opcodes.NOP;
        };
    }

    private static String letter(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> "J";
            case Type.FLOAT -> "F";
            case Type.DOUBLE -> "D";
            default -> "I";
        };
    }

    /** What the instruction for a new array calls its elements. */
    static int arrayCode(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> Opcodes.T_BOOLEAN;
            case Type.CHAR -> Opcodes.T_CHAR;
            case Type.FLOAT -> Opcodes.T_FLOAT;
            case Type.DOUBLE -> Opcodes.T_DOUBLE;
            case Type.BYTE -> Opcodes.T_BYTE;
            case Type.SHORT -> Opcodes.T_SHORT;
            case Type.LONG -> Opcodes.T_LONG;
            default -> Opcodes.T_INT;
        };
    }
}
