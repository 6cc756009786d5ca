package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.List;
import java.util.Set;

/** {@code setClob}. */
record ClobBinding() implements SqlRule {

    private static final String WHY =
            "PostgreSQL has no CLOB type. A driver that offers one anyway writes a large object and puts"
                    + " its number (OID) into the column: in a text column the number stands where the text should. Rows written so"
                    + " have to be repaired: the text still lies in pg_largeobject under that number.";

    private static final int MOST_SETTERS = 5;
    private static final Set<String> SETTERS = Set.of("setClob", "setNClob");
    private static final Set<String> TYPES = Set.of("java.sql.Clob", "java.sql.NClob");
    private static final Set<String> NUMBERS = Set.of("oid", "lo", "int4", "int8");

    @Override
    public Description description() {
        return Description.of("clob-binding", "A Clob is a large object to some drivers and an error to others")
                .why(WHY)
                .bad("statement.setClob(1, clob)")
                .good("statement.setString(1, text), or setCharacterStream")
                .probes("binding/clob-into-text");
    }

    @Override
    public List<Match> matches(SqlText text) {
        boolean known = text.statements().stream()
                .anyMatch(statement -> !statement.keyword().isEmpty());
        if (!known || bindsAnything(text)) {
            return List.of();
        }
        return text.site().bindings().stream()
                .filter(binding -> SETTERS.contains(binding.setter())
                        || (binding.setter().equals("setObject")
                                && binding.valueType().map(TYPES::contains).orElse(false)))
                .filter(binding -> !largeObject(text, binding))
                .map(binding -> match(text, binding))
                .toList();
    }

    /** Code that chooses the setter by the value's type, as libraries have it: it says nothing of any statement. */
    private static boolean bindsAnything(SqlText text) {
        List<Binding> uncounted = text.site().bindings().stream()
                .filter(binding -> binding.index() == 0)
                .toList();
        boolean anything = uncounted.stream()
                .anyMatch(binding -> binding.setter().equals("setObject")
                        && binding.valueType().isEmpty());
        return anything || uncounted.stream().map(Binding::setter).distinct().count() > MOST_SETTERS;
    }

    /** A column made for large objects, where the number is meant. */
    private static boolean largeObject(SqlText text, Binding binding) {
        return text.placeholders().stream()
                .filter(place -> text.bindings(place.parameter()).contains(binding))
                .anyMatch(place -> text.type(place).map(NUMBERS::contains).orElse(false));
    }

    private static Match match(SqlText text, Binding binding) {
        SqlText.Place bound = text.placeholders().stream()
                .filter(place -> text.bindings(place.parameter()).contains(binding))
                .findFirst()
                .orElse(null);
        String role = bound == null ? "a parameter" : Operands.role(text, bound);
        String index = binding.index() > 0 ? Integer.toString(binding.index()) : "..";
        boolean reader =
                binding.valueType().filter(type -> type.endsWith("Reader")).isPresent();
        Match.Builder match = Match.at(
                        bound == null ? Match.NOWHERE : bound.parameter().start())
                .parameter(Math.max(0, binding.index()))
                .probe("binding/clob-into-text")
                .judge(Judge.PROBE)
                .message(binding.setter() + " binds a large object to " + role)
                .why(WHY);
        if (reader) {
            match.code("setCharacterStream(" + index + ", reader)");
        }
        return match.advice((reader
                        ? "Bind the reader with setCharacterStream"
                        : "Bind the text that the Clob was made from, with setString")
                + ", and look for numbers in the column where texts should be.");
    }
}
