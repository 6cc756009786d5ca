package dev.regauge.copy.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a message says of a value: its class and size, never itself. */
final class Kind {

    private Kind() {}

    static String of(Object value) {
        if (value instanceof String text) {
            return "String of " + counted(text.length(), "character");
        }
        if (value instanceof byte[] bytes) {
            return "byte[] of " + counted(bytes.length, "byte");
        }
        if (value instanceof BigDecimal number) {
            return "BigDecimal of " + counted(number.precision(), "digit") + " with scale " + number.scale();
        }
        if (value instanceof BigInteger number) {
            return "BigInteger of " + counted(number.bitLength(), "bit");
        }
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) { // whose classes have names such as List12
            return value instanceof List<?> ? "List" : value instanceof Map<?, ?> ? "Map" : "Collection";
        }
        return nameOf(value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
    }

    private static String counted(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** Short for the JDK's classes, which everybody knows; in full for others and for those with two of a name. */
    private static String nameOf(Class<?> type) {
        boolean known = type.getName().startsWith("java.") && !type.getName().startsWith("java.sql.");
        return known || type.isArray() ? type.getSimpleName() : type.getName();
    }
}
