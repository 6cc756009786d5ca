package dev.regauge.lint.scan;

/** A file beside the classes that holds SQL, as its name and its first bytes tell. */
final class Resource {

    private final Place place;
    private final String path;
    private final byte[] bytes;

    /**
     * A file.
     *
     * @param place where it lies
     * @param path below the folder or archive in which a program looks for its resources
     * @param bytes all of it, taken over
     */
    Resource(Place place, String path, byte[] bytes) {
        this.place = place;
        this.path = path;
        this.bytes = bytes;
    }

    Place place() {
        return place;
    }

    String path() {
        return path;
    }

    byte[] bytes() {
        return bytes;
    }
}
