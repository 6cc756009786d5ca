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

    private MapMapping(List<String> names, boolean strict) {
        super(names.stream().map(MapMapping::column).toList());
        this.names = Set.copyOf(names);
        this.strict = strict;
    }

    static MapMapping of(List<String> names) {
        if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("A mapping of maps needs the names of its columns, each once: " + names);
        }
        return new MapMapping(names, true);
    }

    private static MappedColumn<Map<String, ?>> column(String name) {
        return MappedColumn.named(name, new Getter.OfObject<>(row -> row.get(name)));
    }

    /** The same, where a missing key is NULL and keys of other names are ignored. */
    public MapMapping lenient() {
        return new MapMapping(
                List.copyOf(mapped().stream().map(MappedColumn::name).toList()), false);
    }

    @Override
    void check(Map<String, ?> row) {
        if (strict && !(row.size() == names.size() && row.keySet().containsAll(names))) {
            throw new Refusal(
                    "Map of " + row.size() + " keys",
                    "its keys are not those of the mapping",
                    "give each row exactly the keys "
                            + mapped().stream().map(MappedColumn::name).toList()
                            + ", with null for NULL, or use lenient()");
        }
    }
}
