package dev.regauge.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a method takes SQL: its callers are looked at as callers of {@code prepareStatement} are. Needed only where
 * the lint cannot see by itself how the text reaches a driver, as through a queue or another library.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.PARAMETER})
public @interface SqlSink {

    /** Which parameter is the SQL, counted from 1; 0 for the first text, or the annotated parameter. */
    int sql() default 0;

    /**
     * How parameters are written in the text: {@code jdbc} for question marks, {@code none} for a text that goes to the
     * server as it is, {@code named} for names that a template class replaces.
     */
    String placeholders() default "jdbc";
}
