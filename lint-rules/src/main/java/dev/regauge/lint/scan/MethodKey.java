package dev.regauge.lint.scan;

import org.jspecify.annotations.Nullable;

/**
 * A method, by its internal names.
 *
 * @param owner internal name of the class, such as {@code com/acme/Orders}
 * @param name of the method
 * @param descriptor of the method
 */
record MethodKey(String owner, String name, String descriptor) {

    /** The method of a class with a {@link #signature()}. */
    static MethodKey of(String owner, String signature) {
        int at = signature.indexOf('(');
        return new MethodKey(owner, signature.substring(0, at), signature.substring(at));
    }

    /** Name and descriptor: what an overriding method shares with the overridden. */
    String signature() {
        return name + descriptor;
    }

    /** The method of another class that this one overrides, or is overridden by. */
    MethodKey at(String other) {
        return owner.equals(other) ? this : new MethodKey(other, name, descriptor);
    }

    // by hand, as the keys of every map here: those of a record are put together at run time
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof MethodKey key
                        && name.equals(key.name)
                        && owner.equals(key.owner)
                        && descriptor.equals(key.descriptor));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
    }

    /** The words for a reader: {@code Orders.find(..)}. */
    static String words(String owner, String name) {
        return owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1) + "." + name + "(..)";
    }
}
