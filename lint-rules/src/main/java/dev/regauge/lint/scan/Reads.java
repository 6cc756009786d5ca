package dev.regauge.lint.scan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What an action reads. The choice of Spring's getters follows its JdbcUtils, version 6.2. */
final class Reads {

    private static final Map<String, String> GETTERS = Map.ofEntries(
            Map.entry("java.lang.String", "getString"),
            Map.entry("boolean", "getBoolean"),
            Map.entry("java.lang.Boolean", "getBoolean"),
            Map.entry("byte", "getByte"),
            Map.entry("java.lang.Byte", "getByte"),
            Map.entry("short", "getShort"),
            Map.entry("java.lang.Short", "getShort"),
            Map.entry("int", "getInt"),
            Map.entry("java.lang.Integer", "getInt"),
            Map.entry("long", "getLong"),
            Map.entry("java.lang.Long", "getLong"),
            Map.entry("float", "getFloat"),
            Map.entry("java.lang.Float", "getFloat"),
            Map.entry("double", "getDouble"),
            Map.entry("java.lang.Double", "getDouble"),
            Map.entry("java.lang.Number", "getDouble"),
            Map.entry("java.math.BigDecimal", "getBigDecimal"),
            Map.entry("java.sql.Date", "getDate"),
            Map.entry("java.sql.Time", "getTime"),
            Map.entry("java.sql.Timestamp", "getTimestamp"),
            Map.entry("java.util.Date", "getTimestamp"),
            Map.entry("byte[]", "getBytes"),
            Map.entry("java.sql.Blob", "getBlob"),
            Map.entry("java.sql.Clob", "getClob"));

    private Reads() {}

    static List<Read> of(Action action) {
        if (action instanceof Action.Get get) {
            return List.of(new Read(
                    get.getter(),
                    number(get.arguments().get(0)),
                    Texts.constant(get.arguments().get(0)),
                    get.arguments().size() > 1 ? target(get.arguments().get(1)) : Optional.empty(),
                    get.line()));
        }
        if (action instanceof Action.GetOnly only && only.type() instanceof Value.ClassLiteral type) {
            Optional<String> getter = Optional.ofNullable(GETTERS.get(type.name()));
            return List.of(new Read(
                    getter.orElse("getObject"),
                    OptionalInt.of(1),
                    Optional.empty(),
                    getter.isPresent() ? Optional.empty() : Optional.of(type.name()),
                    only.line()));
        }
        return List.of();
    }

    private static OptionalInt number(Value value) {
        return value instanceof Value.Constant constant && constant.value() instanceof Integer number
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }

    private static Optional<String> target(Value value) {
        return value instanceof Value.ClassLiteral type ? Optional.of(type.name()) : Optional.empty();
    }
}
