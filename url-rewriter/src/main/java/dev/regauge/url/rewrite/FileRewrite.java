package dev.regauge.url.rewrite;

import java.util.List;

/**
 * The edits of one file.
 *
 * @param file relative to the project's root, with {@code /} between folders
 * @param edits in the order of their spans, which do not overlap; never empty
 * @param sha256 of the bytes the edits were planned from, in hexadecimal: other bytes are never written to
 */
public record FileRewrite(String file, List<Edit> edits, String sha256) {

    /** Edits to show and not to write: no file has the digest they name. */
    public FileRewrite(String file, List<Edit> edits) {
        this(file, edits, "");
    }

    /** Copies the list. */
    public FileRewrite {
        edits = List.copyOf(edits);
    }
}
