package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Constant;
import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Null;
import dev.regauge.lint.scan.Value.Rows;
import dev.regauge.lint.scan.Value.Statement;
import dev.regauge.lint.scan.Value.Symbol;
import dev.regauge.lint.scan.Value.Text;
import dev.regauge.lint.scan.Value.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** What the instructions that need no content do to values, and what a value is where two paths meet. */
final class ScanInterpreter extends Interpreter<Value> {

    private static final String COMPUTED = "a computed value";

    private final MethodContext context;
    private boolean loop;

    ScanInterpreter(MethodContext context) {
        super(Opcodes.ASM9);
        this.context = context;
    }

    /** Tells that the merges that follow close a loop. */
    void closesLoop(boolean closes) {
        loop = closes;
    }

    @Override
    public @Nullable Value newValue(@Nullable Type type) {
        if (type == null) {
            return Unknown.EMPTY;
        }
        return type.getSort() == Type.VOID ? null : new Unknown(type.getClassName(), COMPUTED);
    }

    @Override
    public Value newParameterValue(boolean onInstance, int local, Type type) {
        return context.parameter(local, type);
    }

    @Override
    public Value newOperation(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return new Constant(opcode - Opcodes.ICONST_0, "int");
        }
        return switch (opcode) {
            case Opcodes.ACONST_NULL -> new Null();
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> new Constant((long) opcode - Opcodes.LCONST_0, "long");
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 ->
                new Constant((float) opcode - Opcodes.FCONST_0, "float");
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> new Constant((double) opcode - Opcodes.DCONST_0, "double");
            case Opcodes.BIPUSH, Opcodes.SIPUSH -> new Constant(((IntInsnNode) insn).operand, "int");
            case Opcodes.LDC -> constant(((LdcInsnNode) insn).cst);
            case Opcodes.GETSTATIC -> context.fields().ofClass((FieldInsnNode) insn);
            default -> Unknown.EMPTY;
        };
    }

    static Value constant(Object value) {
        if (value instanceof String text) {
            return Texts.of(text);
        }
        if (value instanceof Type type) {
            boolean method = type.getSort() == Type.METHOD;
            return method ? new Unknown("java.lang.invoke.MethodType", COMPUTED) : literal(type);
        }
        if (value instanceof Integer) {
            return new Constant(value, "int");
        }
        if (value instanceof Long) {
            return new Constant(value, "long");
        }
        if (value instanceof Float) {
            return new Constant(value, "float");
        }
        if (value instanceof Double) {
            return new Constant(value, "double");
        }
        if (value instanceof org.objectweb.asm.ConstantDynamic dynamic) {
            return new Unknown(Type.getType(dynamic.getDescriptor()).getClassName(), COMPUTED);
        }
        return new Unknown("java.lang.Object", COMPUTED);
    }

    private static Value literal(Type type) {
        return new Value.ClassLiteral(
                type.getSort() == Type.OBJECT ? type.getInternalName().replace('/', '.') : type.getClassName());
    }

    @Override
    public Value copyOperation(AbstractInsnNode insn, Value value) {
        return value;
    }

    @Override
    public @Nullable Value unaryOperation(AbstractInsnNode insn, Value value) {
        return switch (insn.getOpcode()) {
            case Opcodes.IINC -> shifted(value, ((IincInsnNode) insn).incr);
            case Opcodes.CHECKCAST ->
                cast(value, Type.getObjectType(((TypeInsnNode) insn).desc).getClassName());
            case Opcodes.GETFIELD -> context.fields().ofObject((FieldInsnNode) insn, value);
            case Opcodes.INEG, Opcodes.L2I, Opcodes.F2I, Opcodes.D2I, Opcodes.INSTANCEOF, Opcodes.ARRAYLENGTH ->
                new Unknown("int", COMPUTED);
            case Opcodes.I2B, Opcodes.I2C, Opcodes.I2S -> value;
            case Opcodes.I2L -> widened(value);
            case Opcodes.LNEG, Opcodes.F2L, Opcodes.D2L -> new Unknown("long", COMPUTED);
            case Opcodes.FNEG, Opcodes.I2F, Opcodes.L2F, Opcodes.D2F -> new Unknown("float", COMPUTED);
            case Opcodes.DNEG, Opcodes.I2D, Opcodes.L2D, Opcodes.F2D -> new Unknown("double", COMPUTED);
            default -> null;
        };
    }

    private static Value widened(Value value) {
        return value instanceof Constant constant && constant.value() instanceof Integer number
                ? new Constant(number.longValue(), "long")
                : new Unknown("long", value.origin());
    }

    private static Value shifted(Value value, int by) {
        if (value instanceof Value.Counter counter) {
            return new Value.Counter(counter.first() + by);
        }
        return value instanceof Constant constant && constant.value() instanceof Integer number
                ? new Constant(number + by, "int")
                : new Unknown("int", COMPUTED);
    }

    private static Value cast(Value value, String type) {
        if (value instanceof Unknown unknown) {
            return new Unknown(type, unknown.origin());
        }
        if (value instanceof Symbol symbol) {
            return symbol.as(type);
        }
        if (value instanceof Value.Element element) {
            return new Value.Element(element.whole(), element.first(), type);
        }
        return value;
    }

    @Override
    public @Nullable Value binaryOperation(AbstractInsnNode insn, Value left, Value right) {
        boolean known = left instanceof Constant a
                && right instanceof Constant b
                && a.value() instanceof Integer
                && b.value() instanceof Integer;
        if (insn.getOpcode() == Opcodes.IADD
                && left instanceof Value.Counter
                && right instanceof Constant by
                && by.value() instanceof Integer number) {
            return shifted(left, number);
        }
        return known
                ? computed(insn.getOpcode(), (int) ((Constant) left).value(), (int) ((Constant) right).value())
                : result(insn.getOpcode());
    }

    private static @Nullable Value computed(int opcode, int left, int right) {
        return switch (opcode) {
            case Opcodes.IADD -> new Constant(left + right, "int");
            case Opcodes.ISUB -> new Constant(left - right, "int");
            case Opcodes.IMUL -> new Constant(left * right, "int");
            default -> result(opcode);
        };
    }

    private static @Nullable Value result(int opcode) {
        return switch (opcode) {
            case Opcodes.LALOAD, Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LDIV, Opcodes.LREM ->
                new Unknown("long", COMPUTED);
            case Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR, Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR ->
                new Unknown("long", COMPUTED);
            case Opcodes.FALOAD, Opcodes.FADD, Opcodes.FSUB, Opcodes.FMUL, Opcodes.FDIV, Opcodes.FREM ->
                new Unknown("float", COMPUTED);
            case Opcodes.DALOAD, Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM ->
                new Unknown("double", COMPUTED);
            case Opcodes.PUTFIELD -> null;
            default -> new Unknown("int", COMPUTED);
        };
    }

    @Override
    public @Nullable Value ternaryOperation(AbstractInsnNode insn, Value first, Value second, Value third) {
        return null;
    }

    @Override
    public Value naryOperation(AbstractInsnNode insn, List<? extends Value> values) {
        return insn instanceof MultiANewArrayInsnNode array
                ? new Unknown(Type.getType(array.desc).getClassName(), "an array")
                : Unknown.EMPTY;
    }

    @Override
    public void returnOperation(AbstractInsnNode insn, Value value, Value expected) {
        // what a method returns is read from its frames in the end
    }

    @Override
    public Value merge(Value one, Value other) {
        if (one == other || one.equals(other) || one.equals(Unknown.EMPTY)) {
            return one;
        }
        if (other.equals(Unknown.EMPTY)) {
            return other;
        }
        if (one instanceof Text a && other instanceof Text b) {
            return loop ? Texts.widened(a, b) : Texts.union(a, b);
        }
        if (loop && counts(one, other)) {
            return one instanceof Constant first ? new Value.Counter((int) first.value()) : one;
        }
        Value joined = join(one, other);
        // a number that a loop changes is none of a few
        return loop && joined instanceof Value.OneOf && !joined.equals(one)
                ? new Unknown(one.type(), COMPUTED)
                : joined;
    }

    /** Whether a number is one more after a turn of a loop. */
    private static boolean counts(Value before, Value after) {
        return (before instanceof Constant a
                        && after instanceof Constant b
                        && a.value() instanceof Integer x
                        && b.value() instanceof Integer y
                        && y == x + 1)
                || (before instanceof Value.Counter c
                        && after instanceof Value.Counter d
                        && d.first() == c.first() + 1);
    }

    /** Either of two values, outside of loops. */
    static Value join(Value one, Value other) {
        if (one.equals(other) || other instanceof Null) {
            return one;
        }
        if (one instanceof Null) {
            return other;
        }
        if (one instanceof Value.Counter counter && other.equals(new Constant(counter.first(), "int"))) {
            return one;
        }
        if (other instanceof Value.Counter counter && one.equals(new Constant(counter.first(), "int"))) {
            return other;
        }
        if ((one instanceof Text || other instanceof Text) && isText(one) && isText(other)) {
            return Texts.union(Texts.of(one), Texts.of(other));
        }
        if (one instanceof Statement a) {
            return other instanceof Statement b ? new Statement(union(a.sources(), b.sources())) : one;
        }
        if (one instanceof Rows a) {
            return other instanceof Rows b ? new Rows(union(a.sources(), b.sources())) : one;
        }
        if (other instanceof Statement || other instanceof Rows) {
            return other;
        }
        if (one instanceof Items a && other instanceof Items b) {
            return join(a, b);
        }
        if (one instanceof Value.Entries a && other instanceof Value.Entries b) {
            return a.or(b);
        }
        return Value.OneOf.of(one, other)
                .orElseGet(() ->
                        new Unknown(one.type().equals(other.type()) ? one.type() : "java.lang.Object", words(one)));
    }

    private static String words(Value value) {
        return value.origin().isEmpty() ? COMPUTED : value.origin();
    }

    /** Whether nothing but a type is known of a value, not even where it comes from. */
    static boolean isUnknown(Value value) {
        return value instanceof Unknown unknown
                && (unknown.origin().isEmpty() || unknown.origin().equals(COMPUTED));
    }

    private static boolean isText(Value value) {
        return value.type().equals(Value.STRING);
    }

    private static Items join(Items one, Items other) {
        int both = Math.min(one.items().size(), other.items().size());
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < both; i++) {
            items.add(join(one.items().get(i), other.items().get(i)));
        }
        boolean complete = one.complete()
                && other.complete()
                && one.items().size() == other.items().size();
        return new Items(
                List.copyOf(items), complete, one.type(), complete ? Optional.empty() : rest(one, other, both));
    }

    /** What the elements are that are not there on both paths, where they are all known. */
    private static Optional<Value> rest(Items one, Items other, int both) {
        return one.isKnown() && other.isKnown()
                ? Stream.of(one, other)
                        .flatMap(items -> Stream.concat(
                                items.items().subList(both, items.items().size()).stream(), items.rest().stream()))
                        .reduce(ScanInterpreter::join)
                : Optional.empty();
    }

    private static Set<Source> union(Set<Source> one, Set<Source> other) {
        Set<Source> all = new LinkedHashSet<>(one);
        return all.addAll(other) ? all : one;
    }
}
