package dev.regauge.bench.copy;

import dev.regauge.copy.Mapping;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;

/** Eight columns of eight kinds. */
final class WideShape {

    private WideShape() {}

    static Shape<Wide> shape() {
        return new Shape<>(
                "wide",
                List.of(
                        "id bigint not null",
                        "customer text not null",
                        "title text not null",
                        "amount numeric(12,2) not null",
                        "paid boolean not null",
                        "placed timestamptz not null",
                        "details jsonb not null",
                        "note text"),
                List.of("?", "?", "?", "?", "?", "?", "?::jsonb", "?"),
                List.of("int8[]", "text[]", "text[]", "numeric[]", "bool[]", "timestamptz[]", "jsonb[]", "text[]"),
                Wide.several(Shape.POOL),
                WideShape::bind,
                WideShape::bindColumns,
                WideShape::write,
                Mapping.<Wide>columns()
                        .ofLong("id", Wide::id)
                        .of("customer", Wide::customer)
                        .of("title", Wide::title)
                        .of("amount", Wide::amount)
                        .ofBoolean("paid", Wide::paid)
                        .of("placed", Wide::placed)
                        .of("details", Wide::details)
                        .of("note", Wide::note),
                Mapping.record(Wide.class),
                "");
    }

    private static void bind(PreparedStatement statement, int first, Wide row) throws SQLException {
        statement.setLong(first, row.id());
        statement.setString(first + 1, row.customer());
        statement.setString(first + 2, row.title());
        statement.setBigDecimal(first + 3, row.amount());
        statement.setBoolean(first + 4, row.paid());
        statement.setObject(first + 5, row.placed(), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setString(first + 6, row.details());
        statement.setString(first + 7, row.note());
    }

    private static void bindColumns(Columns<Wide> columns) throws SQLException {
        List<Wide> rows = columns.rows();
        boolean[] paid = new boolean[rows.size()];
        for (int i = 0; i < paid.length; i++) {
            paid[i] = rows.get(i).paid();
        }
        columns.set(1, "int8", rows.stream().mapToLong(Wide::id).toArray());
        columns.objects(2, "text", Wide::customer, String[]::new);
        columns.objects(3, "text", Wide::title, String[]::new);
        columns.objects(4, "numeric", Wide::amount, BigDecimal[]::new);
        columns.set(5, "bool", paid);
        columns.objects(6, "timestamptz", Wide::placed, OffsetDateTime[]::new);
        columns.objects(7, "jsonb", Wide::details, String[]::new);
        columns.objects(8, "text", Wide::note, String[]::new);
    }

    private static void write(Wide row, RowBytes bytes) {
        bytes.columns(8);
        bytes.int8(row.id());
        bytes.text(row.customer());
        bytes.text(row.title());
        bytes.numeric(row.amount());
        bytes.bool(row.paid());
        bytes.timestamptz(row.placed());
        bytes.jsonb(row.details());
        bytes.text(row.note());
    }
}
