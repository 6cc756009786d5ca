package dev.regauge.lint.scan;

import org.objectweb.asm.ClassReader;

/** Where a class file ends, by the lengths that it gives itself. */
final class ClassFileEnd {

    private ClassFileEnd() {}

    /** The offset behind the last attribute, by the lengths that the file itself gives. */
    static int of(ClassReader reader) {
        int at = reader.header + 8 + 2 * reader.readUnsignedShort(reader.header + 6);
        at = endOfMembers(reader, endOfMembers(reader, at));
        return endOfAttributes(reader, at);
    }

    private static int endOfMembers(ClassReader reader, int start) {
        int at = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            at = endOfAttributes(reader, at + 6);
        }
        return at;
    }

    private static int endOfAttributes(ClassReader reader, int start) {
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
}
