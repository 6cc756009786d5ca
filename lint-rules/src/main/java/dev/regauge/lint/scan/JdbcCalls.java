package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.sql.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds the calls of java.sql that rules ask about, with the constants they are given. It reads straight down and knows
 * what a few instructions push; whatever else comes in between makes arguments unknown, never wrong.
 */
final class JdbcCalls extends ClassVisitor {

    private static final Set<String> METHODS = Set.of(
            "cancel",
            "commit",
            "createBlob",
            "createClob",
            "createNClob",
            "execute",
            "executeBatch",
            "executeLargeBatch",
            "executeLargeUpdate",
            "executeQuery",
            "executeUpdate",
            "getConnection",
            "getMessage",
            "getSQLState",
            "getUpdateCounts",
            "prepareStatement",
            "registerOutParameter",
            "rollback",
            "setAutoCommit",
            "setBlob",
            "setClob",
            "setFetchSize",
            "setLargeMaxRows",
            "setMaxFieldSize",
            "setMaxRows",
            "setNClob",
            "setNetworkTimeout",
            "setReadOnly",
            "setTransactionIsolation");
    private static final Set<String> OWNERS = Set.of("javax/sql/DataSource", "org/postgresql/util/PSQLException");
    private static final Set<String> LARGE_OBJECTS = Set.of("java/sql/Blob", "java/sql/Clob", "java/sql/NClob");
    private static final HashFilter METHOD_HASHES = new HashFilter(METHODS);
    private static final HashFilter LARGE_OBJECT_HASHES = new HashFilter(LARGE_OBJECTS);
    private static final Set<String> OF_TEXTS =
            Set.of("contains", "startsWith", "endsWith", "indexOf", "equals", "matches");
    private static final String PATTERNS = "java/lang/runtime/SwitchBootstraps";
    private static final String MESSAGE = ".getMessage";
    private static final String CLASS_NAME = "java.lang.Class.getName";
    private static final String SQL_EXCEPTION = "java/sql/SQL";

    private static final int EXCEPTION_HASH = "java/sql/SQLIntegrityConstraintViolationException".hashCode();

    private final String file;
    private final String className;
    private final List<Call> found = new ArrayList<>();

    /** A value on the stack. */
    private record Pushed(Optional<String> constant, String from) {
        static final Pushed UNKNOWN = new Pushed(Optional.empty(), "");
    }

    private JdbcCalls(String file, String className) {
        super(Opcodes.ASM9);
        this.file = file;
        this.className = className;
    }

    /** The same as {@link #isAskedFor}, by hashes alone: may err to yes. */
    static boolean mayBeAskedFor(int owner, int name) {
        return METHOD_HASHES.mayHold(name) || LARGE_OBJECT_HASHES.mayHold(owner);
    }

    /** Whether rules ask about an exception of this name, which a class may name and call nothing: by hash alone. */
    static boolean mayBeException(int name) {
        return name == EXCEPTION_HASH;
    }

    /** Whether rules may ask about a call. */
    static boolean isAskedFor(String owner, String name) {
        return (METHODS.contains(name) && (owner.startsWith("java/sql/") || OWNERS.contains(owner)))
                || (LARGE_OBJECTS.contains(owner) && name.startsWith("set"));
    }

    private static boolean isSubclass(String type) {
        return type.startsWith(SQL_EXCEPTION) && !type.equals("java/sql/SQLException");
    }

