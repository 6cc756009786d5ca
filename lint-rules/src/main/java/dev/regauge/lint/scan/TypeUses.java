package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds the classes of drivers that a class names: in its code, its members and their signatures. */
final class TypeUses extends ClassVisitor {

    private static final List<String> DRIVERS = List.of("com/impossibl/", "org/postgresql/");
    private static final List<byte[]> DRIVER_BYTES = DRIVERS.stream()
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toList();

    /** Letters before the first slash. */
    private static final int PREFIX = 3;

    private final Map<String, Place> found = new TreeMap<>();
    private String method = "";
    private int line;
    private int firstLine = Integer.MAX_VALUE;

    private record Place(int line, String method) {}

    private TypeUses() {
        super(Opcodes.ASM9);
    }

    /** Whether {@link #isDriver} is worth asking about a slash behind this letter. */
    static boolean mayEndDriver(int letter) {
        return letter == 'g' || letter == 'm';
    }

    /**
     * Whether the name of a driver's class begins before a slash.
     *
     * @param from where the text begins that the slash stands in
     * @param to where it ends
     */
    static boolean isDriver(byte[] bytes, int from, int slash, int to) {
        int start = slash - PREFIX;
        if (start < from) {
            return false;
        }
        for (byte[] name : DRIVER_BYTES) {
            if (start + name.length <= to && startsWith(bytes, start, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] name) {
        return Arrays.equals(bytes, from, from + name.length, name, 0, name.length);
    }

    /** The uses in one class; none in a class of a driver itself. */
    static List<TypeUse> in(ClassFile file, Function<Integer, Location> locations) {
        if (isDriver(file.name())) {
            return List.of();
        }
        TypeUses uses = new TypeUses();
        file.accept(uses);
        List<TypeUse> all = new ArrayList<>();
        for (Entry<String, Place> use : uses.found.entrySet()) {
            int line = use.getValue().line() > 0 ? use.getValue().line() : uses.classLine();
            Location at = locations.apply(line);
            all.add(new TypeUse(
                    use.getKey().replace('/', '.'),
                    new Location(at.file(), line, at.className(), use.getValue().method())));
        }
        return all;
    }

    private int classLine() {
        return firstLine == Integer.MAX_VALUE ? 0 : firstLine;
    }

    private static boolean isDriver(String name) {
        return DRIVERS.stream().anyMatch(name::startsWith);
    }

    /** Any text that holds class names: an internal name, a descriptor, a signature. */
    private void names(@Nullable String text) {
        if (text == null) {
            return;
        }
        for (String driver : DRIVERS) {
            for (int at = text.indexOf(driver); at >= 0; at = text.indexOf(driver, at + 1)) {
                if (at == 0 || text.charAt(at - 1) == 'L') {
                    use(text.substring(at, end(text, at)));
                }
            }
        }
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ';' && text.charAt(at) != '<') {
            at++;
        }
        return at;
    }

    private void use(String type) {
        Place before = found.get(type);
        if (before == null || (line > 0 && (before.line() == 0 || line < before.line()))) {
            found.put(type, new Place(line, line > 0 ? method : ""));
        }
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        names(superName);
        names(signature);
        for (String type : interfaces == null ? new String[0] : interfaces) {
            names(type);
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        names(descriptor);
        return null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        line = 0;
        names(descriptor);
        names(signature);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        line = 0;
        method = ClassScanner.sourceMethod(name);
        List<@Nullable String> declared = new ArrayList<>(List.of(descriptor));
        declared.add(signature);
        declared.addAll(List.of(exceptions == null ? new String[0] : exceptions));
        return new Code(declared);
    }

    /** The code of one method; what its declaration names counts from its first line. */
    private final class Code extends MethodVisitor {
        private final List<@Nullable String> declared;
        private final Map<Label, Integer> lines = new HashMap<>();

        Code(List<@Nullable String> declared) {
            super(Opcodes.ASM9);
            this.declared = declared;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            lines.put(start, number);
            boolean first = line == 0;
            line = number;
            firstLine = Math.min(firstLine, number);
            if (first) {
                declared.forEach(TypeUses.this::names);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            names(type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            names(owner);
            names(descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean onInterface) {
            names(owner);
            names(descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            names(descriptor);
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(value);
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            names(descriptor);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            names(type);
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
            int before = line;
            line = lines.getOrDefault(start, line);
            names(descriptor);
            names(signature);
            line = before;
        }

        @Override
        public void visitEnd() {
            if (line == 0) {
                declared.forEach(TypeUses.this::names);
            }
        }

        private void constant(Object value) {
            if (value instanceof Type type) {
                names(type.getDescriptor());
            } else if (value instanceof Handle handle) {
                names(handle.getOwner());
                names(handle.getDesc());
            }
        }
    }
}
