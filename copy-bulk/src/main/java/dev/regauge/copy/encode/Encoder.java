package dev.regauge.copy.encode;

/**
 * Stores Java values as one PostgreSQL type: exactly, by a rule the caller has named, or not at all. Encoders have no state
 * and may be used by several threads; each writes into the buffer it is given.
 */
public abstract class Encoder {

    /** What the content it writes is: the type's binary format, or text in the type's input syntax (UTF-8). */
    public enum Format {
        BINARY,
        TEXT
    }

    /** The format of all it writes; text where PostgreSQL or we have no binary one. */
    public Format format() {
        return Format.BINARY;
    }

    /**
     * Appends a value, its length in front. The value is not null; what is written when it is refused is to be truncated by
     * the caller.
     *
     * @throws Refusal when it cannot be stored exactly
     */
    public abstract void encode(Object value, WireBuffer to);

    /** The same, without a box. */
    public void encodeInt(int value, WireBuffer to) {
        encode(value, to);
    }

    /** The same, without a box. */
    public void encodeLong(long value, WireBuffer to) {
        encode(value, to);
    }

    /** The same, without a box. */
    public void encodeDouble(double value, WireBuffer to) {
        encode(value, to);
    }

    /** The same, without a box. */
    public void encodeBoolean(boolean value, WireBuffer to) {
        encode(value, to);
    }

    /**
     * Appends NULL.
     *
     * @throws Refusal when the type itself refuses it, as a domain may
     */
    public void encodeNull(WireBuffer to) {
        to.nullValue();
    }

    /**
     * Whether a Java array or collection is one value of this type, and not several: only asked of elements, where both may
     * stand.
     */
    boolean isOneValue(Object arrayOrCollection) {
        return false;
    }
}
