package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Value.Entries;
import dev.regauge.lint.scan.Value.Instance;
import dev.regauge.lint.scan.Value.Items;
import dev.regauge.lint.scan.Value.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The calls that make, fill and read maps, and Spring's sources of named parameters, which are such maps. Known keys are
 * texts, numbers and the program's enum constants; what is put under another is told apart from nothing else so put.
 */
final class MapCalls {

    private static final String SPRING = "org/springframework/jdbc/core/";
    private static final String GUAVA = "com/google/common/collect/ImmutableMap";
    private static final String PARAMETERS = SPRING + "namedparam/MapSqlParameterSource";

    private static final Set<String> MUTABLE = Set.of(
            PARAMETERS,
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/TreeMap",
            "java/util/EnumMap",
            "java/util/Hashtable",
            "java/util/concurrent/ConcurrentHashMap");

    private static final String ENTRY = "java.util.Map$Entry";
    private static final String MAP = "java.util.Map";
    private static final String ELSEWHERE = "a map that is filled elsewhere too";
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
        boolean ofMap = owner.equals("java/util/Map") && called.descriptor().endsWith(")Ljava/util/Map;");
        if (ofMap || called.descriptor().endsWith(")L" + GUAVA + ";")) {
            return made(frame, called, arguments);
        }
        if (owner.equals("java/util/Map") && called.name().equals("entry")) {
            return Optional.of(entry(frame, arguments.get(0), arguments.get(1)));
        }
        if (owner.equals("java/util/Collections")) {
            return ofCollections(frame, called, arguments);
        }
        if (owner.startsWith("kotlin/")) {
            return ofKotlin(frame, called, arguments);
        }
        boolean onMap = MUTABLE.contains(owner) || owner.equals("java/util/Map") || owner.equals(GUAVA);
        if (!onMap || arguments.isEmpty()) {
            return Optional.empty();
        }
        return switch (called.name()) {
            case "get", "getOrDefault" -> entries(frame, arguments.get(0)).flatMap(all -> got(frame, all, arguments));
            case "values" -> entries(frame, arguments.get(0)).map(MapCalls::values);
            default -> changed(frame, called, arguments);
        };
    }

    private static Optional<Value> made(ScanFrame frame, MethodKey called, List<Value> arguments) {
        return switch (called.name()) {
            case "of" -> {
                Entries all = new Entries(Map.of(), MAP);
                for (int i = 0; i + 1 < arguments.size(); i += 2) {
                    all = all.with(entry(frame, arguments.get(i), arguments.get(i + 1)));
                }
                yield Optional.of(all);
            }
            case "ofEntries" -> Optional.of(joined(frame, arguments.get(0)));
            case "copyOf" -> Optional.of(new Entries(Map.of(), MAP).with(known(frame, arguments.get(0))));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> ofCollections(ScanFrame frame, MethodKey called, List<Value> arguments) {
        return switch (called.name()) {
            case "singletonMap" ->
                Optional.of(new Entries(Map.of(), MAP).with(entry(frame, arguments.get(0), arguments.get(1))));
            case "emptyMap" -> Optional.of(new Entries(Map.of(), MAP));
            case "unmodifiableMap", "synchronizedMap" -> Optional.of(arguments.get(0));
            default -> Optional.empty();
        };
    }

    /** {@code mapOf("id" to id, ..)} and its kin. */
    private static Optional<Value> ofKotlin(ScanFrame frame, MethodKey called, List<Value> arguments) {
        if (called.owner().equals("kotlin/TuplesKt") && called.name().equals("to")) {
            return Optional.of(entry(frame, arguments.get(0), arguments.get(1)));
        }
        boolean makes = called.owner().equals("kotlin/collections/MapsKt")
                && KOTLIN.contains(called.name())
                && arguments.size() == 1;
        return makes ? Optional.of(joined(frame, arguments.get(0))) : Optional.empty();
    }

    /** All of an array of entries, or the only one. */
    private static Value joined(ScanFrame frame, Value entries) {
        Entries all = new Entries(Map.of(), MAP).with(known(frame, entries));
        Optional<Items> items = Calls.items(frame, entries);
        for (Value item : items.map(Items::items).orElse(List.of())) {
            all = all.with(known(frame, item));
        }
        boolean others = !items.map(Items::complete).orElse(true);
        return others ? all.with(new Entries(Map.of(), Optional.of(Texts.gap(ELSEWHERE)), MAP)) : all;
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
            case "putIfAbsent" ->
                new Entries(Map.of(), before.type()).with(put(frame, given)).with(before);
            case "putAll", "addValues" -> before.with(known(frame, given.get(0)));
            case "remove", "compute", "computeIfAbsent", "computeIfPresent", "merge", "replace" ->
                without(before, key(frame, given.get(0)));
            case "clear", "replaceAll" -> new Entries(Map.of(), before.type());
            default -> before;
        };
    }

    private static Entries put(ScanFrame frame, List<Value> given) {
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

    static Entries entry(ScanFrame frame, Value key, Value value) {
        return key(frame, key)
                .map(name -> new Entries(Map.of(name, value), ENTRY))
                .orElseGet(() -> new Entries(Map.of(), Optional.of(frame.frozen(value)), ENTRY));
    }

    /** A key as a text. */
    private static Optional<String> key(ScanFrame frame, Value value) {
        Value key = frame.content(value).orElse(value);
        if (key instanceof Value.Constant constant) {
            return Optional.of(String.valueOf(constant.value()));
        }
        return key instanceof Instance made && isEnumConstant(made)
                ? Texts.constant(made.arguments().get(1)).map(name -> made.type() + "." + name)
                : Texts.constant(key);
    }

    /** A compiler gives the constructor of an enum the constant's name and number in front. */
    private static boolean isEnumConstant(Instance made) {
        return made.constructor().descriptor().startsWith("(Ljava/lang/String;I")
                && made.arguments().size() > 2
                && made.arguments().get(2) instanceof Value.Constant;
    }

    /** What is under a key; under one that nobody knows any of all, where all are texts. */
    private static Optional<Value> got(ScanFrame frame, Entries map, List<Value> arguments) {
        Optional<Value> known = key(frame, arguments.get(1)).map(map.values()::get);
        if (known.isPresent()) {
            return known;
        }
        Optional<Value> any = values(map).any();
        return arguments.size() > 2 && any.isPresent()
                ? any.filter(all -> arguments.get(2).type().equals(Value.STRING))
                        .map(all -> ScanInterpreter.join(all, arguments.get(2)))
                : any;
    }

    /** All values; of a map that others may fill as well, with what nobody knows. */
    private static Items values(Entries map) {
        boolean fixed = map.type().equals(MAP);
        List<Value> all = new ArrayList<>(map.all().toList());
        if (!fixed && !all.isEmpty()) {
            all.add(Texts.gap(ELSEWHERE));
        }
        return new Items(all, true, "java.util.Collection");
    }

    private static Entries known(ScanFrame frame, Value value) {
        return entries(frame, value).orElseGet(() -> new Entries(Map.of(), MAP));
    }

    private static Optional<Entries> entries(ScanFrame frame, Value value) {
        return frame.content(value).orElse(value) instanceof Entries entries ? Optional.of(entries) : Optional.empty();
    }
}
