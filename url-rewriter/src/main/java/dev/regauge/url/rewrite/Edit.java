package dev.regauge.url.rewrite;

import dev.regauge.url.ParameterChange;
import java.util.List;

/**
 * One replacement of a span of bytes in a file.
 *
 * @param kind what is replaced
 * @param line of the first byte, counted from 1
 * @param column of the first byte's character in its line, counted from 1
 * @param start offset of the first byte that is replaced
 * @param end offset behind the last byte that is replaced; equal to {@code start} for an insertion
 * @param replacement the new text, already escaped for this kind of file; holds secrets as they stand in the file
 * @param before what stands there today, unescaped, secrets masked
 * @param after what will stand there, unescaped, secrets masked
 * @param secret whether the span's lines hold a secret, and so must be masked in a diff
 * @param changes for a URL, what happened to each parameter
 */
public record Edit(
        Kind kind,
        int line,
        int column,
        int start,
        int end,
        String replacement,
        String before,
        String after,
        boolean secret,
        List<ParameterChange> changes) {

    /** What an edit replaces. */
    public enum Kind {
        /** A connection URL. */
        URL,
        /** The name of a driver class. */
        DRIVER_CLASS,
        /** The coordinates of the driver in a build file. */
        DEPENDENCY,
        /** Part of a statement of SQL. */
        SQL
    }

    /** Copies the list. */
    public Edit {
        changes = List.copyOf(changes);
    }

    /** Without the replacement, which can hold a secret. */
    @Override
    public String toString() {
        return kind + " at " + line + ":" + column + ": " + before + " -> " + after;
    }
}
