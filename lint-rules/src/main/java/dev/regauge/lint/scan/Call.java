package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.util.List;
import java.util.Optional;

/**
 * A call of a method of java.sql or of a driver, or of a method of what such a call gave; or something else in the same
 * method that tells what such a call is for, under one of the names below.
 *
 * @param owner binary name with dots of the class that the code names; of a {@code catch} the exception's
 * @param method its name, or {@code catch}
 * @param descriptor of the method, as the class file has it
 * @param arguments the constants among what it is given, numbers and texts; empty where one is none
 * @param on the method that gave the object it is called on, such as {@code java.sql.SQLException.getMessage}; empty
 *     where that is not known
 * @param within name and descriptor of the method that calls, which tell methods of one name apart
 * @param location of the call
 */
public record Call(
        String owner,
        String method,
        String descriptor,
        List<Optional<String>> arguments,
        String on,
        String within,
        Location location) {

    /** The method of a {@code catch}. */
    public static final String CATCH = "catch";

    /** The method of an {@code instanceof} with a class that says by its name that it is for PostgreSQL. */
    public static final String INSTANCE_OF = "instanceof";

    /** The method of an {@code instanceof}, or of a pattern of a switch, with a subclass of SQLException. */
    public static final String INSTANCE_OF_EXCEPTION = "instanceof exception";

    /** The method of a type of java.sql.Types that is a large object, where code asks for it or binds a null of it. */
    public static final String LARGE_OBJECT_TYPE = "BLOB";

    /** The method of an array of numbers that is made. */
    public static final String NUMBERS = "int[]";

    /** Copies the list. */
    public Call {
        arguments = List.copyOf(arguments);
    }

    /** The constant that is given there, counted from 0; empty where there is none. */
    public Optional<String> constant(int index) {
        return index < arguments.size() ? arguments.get(index) : Optional.empty();
    }
}
