package dev.regauge.lint.scan.source;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Conversions: numbers get wider, boxes are made and opened, what is not known is taken for what it has to be. */
record Conversion(Code code) {

    /** Makes a value of one type one of another, as an assignment does. */
    void convert(Type from, Type to) {
        if (from.equals(to) || to.equals(Type.VOID_TYPE) || (to.equals(Kinds.UNKNOWN) && !Kinds.isPrimitive(from))) {
            return;
        }
        if (Kinds.isPrimitive(from) && Kinds.isPrimitive(to)) {
            int opcode = Kinds.conversion(from, to);
            if (opcode != Opcodes.NOP) {
                code.op(opcode);
            }
        } else if (Kinds.isPrimitive(from)) {
            Type box = Kinds.boxed(from);
            String descriptor = Type.getMethodDescriptor(box, from);
            code.call(Opcodes.INVOKESTATIC, box.getInternalName(), "valueOf", descriptor, false);
        } else if (Kinds.isPrimitive(to)) {
            unbox(from, to);
        } else if (from.equals(Kinds.UNKNOWN)) {
            code.cast(to);
        }
    }

    private void unbox(Type from, Type to) {
        Type plain = Kinds.isPrimitive(Kinds.unboxed(from)) ? Kinds.unboxed(from) : to;
        Type box = Kinds.boxed(plain);
        if (!from.equals(box)) {
            code.cast(box);
        }
        code.call(Opcodes.INVOKEVIRTUAL, box.getInternalName(), plain.getClassName() + "Value", "()" + plain, false);
        convert(plain, to);
    }
}
