package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code setString} where the server wants another type; silent where no server was asked. */
record TextForTypedColumn() implements SqlRule {

    private static final String WHY =
            "setString declares the value as varchar, and PostgreSQL converts no varchar to another type by"
                    + " itself, neither to compare it nor to store it. A driver that sends the value without a type, or converts it"
                    + " before, hides that. Where the conversion goes has a price: with the parameter converted an index on the"
                    + " column goes on serving, with the column converted to text it does not.";

    /** No operator or function takes it; the column does not take it. */
    private static final Set<String> REFUSALS = Set.of("42883", "42804", "42846", "42725");

    private static final String ASSIGNMENT = "42804";

    private static final Set<String> TEXTS = Set.of(
            "text",
            "varchar",
            "bpchar",
            "char",
            "name",
            "unknown",
            "cstring",
            "any",
            "regclass",
            "citext",
            "character varying");

    /** PostgreSQL's names of types, as probes know them. */
    private static final Map<String, String> PROBED = Map.ofEntries(
            Map.entry("int2", "int2"),
            Map.entry("smallserial", "int2"),
            Map.entry("int4", "int4"),
            Map.entry("serial", "int4"),
            Map.entry("int8", "int8"),
            Map.entry("bigserial", "int8"),
            Map.entry("numeric", "numeric"),
            Map.entry("float4", "float4"),
            Map.entry("float8", "float8"),
            Map.entry("bool", "bool"),
            Map.entry("uuid", "uuid"),
            Map.entry("date", "date"),
            Map.entry("time", "time"),
            Map.entry("timestamp", "timestamp"),
            Map.entry("timestamptz", "timestamptz"),
            Map.entry("interval", "interval"),
            Map.entry("json", "json"),
            Map.entry("jsonb", "jsonb"),
            Map.entry("bytea", "bytea"),
            Map.entry("inet", "inet"),
            Map.entry("money", "money"),
            Map.entry("xml", "xml"),
            Map.entry("_int4", "int4_array"),
            Map.entry("_text", "text_array"));

    /** Of types only whose texts Java reads as PostgreSQL does: it knows no yes and no {@code 2020-01-01 10:00}. */
    private static final Map<String, String> SETTERS = Map.ofEntries(
            Map.entry("int2", "setShort(%d, Short.parseShort(..))"),
            Map.entry("int4", "setInt(%d, Integer.parseInt(..))"),
            Map.entry("int8", "setLong(%d, Long.parseLong(..))"),
            Map.entry("numeric", "setBigDecimal(%d, new BigDecimal(..))"),
            Map.entry("float4", "setFloat(%d, Float.parseFloat(..))"),
            Map.entry("float8", "setDouble(%d, Double.parseDouble(..))"),
            Map.entry("uuid", "setObject(%d, UUID.fromString(..))"),
            Map.entry("date", "setObject(%d, LocalDate.parse(..))"),
            Map.entry("time", "setObject(%d, LocalTime.parse(..))"));

    @Override
    public Description description() {
        List<String> probes = new ArrayList<>(List.of("binding/null-varchar-into-int4"));
        for (String type : PROBED.values().stream().distinct().sorted().toList()) {
            probes.add("binding/string-into-" + type);
            probes.add("binding/string-compared-with-" + type);
        }
        probes.add("binding/string-into-enum");
        probes.add("binding/string-compared-with-enum");
        return Description.of("text-for-typed-column", "A text is bound where the server wants another type")
                .why(WHY)
                .bad("SELECT * FROM orders WHERE id = ?  -- with setString")
                .good("SELECT * FROM orders WHERE id = ?  -- with setLong")
                .probes(probes.toArray(String[]::new));
    }

    @Override
    public List<Match> matches(SqlText text) {
        Optional<Verdict.Rejected> refusal = text.refusals().stream()
                .filter(rejected -> REFUSALS.contains(rejected.sqlState()))
                .findFirst();
        List<Match> matches = new ArrayList<>();
        for (SqlText.Place place : refusal.isPresent() ? text.placeholders() : List.<SqlText.Place>of()) {
            Optional<Binding> binding = text.bindings(place.parameter()).stream()
                    .filter(bound -> Bound.text(bound) || Bound.textNull(bound))
                    .findFirst();
            Optional<String> type = text.type(place).filter(name -> !TEXTS.contains(name.toLowerCase(Locale.ROOT)));
            if (binding.isPresent() && type.isPresent()) {
                matches.add(match(
                        text, place, binding.get(), type.get(), refusal.get().sqlState()));
            }
        }
        return matches.size() < 2 ? matches : judged(matches, refusal.get().offset());
    }

    /** The server speaks of the parameter it stumbles over first; what it would say of the others, probes tell. */
    private static List<Match> judged(List<Match> matches, OptionalInt refusedAt) {
        int blamed = refusedAt.isPresent() ? nearest(matches, refusedAt.getAsInt()) : -1;
        List<Match> judged = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            judged.add(i == blamed ? matches.get(i) : matches.get(i).judgedBy(Judge.PROBE));
        }
        return judged;
    }

    private static int nearest(List<Match> matches, int offset) {
        int nearest = 0;
        for (int i = 1; i < matches.size(); i++) {
            boolean nearer = Math.abs(matches.get(i).offset() - offset)
                    < Math.abs(matches.get(nearest).offset() - offset);
            nearest = nearer ? i : nearest;
        }
        return nearest;
    }

    private static Match match(SqlText text, SqlText.Place place, Binding binding, String type, String sqlState) {
        int ordinal = place.parameter().ordinal();
        // what is no type of PostgreSQL's own is most often an enum
        String probed = PROBED.getOrDefault(type, "enum");
        boolean isNull = Bound.textNull(binding);
        String probe =
                (sqlState.equals(ASSIGNMENT) ? "binding/string-into-" : "binding/string-compared-with-") + probed;
        Match.Builder match = Match.at(place.parameter().start())
                .parameter(ordinal)
                .probe(isNull ? "binding/null-varchar-into-int4" : probe)
                .judge(Judge.SERVER_REFUSING)
                .message("`" + Operands.role(text, place).replace("`", "") + "` is " + type + ", and "
                        + binding.setter() + " binds a " + (isNull ? "null declared as text" : "text"))
                .why(WHY);
        String cast =
                place.statement().text(place.token()) + "::" + (type.startsWith("_") ? type.substring(1) + "[]" : type);
        if (text.bindsBySetter() && (isNull || SETTERS.containsKey(probed))) {
            String code = isNull
                    ? "setNull(" + ordinal + ", Types.NULL)"
                    : SETTERS.getOrDefault(probed, "%d").replace("%d", Integer.toString(ordinal));
            return match.code(code)
                    .advice("Bind parameter " + ordinal + " with its own type, or convert in the SQL: " + cast
                            + ", and never the column, which its index would no longer serve.");
        }
        return match.replace(place.parameter().start(), place.parameter().end(), cast)
                .advice("Convert in the SQL with " + cast + ", or bind a value of that type for parameter "
                        + Operands.name(place.parameter())
                        + ". Never convert the column: its index would no longer serve.");
    }
}
