package dev.regauge.copy;

import dev.regauge.copy.encode.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Maps whose keys are names of columns. Immutable. */
public final class MapMapping extends Mapping<Map<String, ?>> {

    private final Set<String> names;
    private final boolean strict;

    private MapMapping(List<MappedColumn<Map<String, ?>>> columns, Set<String> names, boolean strict) {
        super(columns);
        this.names = names;
        this.strict = strict;
    }

    static MapMapping of(List<String> names) {
        if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("A mapping of maps needs the names of its columns, each once: " + names);
        }
        return new MapMapping(names.stream().map(MapMapping::column).toList(), Set.copyOf(names), true);
    }

    private static MappedColumn<Map<String, ?>> column(String name) {
        return MappedColumn.named(name, new Getter.OfObject<>(row -> row.get(name)));
    }

    /** The same, where a missing key is NULL and keys of other names are ignored. */
    public MapMapping lenient() {
        return new MapMapping(mapped(), names, false);
    }

    /** The keys that a row has stay those of {@link Mapping#maps}. */
    @Override
    MapMapping remade(List<MappedColumn<Map<String, ?>>> others) {
        return new MapMapping(others, names, strict);
    }

    @Override
    void check(Map<String, ?> row) {
        if (strict && !(row.size() == names.size() && row.keySet().containsAll(names))) {
            throw otherKeys(row);
        }
    }

    /** Columns are the server's and may be named; the keys are the caller's data and may not. */
    private Refusal otherKeys(Map<String, ?> row) {
        List<String> missing =
                names.stream().filter(name -> !row.containsKey(name)).sorted().toList();
        int others = row.size() - (names.size() - missing.size());
        return new Refusal(
                "Map of " + row.size() + (row.size() == 1 ? " key" : " keys"),
                "its keys are not those of the mapping: " + (missing.isEmpty() ? "" : "it lacks " + missing)
                        + (missing.isEmpty() || others == 0 ? "" : " and ")
                        + (others == 0 ? "" : "has " + others + " that the mapping does not have"),
                "give each row exactly the keys of the mapping, with null for NULL, or use lenient()");
    }
}
