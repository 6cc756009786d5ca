package dev.regauge.lint.verify;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which type a text is written as: a driver that converts it by itself takes it for one column and not for another. */
final class Literal {

    private static final Set<String> BOOLEANS = Set.of("t", "true", "f", "false", "y", "yes", "n", "no", "on", "off");

    private static final int LONGEST = 200;

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,40}");

    private static final Map<String, Pattern> SHAPES = Map.of(
            "numeric", Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?"),
            "date", Pattern.compile("\\d{4,6}-\\d{1,2}-\\d{1,2}"),
            "time", Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?"),
            "timestamp", Pattern.compile("\\d{4,6}-\\d{1,2}-\\d{1,2}[ T]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?"),
            "timestamptz",
                    Pattern.compile("\\d{4,6}-\\d{1,2}-\\d{1,2}[ T]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)? ?(Z|[+-]\\d.*)"),
            "uuid", Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
            "array", Pattern.compile("\\{.*}", Pattern.DOTALL),
            "json", Pattern.compile("\\[.*]|\\{\\s*\".*}", Pattern.DOTALL),
            "empty", Pattern.compile("\\s*"));

    private Literal() {}

    /** The name of a type, of the smallest that holds a whole number; {@code text} where it looks like no other. */
    static String kind(String text) {
        if (text.length() > LONGEST) {
            return "text";
        }
        if (WHOLE.matcher(text).matches()) {
            int bits = new BigInteger(text).bitLength();
            return bits < 16 ? "int2" : bits < 32 ? "int4" : bits < 64 ? "int8" : "numeric";
        }
        if (BOOLEANS.contains(text.toLowerCase(Locale.ROOT))) {
            return "bool";
        }
        return SHAPES.entrySet().stream()
                .filter(shape -> shape.getValue().matcher(text).matches())
                .map(Map.Entry::getKey)
                .max(String::compareTo)
                .orElse("text");
    }
}
