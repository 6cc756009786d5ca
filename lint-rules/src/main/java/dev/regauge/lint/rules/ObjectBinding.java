package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code setObject} with a class that JDBC 4.2 knows no mapping for. */
record ObjectBinding() implements SqlRule {

    private static final String WHY =
            "setObject maps by the value's class. What JDBC 4.2 names no mapping for, a driver may convert,"
                    + " turn into text or refuse.";

    private static final Map<String, String> PROBES =
            Map.of("java.time.Instant", "binding/object-instant", "java.util.Date", "binding/object-util-date");
    private static final Map<String, String> INSTEAD = Map.of(
            "java.time.Instant", "instant.atOffset(ZoneOffset.UTC)",
            "java.util.Date", "new Timestamp(date.getTime())");

    @Override
    public Description description() {
        return Description.of("object-binding", "setObject with a class that JDBC names no mapping for")
                .why(WHY)
                .bad("statement.setObject(1, Instant.now())")
                .good("statement.setObject(1, OffsetDateTime.now())")
                .brokenEverywhere()
                .probes("binding/object-instant", "binding/object-util-date", "binding/object-list");
    }

    @Override
    public List<Match> matches(SqlText text) {
        return text.placeholders().stream()
                .flatMap(place -> text.bindings(place.parameter()).stream()
                        .filter(binding -> binding.setter().equals("setObject"))
                        .filter(binding ->
                                PROBES.containsKey(binding.valueType().orElse("")) || binding.isCollection())
                        .map(binding -> match(text, place, binding)))
                .toList();
    }

    private static Match match(SqlText text, SqlText.Place place, Binding binding) {
        String type = binding.valueType().orElse("");
        int ordinal = place.parameter().ordinal();
        Match.Builder match = Match.at(place.parameter().start())
                .parameter(ordinal)
                .probe(PROBES.getOrDefault(type, "binding/object-list"))
                .judge(Judge.SERVER_REFUSING)
                .message("setObject binds a " + type + " to " + Operands.role(text, place))
                .why(WHY);
        Optional<String> code = code(text, place, type);
        return code.isPresent()
                ? match.code(code.get()).advice("Convert before binding: " + code.get() + ".")
                : match.advice("Make an array with Connection.createArrayOf and the column's own type, and bind it with"
                        + " setArray.");
    }

    /** Of what type the elements of a collection are, only a server tells. */
    private static Optional<String> code(SqlText text, SqlText.Place place, String type) {
        int ordinal = place.parameter().ordinal();
        String instead = INSTEAD.get(type);
        return instead == null
                ? ElementType.wanted(text, place)
                        .map(element -> "setArray(" + ordinal + ", connection.createArrayOf(\"" + element
                                + "\", values.toArray()))")
                : Optional.of(text.bindsBySetter() ? "setObject(" + ordinal + ", " + instead + ")" : instead);
    }
}
