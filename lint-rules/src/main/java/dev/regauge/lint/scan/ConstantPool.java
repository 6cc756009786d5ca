package dev.regauge.lint.scan;

import dev.regauge.lint.scan.annotation.AnnotatedSql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassReader;

/**
 * What the constant pool of a class names, told from its bytes: of thousands of texts in each class, few are ever made
 * into Strings.
 */
final class ConstantPool {

    private static final int TEXT = 1;
    private static final int CLASS = 7;
    private static final int METHOD_REFERENCE = 10;
    private static final int INTERFACE_METHOD_REFERENCE = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final byte[] CONSTRUCTOR = "<init>".getBytes(StandardCharsets.US_ASCII);
    private static final int CONSTRUCTOR_HASH = "<init>".hashCode();

    private final ClassReader reader;
    private final byte[] bytes;

    /** Of each text what {@link String#hashCode} would give. */
    private final int[] hashes;

    private final int[] calls;
    private final List<MethodKey> sinkCalls = new ArrayList<>();
    private boolean namesDriver;
    private boolean namesMark;
    private boolean callsJdbc;
    private boolean hasAnnotatedSql;

    /** @throws RuntimeException of any kind where an entry points to what it must not point to */
    ConstantPool(ClassReader reader, byte[] bytes) {
        this.reader = reader;
        this.bytes = bytes;
        this.hashes = new int[reader.getItemCount()];
        for (int item = 1; item < hashes.length; item++) {
            if (tag(item) == TEXT) {
                readText(item);
            }
        }
        this.calls = readCalls();
    }

    /** The hashes of the methods that the class calls, or hands on. */
    int[] calls() {
        return calls;
    }

    /** Calls of methods that have the name of a sink. */
    List<MethodKey> sinkCalls() {
        return sinkCalls;
    }

    /** Whether it names a class of a driver. */
    boolean namesDriver() {
        return namesDriver;
    }

    /** Whether it may name an annotation that talks to the lint. */
    boolean namesMark() {
        return namesMark;
    }

    /** Whether the class calls a method of java.sql that rules ask about, or may name an exception that they do. */
    boolean callsJdbc() {
        return callsJdbc;
    }

    /** Whether it names an annotation that holds SQL. */
    boolean hasAnnotatedSql() {
        return hasAnnotatedSql;
    }

    static int hash(MethodKey method) {
        boolean constructor = method.name().equals("<init>");
        return hash(
                constructor,
                method.owner().hashCode(),
                method.name().hashCode(),
                method.descriptor().hashCode());
    }

    /** An owner counts only for constructors: all others may be called through another class. */
    private static int hash(boolean constructor, int owner, int name, int descriptor) {
        return 31 * (constructor ? owner : name) + descriptor;
    }

    private int tag(int item) {
        int at = reader.getItem(item);
        return at == 0 ? 0 : bytes[at - 1];
    }

    private void readText(int item) {
        int start = reader.getItem(item) + 2;
        int length = reader.readUnsignedShort(start - 2);
        int end = start + length;
        int hash = 0;
        int previous = 0;
        for (int at = start; at < end; at++) {
            int letter = bytes[at];
            if (letter == '/' && TypeUses.mayEndDriver(previous)) {
                namesDriver |= TypeUses.isDriver(bytes, start, at, end);
            } else if (letter == 'R' || letter == 'S') {
                namesMark |= Marks.isNamed(bytes, at, end);
            } else if (letter < 0) {
                boolean two = (letter & 0xE0) == 0xC0;
                letter = two ? letter & 0x1F : ((letter & 0x0F) << 6) | (bytes[++at] & 0x3F);
                letter = (letter << 6) | (bytes[++at] & 0x3F);
            }
            hash = 31 * hash + letter;
            previous = letter;
        }
        hashes[item] = hash;
        callsJdbc |= JdbcCalls.mayBeException(hash);
        hasAnnotatedSql |= AnnotatedSql.isHint(bytes, start, length);
    }

    private int[] readCalls() {
        int[] found = new int[hashes.length];
        int count = 0;
        for (int item = 1; item < hashes.length; item++) {
            int tag = tag(item);
            if (tag == METHOD_REFERENCE || tag == INTERFACE_METHOD_REFERENCE) {
                found[count++] = readCall(reader.getItem(item));
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int readCall(int at) {
        int owner = text(reader.getItem(required(at, CLASS)));
        int nameAndType = reader.getItem(required(at + 2, NAME_AND_TYPE));
        int name = text(nameAndType);
        boolean constructor = isConstructor(name);
        if (Sinks.mayBeSink(constructor, hashes[owner], hashes[name])
                || JdbcCalls.mayBeAskedFor(hashes[owner], hashes[name])) {
            lookAt(at, nameAndType);
        }
        return hash(constructor, hashes[owner], hashes[name], hashes[text(nameAndType + 2)]);
    }

    private void lookAt(int call, int nameAndType) {
        char[] buffer = new char[reader.getMaxStringLength()];
        String owner = reader.readClass(call, buffer);
        String name = reader.readUTF8(nameAndType, buffer);
        callsJdbc |= JdbcCalls.isAskedFor(owner, name);
        if (Sinks.mayBeSink(owner, name)) {
            sinkCalls.add(new MethodKey(owner, name, reader.readUTF8(nameAndType + 2, buffer)));
        }
    }

    private boolean isConstructor(int name) {
        int start = reader.getItem(name) + 2;
        int end = start + CONSTRUCTOR.length;
        return hashes[name] == CONSTRUCTOR_HASH
                && reader.readUnsignedShort(start - 2) == CONSTRUCTOR.length
                && Arrays.equals(bytes, start, end, CONSTRUCTOR, 0, CONSTRUCTOR.length);
    }

    private int text(int at) {
        return required(at, TEXT);
    }

    /** The number of an entry that another one must point to. */
    private int required(int at, int tag) {
        int item = reader.readUnsignedShort(at);
        if (tag(item) != tag) {
            throw new IllegalStateException("an entry of the constant pool points to another than it must");
        }
        return item;
    }
}