    /** Whether a class says by its name that it is for PostgreSQL. */
    static boolean isPostgres(String type) {
        return type.substring(type.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .contains("postgres");
    }

    static List<Call> in(ClassFile classFile, String file) {
        JdbcCalls calls = new JdbcCalls(file, classFile.name().replace('/', '.'));
        classFile.accept(calls);
        return calls.found;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new Code(name, descriptor);
    }

    /** The code of one method. */
    private final class Code extends MethodVisitor {
        private final String method;
        private final String within;
        private final Deque<Pushed> stack = new ArrayDeque<>();
        private final Set<Label> targets = new HashSet<>();
        private final Map<Label, Integer> lines = new HashMap<>();
        private final Map<Label, String> handlers = new LinkedHashMap<>();
        private int line;

        Code(String name, String descriptor) {
            super(Opcodes.ASM9);
            this.method = ClassScanner.sourceMethod(name);
            this.within = name + descriptor;
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            if (type != null && isSubclass(type)) {
                handlers.put(handler, type);
            }
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
            lines.put(start, number);
        }

        @Override
        public void visitLabel(Label label) {
            lines.putIfAbsent(label, line);
            if (targets.contains(label) || handlers.containsKey(label)) {
                stack.clear();
            }
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            targets.add(label);
            stack.clear();
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
            targets.add(other);
            targets.addAll(List.of(labels));
            stack.clear();
            if (min <= Types.CLOB && max >= Types.BLOB) {
                markType(Types.BLOB);
            }
        }

        @Override
        public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
            targets.add(other);
            targets.addAll(List.of(labels));
            stack.clear();
            for (int key : keys) {
                markType(key);
            }
        }

        private void markType(int number) {
            if (number == Types.BLOB || number == Types.CLOB || number == Types.NCLOB) {
                mark("java/sql/Types", Call.LARGE_OBJECT_TYPE);
            }
        }

        /** Notes what tells something of the calls beside it. */
        private void mark(String owner, String name) {
            add(owner, name, "", List.of(), "");
        }

        @Override
        public void visitLdcInsn(Object value) {
            boolean simple = value instanceof String || value instanceof Number;
            stack.push(simple ? new Pushed(Optional.of(value.toString()), "") : Pushed.UNKNOWN);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                stack.clear();
                if (operand == Opcodes.T_INT) {
                    mark("java/sql/Connection", Call.NUMBERS);
                }
            } else {
                markType(operand);
                number(operand);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
                number(opcode - Opcodes.ICONST_0);
            } else if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
                number(opcode - Opcodes.LCONST_0);
            } else if (opcode == Opcodes.ACONST_NULL) {
                stack.push(new Pushed(Optional.of("null"), ""));
            } else if (opcode != Opcodes.NOP) {
                stack.clear();
            }
        }

        private void number(int value) {
            stack.push(new Pushed(Optional.of(Integer.toString(value)), ""));
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            if (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD) {
                stack.push(Pushed.UNKNOWN);
            } else {
                stack.clear();
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.GETFIELD) {
                stack.poll();
                stack.push(Pushed.UNKNOWN);
            } else if (opcode == Opcodes.GETSTATIC) {
                stack.push(Pushed.UNKNOWN);
            } else {
                stack.clear();
            }
        }

        /** Code that asks whether it deals with PostgreSQL is told apart from code that does not. */
        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.INSTANCEOF && isPostgres(type)) {
                mark(type, Call.INSTANCE_OF);
            } else if (opcode == Opcodes.INSTANCEOF && isSubclass(type)) {
                mark(type, Call.INSTANCE_OF_EXCEPTION);
            }
            if (opcode != Opcodes.CHECKCAST) {
                stack.clear();
            }
        }

        @Override
        public void visitIincInsn(int variable, int increment) {}

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            stack.clear();
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            if (bootstrap.getOwner().equals(PATTERNS)) {
                Stream.of(arguments)
                        .filter(Type.class::isInstance)
                        .map(label -> ((Type) label).getInternalName())
                        .filter(JdbcCalls::isSubclass)
                        .forEach(label -> mark(label, Call.INSTANCE_OF_EXCEPTION));
            }
            take(Type.getArgumentCount(descriptor));
            stack.push(Pushed.UNKNOWN);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean onInterface) {
            List<Optional<String>> arguments = take(Type.getArgumentCount(descriptor));
            Pushed self = opcode == Opcodes.INVOKESTATIC || stack.isEmpty() ? Pushed.UNKNOWN : stack.pop();
            boolean ofMessage = owner.equals("java/lang/String")
                    && OF_TEXTS.contains(name)
                    && (self.from.endsWith(MESSAGE) || self.from.equals(CLASS_NAME));
            if (isAskedFor(owner, name) || ofMessage) {
                add(owner, name, descriptor, arguments, self.from);
            }
            if (!descriptor.endsWith(")V")) {
                stack.push(new Pushed(Optional.empty(), owner.replace('/', '.') + "." + name));
            }
        }

        /** A handler may stand in the line of what it guards, and then has no number of its own. */
        @Override
        public void visitEnd() {
            handlers.forEach((handler, caught) -> {
                line = lines.getOrDefault(handler, 0);
                add(caught, Call.CATCH, "", List.of(), "");
            });
        }

        /** The topmost values; unknown ones where fewer are known of. */
        private List<Optional<String>> take(int count) {
            List<Optional<String>> taken = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                taken.add(stack.isEmpty() ? Optional.empty() : stack.pop().constant());
            }
            Collections.reverse(taken);
            return taken;
        }

        private void add(String owner, String name, String descriptor, List<Optional<String>> arguments, String from) {
            Location at = new Location(file, line, className, method);
            found.add(new Call(owner.replace('/', '.'), name, descriptor, arguments, from, within, at));
        }
    }
}
