package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Values that a driver converts by their class, or refuses, whatever the column is. */
final class ValuesByClass {

    private static final Map<String, String> TURNED_INTO_TEXT = Map.ofEntries(
            Map.entry("java.lang.StringBuilder", "binding/object-string-builder"),
            Map.entry("java.util.Optional", "binding/object-optional"),
            Map.entry("java.net.URI", "binding/object-uri"),
            Map.entry("java.time.Year", "binding/object-year-into-text"),
            Map.entry("java.util.Map", "binding/object-map-into-text"),
            Map.entry("java.util.HashMap", "binding/object-map-into-text"),
            Map.entry("java.util.concurrent.TimeUnit", "binding/object-enum"),
            Map.entry("java.time.DayOfWeek", "binding/object-enum"),
            Map.entry("java.io.InputStream", "binding/object-input-stream"),
            Map.entry("java.io.Reader", "binding/object-reader"));

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("java.time.ZonedDateTime", "binding/object-zoned-date-time"),
            Map.entry("java.time.Duration", "binding/object-duration"),
            Map.entry("java.time.Period", "binding/object-period"),
            Map.entry("java.util.Calendar", "binding/object-calendar"),
            Map.entry("java.util.GregorianCalendar", "binding/object-calendar"),
            Map.entry("java.util.BitSet", "binding/object-bit-set"),
            Map.entry("java.net.InetAddress", "binding/inet-address"));

    private static final Map<String, String> INSTEAD = Map.of(
            "java.time.ZonedDateTime", "setObject(%d, moment.toOffsetDateTime())",
            "java.time.Duration", "setObject(%d, new PGInterval(duration.toString()))",
            "java.time.Period", "setObject(%d, new PGInterval(period.toString()))",
            "java.util.Calendar", "setTimestamp(%d, new Timestamp(calendar.getTimeInMillis()))",
            "java.util.GregorianCalendar", "setTimestamp(%d, new Timestamp(calendar.getTimeInMillis()))",
            "java.util.BitSet",
                    "setObject(%d, IntStream.range(0, length).mapToObj(i -> bits.get(i) ? \"1\" : \"0\")"
                            + ".collect(Collectors.joining()), Types.OTHER)",
            "java.net.InetAddress", "setObject(%d, address.getHostAddress(), Types.OTHER)",
            "java.io.InputStream", "setBinaryStream(%d, stream)",
            "java.io.Reader", "setCharacterStream(%d, reader)");

    private static final Set<String> NATIONAL = Set.of("NVARCHAR", "NCHAR", "LONGNVARCHAR", "-9", "-15", "-16");

    private ValuesByClass() {}

    /** {@code setObject(1, new StringBuilder())}. */
    static SqlRule turnedIntoText() {
        Description description = Description.of(
                        "object-as-text", "setObject with a class that only its text could stand for")
                .why(
                        "pgjdbc refuses a class that JDBC names no mapping for: 07006. pgjdbc-ng calls toString() for a text column"
                                + " and reads a stream, so that a list may stand in the table as [1, 2].")
                .bad("statement.setObject(1, Optional.of(name))")
                .good("statement.setString(1, name)")
                .probes(TURNED_INTO_TEXT.values().stream().distinct().sorted().toArray(String[]::new));
        return rule(description, binding -> byClass(binding, TURNED_INTO_TEXT));
    }

    /** {@code setObject(1, ZonedDateTime.now())}. */
    static SqlRule refused() {
        Description description = Description.of(
                        "object-without-mapping", "setObject with a class that no driver takes")
                .why(
                        "JDBC names the classes that setObject takes, and these are not among them. No driver that was measured"
                                + " converts them.")
                .bad("statement.setObject(1, ZonedDateTime.now())")
                .good("statement.setObject(1, OffsetDateTime.now())")
                .brokenEverywhere()
                .probes(REFUSED.values().stream().distinct().sorted().toArray(String[]::new));
        return rule(description, binding -> byClass(binding, REFUSED));
    }

    private static Optional<String> byClass(Binding binding, Map<String, String> probes) {
        boolean plain =
                binding.setter().equals("setObject") && binding.sqlType().isEmpty();
        return plain ? binding.valueType().map(probes::get) : Optional.empty();
    }

    /** {@code setNString} and {@code Types.NVARCHAR}. */
    static SqlRule national() {
        Description description = Description.of("national-text", "National texts are no matter of PostgreSQL")
                .why(
                        "PostgreSQL has one kind of text, and all of it is Unicode. pgjdbc implements setNString and Types.NVARCHAR in no"
                                + " version; pgjdbc-ng takes the type and not the setter.")
                .bad("statement.setObject(1, name, Types.NVARCHAR)")
                .good("statement.setObject(1, name, Types.VARCHAR)")
                .probes("binding/nstring", "binding/object-nvarchar", "binding/null-nvarchar");
        return rule(description, binding -> {
            boolean national = binding.sqlType()
                    .map(type -> NATIONAL.contains(type.toUpperCase(Locale.ROOT)))
                    .orElse(false);
            return switch (binding.setter()) {
                case "setNString" -> Optional.of("binding/nstring");
                case "setObject" -> national ? Optional.of("binding/object-nvarchar") : Optional.empty();
                case "setNull" -> national ? Optional.of("binding/null-nvarchar") : Optional.empty();
                default -> Optional.empty();
            };
        });
    }

    private static SqlRule rule(Description description, Function<Binding, Optional<String>> probe) {
        return new ParameterRule(
                description,
                (text, place) -> text.bindings(place.parameter()).stream()
                        .filter(binding -> !isChosen(binding, text.bindings(place.parameter())))
                        .flatMap(binding ->
                                probe
                                        .apply(binding)
                                        .map(found -> match(text, place, description, binding, found))
                                        .stream())
                        .findFirst());
    }

    /** Where the program takes setNString for some databases and setString for others, it knows what it does. */
    private static boolean isChosen(Binding binding, List<Binding> all) {
        return binding.setter().equals("setNString")
                && all.stream().anyMatch(other -> other.setter().equals("setString"));
    }

    private static Match match(
            SqlText text, SqlText.Place place, Description description, Binding binding, String probe) {
        int ordinal = place.parameter().ordinal();
        String type = binding.valueType().orElse("");
        String bound = type.isEmpty() ? binding.sqlType().orElse("a value") : type;
        String code = INSTEAD.getOrDefault(type, "setString(%d, ..)").replace("%d", Integer.toString(ordinal));
        return ParameterRule.at(place, description, probe)
                .judge(Judge.SERVER_REFUSING)
                .message(binding.setter() + " binds " + bound + " to " + Operands.role(text, place))
                .code(code)
                .advice("Convert before binding: " + code + ".");
    }
}
