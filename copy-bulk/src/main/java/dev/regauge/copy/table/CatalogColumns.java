package dev.regauge.copy.table;

import dev.regauge.copy.encode.PgType;
import dev.regauge.sql.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows of {@code pg_attribute}, compared by arrays with the expected values at the places of the columns' numbers.
 *
 * <p>A change that was committed after the snapshot of a {@code repeatable read} transaction is not visible to it, while the
 * rows are stored by it; but the catalog row that such a transaction sees bears the mark of its end ({@code xmax}), which is
 * compared too.
 */
final class CatalogColumns {

    private final long relation;
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, Long> types = new HashMap<>();
    private final Map<Integer, Integer> modifiers = new HashMap<>();

    CatalogColumns(long relation) {
        this.relation = relation;
    }

    void add(int number, String name, PgType type, int modifier) {
        names.put(number, name);
        types.put(number, Integer.toUnsignedLong(type.oid()));
        modifiers.put(number, modifier);
    }

    /** @param ended the ends that a row may bear: those of changes that were rolled back */
    String unchanged(List<Long> ended) {
        String numbers = names.keySet().stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        String ends = ended.stream()
                .filter(end -> end != 0)
                .distinct()
                .map(end -> "," + end)
                .collect(Collectors.joining());
        return "(select pg_catalog.count(*) from pg_catalog.pg_attribute where attrelid = " + relation
                + "::pg_catalog.oid and attnum = any ('{"
                + numbers + "}'::pg_catalog.int2[]) and attname = (array["
                + each(number -> Sql.literal(names.getOrDefault(number, "")).text())
                + "]::pg_catalog.name[])[attnum] and atttypid = ('{"
                + each(number -> types.getOrDefault(number, 0L) + "")
                + "}'::pg_catalog.oid[])[attnum] and atttypmod = ('{"
                + each(number -> modifiers.getOrDefault(number, 0) + "")
                + "}'::pg_catalog.int4[])[attnum] and xmax = "
                + (ends.isEmpty() ? "'0'::pg_catalog.xid" : "any ('{0" + ends + "}'::pg_catalog.xid[])") + ") = "
                + names.size();
    }

    private String each(Function<Integer, String> value) {
        StringBuilder all = new StringBuilder();
        int last = names.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int number = 1; number <= last; number++) {
            all.append(number == 1 ? "" : ",").append(value.apply(number));
        }
        return all.toString();
    }
}
