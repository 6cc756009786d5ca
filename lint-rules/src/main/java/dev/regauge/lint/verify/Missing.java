package dev.regauge.lint.verify;

import dev.regauge.lint.scan.Binding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a statement that is wrong from a statement that the schema at hand cannot judge: because a table, a type or a
 * function of the real database is not there.
 *
 * <p>Reads states, routines, and names out of messages. A word decides only beside two states that mean several things,
 * and only where no routine is told; a server that speaks another language is then taken for one that lacks a table, and
 * for one that refuses a feature.
 */
final class Missing {

    private static final String LACKS = "The schema at hand lacks something that this statement needs: ";

    /** {@code f(integer)}, {@code app.f(integer)}; a message about an operator has no such thing. */
    private static final Pattern FUNCTION = Pattern.compile("(?:([^\\s.\"(]+)\\.)?([^\\s.\"(]+)\\(");

    private static final Pattern OPERATOR = Pattern.compile("(?<=\\s|^)[-+*/<>=~!@#%^&|`?]+(?=\\s|$)");

    private static final String FUNCTION_EXISTS = "select 1 from pg_catalog.pg_proc"
            + " where proname operator(pg_catalog.=) ?::name and pg_catalog.pg_function_is_visible(oid) limit 1";

    private static final String QUALIFIED_FUNCTION_EXISTS = "select 1 from pg_catalog.pg_proc"
            + " where proname operator(pg_catalog.=) ?::name"
            + " and pronamespace operator(pg_catalog.=)"
            + " (select oid from pg_catalog.pg_namespace where nspname operator(pg_catalog.=) ?::name) limit 1";

    private static final String OPERATOR_EXISTS =
            "select 1 from pg_catalog.pg_operator where oprname operator(pg_catalog.=) ?::name limit 1";

    private static final String TYPE_EXISTS = "select 1 where pg_catalog.to_regtype(?::text) is not null";

    private final Describer describer;

    Missing(Describer describer) {
        this.describer = describer;
    }

    /** Why nothing follows from a refusal; empty where something does. */
    Optional<String> reason(Refusal refusal, List<Binding> bindings) throws ConnectionLost {
        if (!refusal.byServer()) {
            return missingType(refusal, bindings);
        }
        String state = refusal.shownState();
        boolean missing = switch (state) {
            case "3F000", "3D000", "42704", "42703", "58P01" -> true;
            case "42P01" -> !isAboutFromClause(refusal);
            case "0A000" -> refusal.message().contains("extension") || crossesDatabases(refusal);
            case "42883" -> nameIsUnknown(refusal.message());
            default -> false;
        };
        if (missing) {
            return Optional.of(LACKS + refusal.message());
        }
        return Optional.ofNullable(
                switch (state) {
                    case "42501" -> "The user of this connection may not look at it: " + refusal.message();
                    case "57014", "55P03" -> "The server was busy and gave no answer in time: " + refusal.message();
                    default -> isAboutServer(state) ? "The server could not judge it: " + refusal.message() : null;
                });
    }

    /** Shortage of resources, a failing disk, an internal error, a transaction that cannot be: none is the statement's. */
    private static boolean isAboutServer(String state) {
        return switch (state.substring(0, 2)) {
            case "25", "40", "53", "57", "58", "F0", "XX" -> true;
            default -> false;
        };
    }

    /** 42P01 is also the state of a reference that no FROM clause of the statement explains. */
    private static boolean isAboutFromClause(Refusal refusal) {
        return refusal.routine().equals("errorMissingRTE") || refusal.message().contains("FROM-clause");
    }

    private static boolean crossesDatabases(Refusal refusal) {
        return refusal.message().contains("cross-database");
    }

    private boolean nameIsUnknown(String message) throws ConnectionLost {
        Matcher function = FUNCTION.matcher(message);
        if (function.find()) {
            String schema = function.group(1);
            return schema == null
                    ? !describer.finds(FUNCTION_EXISTS, function.group(2))
                    : !describer.finds(QUALIFIED_FUNCTION_EXISTS, function.group(2), schema);
        }
        Matcher operator = OPERATOR.matcher(message);
        return operator.find() && !describer.finds(OPERATOR_EXISTS, operator.group());
    }

    /** A driver looks up by itself what an array holds, and what a map is. */
    private Optional<String> missingType(Refusal refusal, List<Binding> bindings) throws ConnectionLost {
        for (String type : Setters.namedTypes(bindings)) {
            if (!describer.finds(TYPE_EXISTS, type)) {
                return Optional.of(LACKS + "the type \"" + type + "\" is not there; " + refusal.message());
            }
        }
        return Optional.empty();
    }
}
