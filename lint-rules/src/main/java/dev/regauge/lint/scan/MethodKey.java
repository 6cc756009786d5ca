package dev.regauge.lint.scan;

/**
 * A method, by its internal names.
 *
 * @param owner internal name of the class, such as {@code com/acme/Orders}
 * @param name of the method
 * @param descriptor of the method
 */
record MethodKey(String owner, String name, String descriptor) {

    /** Name and descriptor: what an overriding method shares with the overridden. */
    String signature() {
        return name + descriptor;
    }

    /** The words for a reader: {@code Orders.find(..)}. */
    static String words(String owner, String name) {
        return owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1) + "." + name + "(..)";
    }
}
