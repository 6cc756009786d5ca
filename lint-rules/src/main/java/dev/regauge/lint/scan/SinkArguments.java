package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** What a sink is given beside its text: arguments to bind, takers of the rows, the class of a single column. */
final class SinkArguments {

    /** Spring's interface of what gives named parameters their values. */
    static final String PARAMETER_SOURCE = "Lorg/springframework/jdbc/core/namedparam/SqlParameterSource;";

    private static final String CREATOR = "StatementCreator;";

    private SinkArguments() {}

    /** Whether a template class is handed something that makes the statement. */
    static boolean takesCreator(MethodKey called) {
        int first = called.descriptor().indexOf(';');
        return called.descriptor().startsWith("(Lorg/springframework/jdbc/core/")
                && called.descriptor().substring(0, first + 1).endsWith(CREATOR);
    }

    static List<Action> actions(Sinks.Match match, MethodKey called, List<Value> given, int line) {
        List<Action> actions = new ArrayList<>();
        switch (match.style()) {
            case PREPARE, PLAIN, CLIENT -> {
                return List.of();
            }
            case SPRING, OBJECTS -> arguments(match, called, given, line, actions);
            case NAMED_SPRING -> names(called, given, line, actions);
            case NAMED, JPA, SINGLE, R2DBC -> {}
        }
        actions.addAll(takers(called, given, line));
        return actions;
    }

    private static void arguments(Sinks.Match match, MethodKey called, List<Value> given, int line, List<Action> into) {
        Type[] types = Type.getArgumentTypes(called.descriptor());
        String setter = match.style() == Sinks.Style.SPRING ? "" : "setObject";
        Value sqlTypes = Value.Unknown.EMPTY;
        for (int i = 0; i < types.length; i++) {
            sqlTypes = types[i].getDescriptor().equals("[I") ? given.get(i) : sqlTypes;
        }
        for (int i = match.text() + 1; i < types.length; i++) {
            Value value = given.get(i);
            switch (types[i].getDescriptor()) {
                case "[Ljava/lang/Object;" -> into.add(new Action.BindAll(1, value, sqlTypes, setter, line));
                case "[[Ljava/lang/Object;", "Ljava/util/List;" -> {
                    if (value instanceof Value.Items rows && !rows.items().isEmpty()) {
                        into.add(new Action.BindAll(1, rows.items().get(0), sqlTypes, setter, line));
                    }
                }
                default -> {}
            }
        }
    }

    /** Of a batch the first set of values stands for all. */
    private static void names(MethodKey called, List<Value> given, int line, List<Action> into) {
        Type[] types = Type.getArgumentTypes(called.descriptor());
        for (int i = 0; i < types.length; i++) {
            Value value = given.get(i);
            switch (types[i].getDescriptor()) {
                case "Ljava/util/Map;", PARAMETER_SOURCE -> into.add(new Action.BindNames(value, line));
                case "[Ljava/util/Map;", "[" + PARAMETER_SOURCE -> {
                    if (value instanceof Value.Items sets && !sets.items().isEmpty()) {
                        into.add(new Action.BindNames(sets.items().get(0), line));
                    }
                }
                default -> {}
            }
        }
    }

    /** Those who are handed the statement or its rows. */
    static List<Action> takers(MethodKey called, List<Value> given, int line) {
        List<Action> actions = new ArrayList<>();
        Type[] types = Type.getArgumentTypes(called.descriptor());
        for (int i = 0; i < types.length; i++) {
            String type = types[i].getDescriptor();
            boolean only =
                    called.name().equals("queryForObject") || called.name().equals("queryForList");
            if (type.equals("Ljava/lang/Class;") && only) {
                actions.add(new Action.GetOnly(given.get(i), line));
            } else if ((type.startsWith("Lorg/springframework/") || type.startsWith("Lorg/apache/commons/dbutils/"))
                    && !type.endsWith(CREATOR)) {
                actions.add(new Action.HandTo(given.get(i), "", line));
            }
        }
        return actions;
    }
}
