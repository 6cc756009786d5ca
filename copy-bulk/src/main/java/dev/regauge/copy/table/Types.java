package dev.regauge.copy.table;

import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.encode.PgType.Attribute;
import dev.regauge.copy.encode.PgType.Kind;
import dev.regauge.copy.table.CatalogRows.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types by their number, put together from the rows of {@link CatalogQuery}. The server lets no type hold itself. */
final class Types {

    private final Map<Long, Row> rows = new HashMap<>();
    private final Map<Long, List<Row>> attributes = new HashMap<>();
    private final Map<Long, List<String>> labels = new HashMap<>();
    private final Map<Long, PgType> made = new HashMap<>();

    void type(Row row) {
        rows.put(row.owner(), row);
    }

    void attribute(Row row) {
        attributes.computeIfAbsent(row.owner(), owner -> new ArrayList<>()).add(row);
    }

    void label(Row row) {
        labels.computeIfAbsent(row.owner(), owner -> new ArrayList<>()).add(row.name());
    }

    PgType of(long oid) {
        PgType known = made.get(oid);
        if (known == null) {
            known = make(oid);
            made.put(oid, known);
        }
        return known;
    }

    private PgType make(long oid) {
        Row row = rows.get(oid);
        if (row == null) {
            throw new IllegalStateException("The catalogs did not answer about type " + oid);
        }
        Optional<PgType> element = row.ref() == 0 ? Optional.empty() : Optional.of(of(row.ref()));
        Kind kind = kind(row.letter());
        return new PgType(
                (int) oid,
                kind == Kind.ARRAY ? element.orElseThrow().sql() + "[]" : row.text(),
                row.name(),
                row.a(),
                kind,
                element,
                row.modifier(),
                row.b(),
                (int) row.ref2(),
                attributes.getOrDefault(oid, List.of()).stream()
                        .map(this::attributeOf)
                        .toList(),
                labels.getOrDefault(oid, List.of()),
                row.extra().isEmpty() ? Optional.empty() : Optional.of(row.extra()));
    }

    private Attribute attributeOf(Row row) {
        return new Attribute(row.name(), row.number(), of(row.ref()), row.modifier());
    }

    private static Kind kind(String letter) {
        return switch (letter) {
            case "a" -> Kind.ARRAY;
            case "d" -> Kind.DOMAIN;
            case "e" -> Kind.ENUM;
            case "c" -> Kind.COMPOSITE;
            case "r" -> Kind.RANGE;
            case "m" -> Kind.MULTIRANGE;
            default -> Kind.BASE;
        };
    }
}
