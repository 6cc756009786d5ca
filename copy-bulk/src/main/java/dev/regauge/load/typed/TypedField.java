package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/**
 * Makes the binary form of one column of a field's text, where it is certain that the server would make the same of that
 * text. It never refuses: what it is not certain of is for the server to read. No state; safe for use by several threads.
 */
public abstract class TypedField {

    /**
     * Appends the value, its length in front.
     *
     * @param text UTF-8, perhaps malformed
     * @return false when it is not certain; what was appended is then to be truncated by the caller
     */
    public abstract boolean append(byte[] text, int start, int end, WireBuffer to);
}
