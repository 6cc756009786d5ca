package dev.regauge.lint.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final int METHOD_REFERENCE = 10;
    private static final int INTERFACE_METHOD_REFERENCE = 11;
    private static final int UTF8 = 1;

    private final ClassReader reader;
    private final Path path;
    private final Header header = new Header();
    private final List<MethodKey> sinkCalls = new ArrayList<>();
    private final int[] calls;
    private final boolean namesDriver;

    /** A field as it is declared. */
    record Field(String name, String descriptor, int access, Optional<Object> constant) {
        boolean isFinal() {
            return (access & Opcodes.ACC_FINAL) != 0;
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
    ClassFile(byte[] bytes, Path path) {
        this.path = path;
        if (bytes.length < 10 || bytes[0] != (byte) 0xCA || bytes[1] != (byte) 0xFE) {
            throw new IllegalArgumentException("not a class file");
        }
        reader = new ClassReader(bytes);
        if (end() != bytes.length) {
            throw new IllegalArgumentException("the class file is cut short or has something behind it");
        }
        reader.accept(header, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        calls = readCalls();
        namesDriver = readNamesDriver(bytes);
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

    Path path() {
        return path;
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(header.fields.get(name));
    }

    /** Access flags of a declared method. */
    Optional<Integer> method(String signature) {
        return Optional.ofNullable(header.methods.get(signature));
    }

    /** Declared methods, in the order of the file. */
    List<MethodKey> methods() {
        return header.methods.keySet().stream()
                .map(signature -> {
                    int at = signature.indexOf('(');
                    return new MethodKey(header.name, signature.substring(0, at), signature.substring(at));
                })
                .toList();
    }

    /** Calls of methods that have the name of a sink. */
    List<MethodKey> sinkCalls() {
        return sinkCalls;
    }

    /** Whether the class calls, or hands on, one of the methods with these hashes. May err to yes. */
    boolean callsAny(Set<Integer> hashes) {
        for (int call : calls) {
            if (hashes.contains(call)) {
                return true;
            }
        }
        return false;
    }

    static int hash(MethodKey method) {
        return hash(method.owner(), method.name(), method.descriptor());
    }

    /** An owner counts only for constructors: all others may be called through another class. */
    private static int hash(String owner, String name, String descriptor) {
        int ofName = name.equals("<init>") ? owner.hashCode() : name.hashCode();
        return 31 * ofName + descriptor.hashCode();
    }

    /** Whether the constant pool names a class of a driver. */
    boolean namesDriver() {
        return namesDriver;
    }

    void accept(ClassVisitor visitor) {
        reader.accept(visitor, ClassReader.SKIP_FRAMES);
    }

    /** The class with its code. */
    ClassNode tree() {
        ClassNode tree = new ClassNode();
        accept(tree);
        return tree;
    }

    private int[] readCalls() {
        int[] found = new int[reader.getItemCount()];
        int count = 0;
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int at = reader.getItem(item);
            if (at == 0) {
                continue;
            }
            int tag = reader.readByte(at - 1);
            if (tag == METHOD_REFERENCE || tag == INTERFACE_METHOD_REFERENCE) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
                String name = reader.readUTF8(nameAndType, buffer);
                String descriptor = reader.readUTF8(nameAndType + 2, buffer);
                String owner = reader.readClass(at, buffer);
                found[count++] = hash(owner, name, descriptor);
                if (Sinks.mayBeSink(owner, name)) {
                    sinkCalls.add(new MethodKey(owner, name, descriptor));
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean readNamesDriver(byte[] bytes) {
        for (int item = 1; item < reader.getItemCount(); item++) {
            int at = reader.getItem(item);
            if (at != 0 && reader.readByte(at - 1) == UTF8) {
                int length = reader.readUnsignedShort(at);
                if (TypeUses.namesDriver(bytes, at + 2, length)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The offset behind the last attribute, by the lengths that the file itself gives. */
    private int end() {
        int at = reader.header + 8 + 2 * reader.readUnsignedShort(reader.header + 6);
        at = endOfMembers(endOfMembers(at));
        return endOfAttributes(at);
    }

    private int endOfMembers(int start) {
        int at = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            at = endOfAttributes(at + 6);
        }
        return at;
    }

    private int endOfAttributes(int start) {
        int at = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            int length = reader.readInt(at + 2);
            if (length < 0) {
                throw new IllegalArgumentException("an attribute of the class file has no possible length");
            }
            at += 6 + length;
        }
        return at;
    }

    /** Collects the members. */
    private static final class Header extends ClassVisitor {
        private String name = "";
        private @Nullable String superName;
        private @Nullable String source;
        private List<String> interfaces = List.of();
        private int access;
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final Map<String, Integer> methods = new LinkedHashMap<>();

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
                methods.put(name + descriptor, access);
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
