package dev.regauge.bench.copy;

import dev.regauge.copy.Mapping;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Three columns of one kind. */
final class NarrowShape {

    private NarrowShape() {}

    static Shape<Narrow> shape() {
        return new Shape<>(
                "narrow",
                List.of("a int not null", "b int not null", "c int not null"),
                List.of("?", "?", "?"),
                List.of("int4[]", "int4[]", "int4[]"),
                Narrow.several(Shape.POOL),
                NarrowShape::bind,
                NarrowShape::bindColumns,
                NarrowShape::write,
                Mapping.<Narrow>columns()
                        .ofInt("a", Narrow::a)
                        .ofInt("b", Narrow::b)
                        .ofInt("c", Narrow::c),
                Mapping.record(Narrow.class),
                "");
    }

    private static void bind(PreparedStatement statement, int first, Narrow row) throws SQLException {
        statement.setInt(first, row.a());
        statement.setInt(first + 1, row.b());
        statement.setInt(first + 2, row.c());
    }

    private static void bindColumns(Columns<Narrow> columns) throws SQLException {
        columns.ints(1, Narrow::a);
        columns.ints(2, Narrow::b);
        columns.ints(3, Narrow::c);
    }

    private static void write(Narrow row, RowBytes bytes) {
        bytes.columns(3);
        bytes.int4(row.a());
        bytes.int4(row.b());
        bytes.int4(row.c());
    }
}
