package dev.regauge.load.source;

/**
 * What tells a file from others, without reading all of it. All of the file as it lies there, packed.
 *
 * @param name its last name
 * @param path all of its name, without links and detours; empty where it is not known
 * @param size in bytes
 * @param modified milliseconds since 1970
 * @param head SHA-256 of its first MiB, or of all where it is smaller
 * @param tail SHA-256 of its last MiB, or of all where it is smaller
 */
public record Fingerprint(String name, String path, long size, long modified, String head, String tail) {

    public static final int PART = 1 << 20;

    /** Whether the bytes are the same as far as one looks, whatever the clock says. */
    public boolean isSameContent(Fingerprint other) {
        return size == other.size && head.equals(other.head) && tail.equals(other.tail);
    }
}
