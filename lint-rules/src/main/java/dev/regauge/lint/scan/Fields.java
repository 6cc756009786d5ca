package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Program.DeclaredField;
import dev.regauge.lint.scan.Value.Instance;
import dev.regauge.lint.scan.Value.Rows;
import dev.regauge.lint.scan.Value.Statement;
import dev.regauge.lint.scan.Value.Symbol;
import dev.regauge.lint.scan.Value.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What a field holds: constants, and what the initializers of its class put into it once. */
final class Fields {

    private static final Set<String> STATEMENTS = Set.of(
            "java/sql/PreparedStatement",
            "java/sql/CallableStatement",
            "java/sql/Statement",
            StatementCalls.SPECIFICATION);

    private final Program program;
    private final Summaries summaries;
    private final Map<String, Boolean> settled = new HashMap<>();

    Fields(Program program, Summaries summaries) {
        this.program = program;
        this.summaries = summaries;
    }

    static boolean isStatement(Type type) {
        return type.getSort() == Type.OBJECT && STATEMENTS.contains(type.getInternalName());
    }

    static boolean isRows(Type type) {
        return type.getDescriptor().equals("Ljava/sql/ResultSet;");
    }

    /** A static field. */
    Value ofClass(FieldInsnNode insn) {
        Type type = Type.getType(insn.desc);
        if (insn.owner.equals("java/lang/Boolean") && (insn.name.equals("TRUE") || insn.name.equals("FALSE"))) {
            return new Value.Constant(insn.name.equals("TRUE"), "java.lang.Boolean");
        }
        Optional<DeclaredField> found = program.field(insn.owner, insn.name);
        Optional<Value> known = found.flatMap(this::constant)
                .or(() -> held(insn, type))
                .or(() -> found.filter(this::isSettled).flatMap(this::initialized));
        return known.orElseGet(() -> unknown(found, insn.name, type));
    }

    /** A field of an object. */
    Value ofObject(FieldInsnNode insn, Value object) {
        Type type = Type.getType(insn.desc);
        Optional<Value> held = held(insn, type);
        if (held.isPresent()) {
            return held.get();
        }
        Optional<DeclaredField> found = program.field(insn.owner, insn.name);
        return found.flatMap(field ->
                        constant(field).or(() -> isSettled(field) ? ofSettled(field, object, type) : Optional.empty()))
                .orElseGet(() -> unknown(found, insn.name, type));
    }

    /** What the constructor of a known object puts into a field, in the terms of whoever made it. */
    Optional<Value> ofInstance(Instance made, String field) {
        Value put = summaries.of(made.constructor()).puts().get(field);
        return put == null ? Optional.empty() : Optional.of(new Substitution(made.arguments(), this).apply(put));
    }

    private Optional<Value> ofSettled(DeclaredField field, Value object, Type type) {
        String name = field.field().name();
        if (object instanceof Instance made) {
            return ofInstance(made, name);
        }
        Optional<Value> everywhere = ofEveryConstructor(field.owner(), name);
        if (everywhere.isPresent() && !Substitution.isOpen(everywhere.get())) {
            return everywhere;
        }
        return object instanceof Symbol symbol && symbol.isParameter()
                ? Optional.of(new Symbol(symbol.parameter(), name, type.getClassName(), words(name)))
                : Optional.empty();
    }

    /** What all constructors of a class together put into a field of the object. */
    Optional<Value> ofEveryConstructor(ClassFile owner, String field) {
        Optional<Value> all = Optional.empty();
        for (MethodKey method : owner.methods()) {
            if (method.name().equals("<init>")) {
                Value put = summaries.of(method).puts().get(field);
                if (put == null) {
                    return Optional.empty();
                }
                all = Optional.of(
                        all.map(before -> ScanInterpreter.join(before, put)).orElse(put));
            }
        }
        return all;
    }

    private Optional<Value> constant(DeclaredField field) {
        return field.field().constant().map(ScanInterpreter::constant);
    }

    /** A statement or its rows in a field: what other methods do with the field belongs to it. */
    private Optional<Value> held(FieldInsnNode insn, Type type) {
        if (isStatement(type)) {
            return Optional.of(new Statement(Set.of(source(insn))));
        }
        return isRows(type) ? Optional.of(new Rows(Set.of(source(insn)))) : Optional.empty();
    }

    /** A field as the place that a statement comes from, whichever subclass it is reached through. */
    Source.OfField source(FieldInsnNode insn) {
        String owner = program.field(insn.owner, insn.name)
                .map(found -> found.owner().name())
                .orElse(insn.owner);
        return new Source.OfField(owner, insn.name);
    }

    private Optional<Value> initialized(DeclaredField field) {
        MethodKey initializer = new MethodKey(field.owner().name(), "<clinit>", "()V");
        return Optional.ofNullable(
                summaries.of(initializer).puts().get(field.field().name()));
    }

    /** Whether nothing but an initializer of its class ever sets the field. */
    private boolean isSettled(DeclaredField field) {
        if (Type.getType(field.field().descriptor()).getSort() < Type.ARRAY) {
            return false;
        }
        if (field.field().isFinal()) {
            return true;
        }
        return field.field().isPrivate()
                && settled.computeIfAbsent(
                        field.owner().name() + "." + field.field().name(), key -> isSetOnlyInitially(field));
    }

    private boolean isSetOnlyInitially(DeclaredField field) {
        return program.sameFile(field.owner().name()).stream()
                .flatMap(file -> program.tree(file.name()).stream())
                .noneMatch(tree -> setsLater(tree, field));
    }

    private static boolean setsLater(ClassNode tree, DeclaredField field) {
        for (MethodNode method : tree.methods) {
            boolean initial = tree.name.equals(field.owner().name()) && method.name.startsWith("<");
            for (AbstractInsnNode insn : initial ? new AbstractInsnNode[0] : method.instructions.toArray()) {
                boolean put = insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC;
                if (put && ((FieldInsnNode) insn).name.equals(field.field().name())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A text may be known when all methods are that put one there; a public field's never is. */
    private static Value unknown(Optional<DeclaredField> found, String name, Type type) {
        boolean followed = type.getClassName().equals(Value.STRING)
                && found.map(field -> !field.field().isPublic()).orElse(false);
        if (followed) {
            String owner = found.orElseThrow().owner().name();
            return Value.Text.of(new Draft(List.of(new Draft.Stored(owner, name, words(name)))));
        }
        return new Unknown(type.getClassName(), words(name));
    }

    /** Where the value of a field comes from. */
    static String words(String name) {
        return "the field \"" + (name.startsWith("val$") ? name.substring(4) : name) + "\"";
    }
}
