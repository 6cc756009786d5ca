package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class file as far as every class is read: its members and what its constant pool names. Code is read only for the
 * classes that turn out to matter.
 */
final class ClassFile {

    private static final int STRING = 8;
    private static final int FIELD_REFERENCE = 9;
    private static final int METHOD_REFERENCE = 10;
    private static final int INTERFACE_METHOD_REFERENCE = 11;

    private final byte[] bytes;
    private final Place place;
    private final Header header = new Header();
    private final List<MethodKey> sinkCalls;
    private final int[] calls;
    private final boolean namesDriver;
    private final boolean namesMark;
    private final boolean callsJdbc;
    private final boolean hasAnnotatedSql;

    /** A field as it is declared. */
    record Field(String name, String descriptor, int access, Optional<Object> constant) {
        boolean isFinal() {
            return (access & Opcodes.ACC_FINAL) != 0;
        }

        boolean isPublic() {
            return (access & Opcodes.ACC_PUBLIC) != 0;
        }

        boolean isPrivate() {
            return (access & Opcodes.ACC_PRIVATE) != 0;
        }
    }

    /**
     * Reads a class file.
     *
     * @throws RuntimeException of any kind where the bytes are no class file that ASM knows: cut, garbage, too new
     */
    ClassFile(byte[] bytes, Place place) {
        this.bytes = bytes;
        this.place = place;
        if (bytes.length < 10 || bytes[0] != (byte) 0xCA || bytes[1] != (byte) 0xFE) {
            throw new IllegalArgumentException("not a class file");
        }
        ClassReader reader = new ClassReader(bytes);
        if (ClassFileEnd.of(reader) != bytes.length) {
            throw new IllegalArgumentException("the class file is cut short or has something behind it");
        }
        reader.accept(header, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        ConstantPool pool = new ConstantPool(reader, bytes);
        calls = pool.calls();
        sinkCalls = pool.sinkCalls();
        namesDriver = pool.namesDriver();
        namesMark = pool.namesMark();
        callsJdbc = pool.callsJdbc();
        hasAnnotatedSql = pool.hasAnnotatedSql();
    }

    String name() {
        return header.name;
    }

    Optional<String> superName() {
        return Optional.ofNullable(header.superName);
    }

    List<String> interfaces() {
        return header.interfaces;
    }

    boolean isFinal() {
        return (header.access & Opcodes.ACC_FINAL) != 0;
    }

    Optional<String> sourceName() {
        return Optional.ofNullable(header.source);
    }

    Place place() {
        return place;
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(header.fields.get(name));
    }

    /** Access flags of a declared method. */
    Optional<Integer> method(MethodKey method) {
        return Optional.ofNullable(header.methods.get(method.at(header.name)));
    }

    /** Declared methods, in the order of the file. */
    Set<MethodKey> methods() {
        return Collections.unmodifiableSet(header.methods.keySet());
    }

    /** Calls of methods that have the name of a sink. */
    List<MethodKey> sinkCalls() {
        return sinkCalls;
    }

    /** The hashes of the methods that the class calls, or hands on. */
    int[] calls() {
        return calls;
    }

    /** Whether the constant pool names a field, of whichever class. */
    boolean namesField(String name) {
        ClassReader reader = new ClassReader(bytes);
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int at = reader.getItem(item);
            if (at != 0
                    && reader.readByte(at - 1) == FIELD_REFERENCE
                    && name.equals(reader.readUTF8(reader.getItem(reader.readUnsignedShort(at + 2)), buffer))) {
                return true;
            }
        }
        return false;
    }

    /** The texts that the code of the class loads, or puts together from. */
    List<String> texts() {
        List<String> found = new ArrayList<>();
        ClassReader reader = new ClassReader(bytes);
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int at = reader.getItem(item);
            if (at != 0 && reader.readByte(at - 1) == STRING) {
                found.add(reader.readUTF8(at, buffer));
            }
        }
        return found;
    }

    /** Whether the constant pool names a class of a driver. */
    boolean namesDriver() {
        return namesDriver;
    }

    /** Whether the constant pool may name an annotation that talks to the lint. */
    boolean namesMark() {
        return namesMark;
    }

    /** The methods that the class calls by one of the names, of whichever class. */
    List<MethodKey> callsOf(Set<String> names) {
        List<MethodKey> found = new ArrayList<>();
        ClassReader reader = new ClassReader(bytes);
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int at = reader.getItem(item);
            int tag = at == 0 ? 0 : reader.readByte(at - 1);
            if (tag == METHOD_REFERENCE || tag == INTERFACE_METHOD_REFERENCE) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
                String name = reader.readUTF8(nameAndType, buffer);
                if (names.contains(name)) {
                    found.add(new MethodKey(
                            reader.readClass(at, buffer), name, reader.readUTF8(nameAndType + 2, buffer)));
                }
            }
        }
        return found;
    }

    /** Whether the class calls a method of java.sql that rules ask about. */
    boolean callsJdbc() {
        return callsJdbc;
    }

    /** Whether the constant pool names an annotation that holds SQL. */
    boolean hasAnnotatedSql() {
        return hasAnnotatedSql;
    }

    void accept(ClassVisitor visitor) {
        new ClassReader(bytes).accept(visitor, ClassReader.SKIP_FRAMES);
    }

    /** The class with its code. */
    ClassNode tree() {
        ClassNode tree = new ClassNode();
        accept(tree);
        return tree;
    }

    /** Collects the members. */
    private static final class Header extends ClassVisitor {
        private String name = "";
        private @Nullable String superName;
        private @Nullable String source;
        private List<String> interfaces = List.of();
        private int access;
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final Map<MethodKey, Integer> methods = new LinkedHashMap<>();

        Header() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            this.access = access;
            this.name = name;
            this.superName = superName;
            this.interfaces = interfaces == null ? List.of() : List.of(interfaces);
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            this.source = source;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.put(name, new Field(name, descriptor, access, Optional.ofNullable(value)));
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            // a damaged descriptor stops the reading here rather than anywhere later
            if (Type.getArgumentsAndReturnSizes(descriptor) != 0) {
                methods.put(new MethodKey(this.name, name, descriptor), access);
            }
            return null;
        }
    }

    /** The code of a method of a tree. */
    static Optional<MethodNode> code(ClassNode tree, MethodKey key) {
        return tree.methods.stream()
                .filter(method -> method.name.equals(key.name()) && method.desc.equals(key.descriptor()))
                .findFirst();
    }
}
