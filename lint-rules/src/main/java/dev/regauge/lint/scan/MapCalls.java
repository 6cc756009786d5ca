package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Entries;
import dev.regauge.lint.scan.Value.Instance;
import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The calls that make and fill maps with texts for keys, and Spring's sources of named parameters, which are such maps.
 * What is put under a key that nobody knows is forgotten.
 */
final class MapCalls {

    private static final String SPRING = "org/springframework/jdbc/core/";
    private static final String PARAMETERS = SPRING + "namedparam/MapSqlParameterSource";

    private static final Set<String> MUTABLE = Set.of(
            PARAMETERS,
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/TreeMap",
            "java/util/Hashtable",
            "java/util/concurrent/ConcurrentHashMap");

    private static final String ENTRY = "java.util.Map$Entry";
    private static final String MAP = "java.util.Map";
    private static final int LARGEST = 500;
    private static final Set<String> KOTLIN = Set.of("mapOf", "mutableMapOf", "hashMapOf", "linkedMapOf");

    /** {@code new SqlParameterValue(sqlType, value)}, which a value with a type is to Spring. */
    private static final MethodKey TYPED =
            new MethodKey(SPRING + "SqlParameterValue", "<init>", "(ILjava/lang/Object;)V");

    private MapCalls() {}

    /** Whether objects of the class are maps whose content is followed. */
    static boolean makes(String owner) {
        return MUTABLE.contains(owner);
    }

    /** The content of a map that was just made. */
    static Value initial(ScanFrame frame, String type, List<Value> arguments) {
        Entries none = new Entries(Map.of(), type);
        if (arguments.size() == 3 && type.endsWith("MapSqlParameterSource")) {
            return none.with(entry(frame, arguments.get(1), arguments.get(2)));
        }
        return arguments.size() == 2 ? none.with(known(frame, arguments.get(1))) : none;
    }

    /** What the call gives back, where it is one of these. */
    static Optional<Value> evaluate(ScanFrame frame, MethodKey called, List<Value> arguments) {
        String owner = called.owner();
        if (owner.equals("java/util/Map") && called.descriptor().endsWith(")Ljava/util/Map;")) {
            return made(frame, called, arguments);
        }
        if (owner.equals("java/util/Map") && called.name().equals("entry")) {
            return Optional.of(new Entries(entry(frame, arguments.get(0), arguments.get(1)), ENTRY));
        }
        if (owner.equals("java/util/Collections")) {
            return ofCollections(frame, called, arguments);
        }
        if (owner.startsWith("kotlin/")) {
            return ofKotlin(frame, called, arguments);
        }
        boolean onMap = MUTABLE.contains(owner) || owner.equals("java/util/Map");
        return onMap && !arguments.isEmpty() ? changed(frame, called, arguments) : Optional.empty();
    }

    private static Optional<Value> made(ScanFrame frame, MethodKey called, List<Value> arguments) {
        return switch (called.name()) {
            case "of" -> {
                Map<String, Value> all = new LinkedHashMap<>();
                for (int i = 0; i + 1 < arguments.size(); i += 2) {
                    all.putAll(entry(frame, arguments.get(i), arguments.get(i + 1)));
                }
                yield Optional.of(new Entries(all, MAP));
            }
            case "ofEntries" -> Optional.of(joined(frame, arguments.get(0)));
            case "copyOf" -> Optional.of(new Entries(known(frame, arguments.get(0)), MAP));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> ofCollections(ScanFrame frame, MethodKey called, List<Value> arguments) {
        return switch (called.name()) {
            case "singletonMap" -> Optional.of(new Entries(entry(frame, arguments.get(0), arguments.get(1)), MAP));
            case "emptyMap" -> Optional.of(new Entries(Map.of(), MAP));
            case "unmodifiableMap", "synchronizedMap" -> Optional.of(arguments.get(0));
            default -> Optional.empty();
        };
    }

    /** {@code mapOf("id" to id, ..)} and its kin. */
    private static Optional<Value> ofKotlin(ScanFrame frame, MethodKey called, List<Value> arguments) {
        if (called.owner().equals("kotlin/TuplesKt") && called.name().equals("to")) {
            return Optional.of(new Entries(entry(frame, arguments.get(0), arguments.get(1)), ENTRY));
        }
        boolean makes = called.owner().equals("kotlin/collections/MapsKt")
                && KOTLIN.contains(called.name())
                && arguments.size() == 1;
        return makes ? Optional.of(joined(frame, arguments.get(0))) : Optional.empty();
    }

    /** All of an array of entries, or the only one. */
    private static Value joined(ScanFrame frame, Value entries) {
        Entries all = new Entries(known(frame, entries), MAP);
        List<Value> items = Calls.items(frame, entries).map(Items::items).orElse(List.of());
        for (Value item : items) {
            all = all.with(known(frame, item));
        }
        return all;
    }

    private static Optional<Value> changed(ScanFrame frame, MethodKey called, List<Value> arguments) {
        Value self = arguments.get(0);
        Optional<Entries> before = entries(frame, self);
        boolean chained = called.descriptor().endsWith(")L" + PARAMETERS + ";");
        if (before.isPresent()) {
            frame.content(self, after(frame, called, before.get(), arguments));
        }
        return chained ? Optional.of(self) : Optional.empty();
    }

    private static Entries after(ScanFrame frame, MethodKey called, Entries before, List<Value> arguments) {
        List<Value> given = arguments.subList(1, arguments.size());
        return switch (called.name()) {
            case "put", "addValue" -> before.values().size() < LARGEST ? before.with(put(frame, given)) : before;
            case "putIfAbsent" -> new Entries(put(frame, given), before.type()).with(before.values());
            case "putAll", "addValues" -> before.with(known(frame, given.get(0)));
            case "remove", "compute", "computeIfAbsent", "computeIfPresent", "merge", "replace" ->
                without(before, text(frame, given.get(0)));
            case "clear", "replaceAll" -> new Entries(Map.of(), before.type());
            default -> before;
        };
    }

    private static Map<String, Value> put(ScanFrame frame, List<Value> given) {
        return entry(frame, given.get(0), given.size() > 2 ? typed(given.get(2), given.get(1)) : given.get(1));
    }

    /** A value that is bound as one of java.sql.Types. */
    static Value typed(Value sqlType, Value value) {
        return new Instance(TYPED, List.of(Unknown.EMPTY, sqlType, value));
    }

    private static Entries without(Entries before, Optional<String> key) {
        Map<String, Value> kept = new LinkedHashMap<>(key.isPresent() ? before.values() : Map.of());
        key.ifPresent(kept::remove);
        return new Entries(kept, before.type());
    }

    private static Map<String, Value> entry(ScanFrame frame, Value key, Value value) {
        return text(frame, key).map(name -> Map.of(name, value)).orElse(Map.of());
    }

    private static Optional<String> text(ScanFrame frame, Value value) {
        return Texts.constant(frame.content(value).orElse(value));
    }

    private static Map<String, Value> known(ScanFrame frame, Value value) {
        return entries(frame, value).map(Entries::values).orElse(Map.of());
    }

    private static Optional<Entries> entries(ScanFrame frame, Value value) {
        return frame.content(value).orElse(value) instanceof Entries entries ? Optional.of(entries) : Optional.empty();
    }
}
