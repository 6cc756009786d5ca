package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Constant;
import dev.regauge.lint.scan.Value.Items;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an action binds. The choice of Spring's setters follows its StatementCreatorUtils, version 6.2. */
final class Bindings {

    private static final String OBJECT = "java.lang.Object";
    private static final Set<String> TEXTS = Set.of(
            Value.STRING,
            "java.lang.CharSequence",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.io.StringWriter");
    private static final Set<String> DATES =
            Set.of("java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar");
    private static final Map<String, String> BOXES = Map.of(
            "int", "java.lang.Integer",
            "long", "java.lang.Long",
            "short", "java.lang.Short",
            "byte", "java.lang.Byte",
            "boolean", "java.lang.Boolean",
            "char", "java.lang.Character",
            "float", "java.lang.Float",
            "double", "java.lang.Double");

    private Bindings() {}

    static List<Binding> of(Action action) {
        if (action instanceof Action.Bind bind) {
            return bind.arguments().get(1) instanceof Value.OneOf either ? each(bind, either) : List.of(bound(bind));
        }
        if (action instanceof Action.BindNames names) {
            return names.values() instanceof Value.Entries entries ? bound(entries, names.line()) : List.of();
        }
        return action instanceof Action.BindAll all ? bound(all) : List.of();
    }

    /** A binding for each of the numbers that are bound. */
    private static List<Binding> each(Action.Bind bind, Value.OneOf either) {
        List<Binding> all = new ArrayList<>();
        for (Value value : either.values()) {
            List<Value> arguments = new ArrayList<>(bind.arguments());
            arguments.set(1, value);
            all.add(bound(new Action.Bind(bind.setter(), arguments, bind.types(), bind.line())));
        }
        return all;
    }

    private static List<Binding> bound(Action.BindAll all) {
        Value arguments = all.arguments();
        if (!(arguments instanceof Items items)
                || (!items.complete() && items.items().isEmpty())) {
            String setter = all.setter().isEmpty() ? "setObject" : all.setter();
            Value unknown = new Value.Unknown(setter.equals("setString") ? Value.STRING : OBJECT, arguments.origin());
            return List.of(binding(0, setter, unknown, Optional.empty(), all.line()));
        }
        List<Binding> bindings = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            Value value = items.items().get(i);
            int index = all.first() + i;
            bindings.add(
                    all.setter().isEmpty()
                            ? bySpring(index, value, sqlType(all.sqlTypes(), i), all.line())
                            : binding(index, all.setter(), value, Optional.empty(), all.line()));
        }
        return bindings;
    }

    /** A collection is bound to no parameter: the template class makes a list of parameters of it. */
    private static List<Binding> bound(Value.Entries entries, int line) {
        return entries.values().entrySet().stream()
                .map(entry ->
                        bySpring(0, entry.getValue(), Optional.empty(), line).named(entry.getKey()))
                .filter(binding -> !binding.isCollection())
                .toList();
    }

    private static Binding bound(Action.Bind bind) {
        int index = number(bind.arguments().get(0)).orElse(0);
        Value value = bind.arguments().get(1);
        if (bind.setter().equals("setNull")) {
            return setNull(index, number(value).map(SqlTypes::name), bind.line());
        }
        Optional<String> sqlType =
                value instanceof Value.SqlArray array && !array.elementType().isEmpty()
                        ? Optional.of(array.elementType())
                        : bind.setter().equals("setObject") && bind.arguments().size() > 2
                                ? number(bind.arguments().get(2)).map(SqlTypes::name)
                                : Optional.empty();
        String declared = bind.types().get(1);
        return new Binding(
                index,
                bind.setter(),
                type(value, declared),
                constant(value, declared),
                sqlType,
                words(value),
                bind.line());
    }

