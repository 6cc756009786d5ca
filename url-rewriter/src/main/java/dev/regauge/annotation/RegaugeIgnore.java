package dev.regauge.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that findings of these rules are known here, and why they may stay. Reports keep them apart and count them.
 *
 * <p>On a method it covers the method with its lambdas and anonymous classes, on a type the type with all in it, on a
 * package ({@code package-info.java}) that package alone, on a constant field the statement that the constant is,
 * wherever that is used, and in the class that declares it also one that it is a part of.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
    ElementType.PACKAGE,
    ElementType.TYPE,
    ElementType.METHOD,
    ElementType.CONSTRUCTOR,
    ElementType.FIELD,
})
@Repeatable(RegaugeIgnore.All.class)
public @interface RegaugeIgnore {

    /** Ids of rules, such as {@code in-bare-placeholder}; at least one, and no wildcard. */
    String[] value();

    /** Why they may stay, for whoever reads it next year. A suppression without a reason suppresses nothing. */
    String reason();

    /** Several with reasons of their own; the compiler writes it. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({
        ElementType.PACKAGE,
        ElementType.TYPE,
        ElementType.METHOD,
        ElementType.CONSTRUCTOR,
        ElementType.FIELD,
    })
    @interface All {

        /** The annotations. */
        RegaugeIgnore[] value();
    }
}