    private static Binding bySpring(int index, Value given, Optional<Integer> declared, int line) {
        Value value = given;
        Optional<Integer> sqlType = declared;
        if (given instanceof Value.Instance made && made.type().endsWith(".SqlParameterValue")) {
            value = made.arguments().get(made.arguments().size() - 1);
            sqlType = number(made.arguments().get(1));
        }
        Optional<String> name = sqlType.map(SqlTypes::name);
        if (value instanceof Value.Null) {
            return setNull(index, name.or(() -> Optional.of("NULL")), line);
        }
        String setter = sqlType.isPresent() ? typedSetter(sqlType.get(), value) : untypedSetter(value);
        return binding(index, setter, value, setter.equals("setObject") ? name : Optional.empty(), line);
    }

    private static String untypedSetter(Value value) {
        if (TEXTS.contains(value.type())) {
            return "setString";
        }
        return DATES.contains(value.type()) ? "setTimestamp" : "setObject";
    }

    private static String typedSetter(int sqlType, Value value) {
        String type = value.type();
        return switch (sqlType) {
            case Types.VARCHAR, Types.LONGVARCHAR -> "setString";
            case Types.NVARCHAR, Types.LONGNVARCHAR -> "setNString";
            case Types.CLOB, Types.NCLOB -> TEXTS.contains(type) ? "setClob" : "setObject";
            case Types.DECIMAL, Types.NUMERIC -> type.equals("java.math.BigDecimal") ? "setBigDecimal" : "setObject";
            case Types.BOOLEAN -> type.equals("java.lang.Boolean") ? "setBoolean" : "setObject";
            case Types.DATE -> isDate(type, "java.sql.Date") ? "setDate" : "setObject";
            case Types.TIME -> isDate(type, "java.sql.Time") ? "setTime" : "setObject";
            case Types.TIMESTAMP -> isDate(type, "java.sql.Timestamp") ? "setTimestamp" : "setObject";
            default -> "setObject";
        };
    }

    private static boolean isDate(String type, String own) {
        return type.equals(own) || DATES.contains(type);
    }

    private static Binding binding(int index, String setter, Value value, Optional<String> sqlType, int line) {
        return new Binding(
                index,
                setter,
                type(value, OBJECT),
                constant(value, OBJECT),
                arrayType(value).or(() -> sqlType),
                words(value),
                line);
    }

    private static Optional<String> arrayType(Value value) {
        return value instanceof Value.SqlArray array && !array.elementType().isEmpty()
                ? Optional.of(array.elementType())
                : Optional.empty();
    }

    private static Binding setNull(int index, Optional<String> sqlType, int line) {
        return new Binding(index, "setNull", Optional.empty(), Optional.of("null"), sqlType, "", line);
    }

    private static Optional<Integer> sqlType(Value types, int index) {
        return ScanFrame.item(types, new Constant(index, "int")).flatMap(Bindings::number);
    }

    private static Optional<Integer> number(Value value) {
        return value instanceof Constant constant && constant.value() instanceof Integer number
                ? Optional.of(number)
                : Optional.empty();
    }

    private static Optional<String> type(Value value, String declared) {
        if (BOXES.containsKey(declared)) {
            return Optional.of(declared);
        }
        if (!value.type().isEmpty() && !value.type().equals(OBJECT)) {
            return Optional.of(BOXES.getOrDefault(value.type(), value.type()));
        }
        return declared.equals(OBJECT) || value instanceof Value.Null ? Optional.empty() : Optional.of(declared);
    }

    private static Optional<String> constant(Value value, String declared) {
        if (value instanceof Value.Null) {
            return Optional.of("null");
        }
        if (value instanceof Constant constant) {
            return declared.equals("boolean") && constant.value() instanceof Integer number
                    ? Optional.of(String.valueOf(number != 0))
                    : Optional.of(String.valueOf(constant.value()));
        }
        return Texts.constant(value);
    }

    private static String words(Value value) {
        return value.origin().equals("a computed value") ? "" : value.origin();
    }
}
