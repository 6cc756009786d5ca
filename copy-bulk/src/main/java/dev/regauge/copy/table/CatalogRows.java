package dev.regauge.copy.table;

import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.encode.Server;
import dev.regauge.copy.table.Column.Filled;
import dev.regauge.copy.table.Table.Kind;
import dev.regauge.sql.Identifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of {@link CatalogQuery}, row by row, until the table can be made of it. */
final class CatalogRows {

    /** The server's number for the encoding that is none. */
    private static final int SQL_ASCII = 0;

    private final Identifier named;
    private final int major;
    private final Types types = new Types();
    private final List<Row> columns = new ArrayList<>();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private @Nullable Row table;

    /** @param major the server's version */
    CatalogRows(Identifier named, int major) {
        this.named = named;
        this.major = major;
    }

    /** One row of the answer, by the names that the question gives its columns. */
    record Row(
            long owner,
            int number,
            boolean numbered,
            String name,
            String text,
            long ref,
            long ref2,
            int modifier,
            String letter,
            String extra,
            boolean a,
            boolean b,
            boolean c,
            boolean d,
            boolean e) {

        static Row of(ResultSet at) throws SQLException {
            int number = at.getInt("number");
            boolean numbered = !at.wasNull();
            return new Row(
                    at.getLong("owner"),
                    number,
                    numbered,
                    text(at, "name"),
                    text(at, "text"),
                    at.getLong("ref"),
                    at.getLong("ref2"),
                    at.getInt("modifier"),
                    text(at, "letter"),
                    text(at, "extra"),
                    at.getBoolean("a"),
                    at.getBoolean("b"),
                    at.getBoolean("c"),
                    at.getBoolean("d"),
                    at.getBoolean("e"));
        }

        private static String text(ResultSet at, String column) throws SQLException {
            String text = at.getString(column);
            return text == null ? "" : text;
        }
    }

    void add(ResultSet at) throws SQLException {
        Row row = Row.of(at);
        String what = at.getString("what");
        switch (what) {
            case "table" -> table = row;
            case "column" -> columns.add(row);
            case "type" -> types.type(row);
            case "attribute" -> types.attribute(row);
            case "label" -> types.label(row);
            case "key" -> key(row);
            default -> throw new IllegalStateException("The catalogs answered about " + what);
        }
    }

    private void key(Row row) {
        List<String> more = new ArrayList<>();
        Key before = keys.get(row.text);
        if (before != null) {
            more.addAll(before.columns());
        }
        more.add(row.name);
        keys.put(row.text, new Key(row.text, row.a, more));
    }

    boolean found() {
        return table != null;
    }

    Table table() {
        Row row = table;
        if (row == null) {
            throw new IllegalStateException("There is no table");
        }
        Identifier name = Identifier.of(row.text, row.name);
        Kind kind = UnfitTarget.kind(row, name);
        UnfitTarget.checkUnchanged(columns, name);
        UnfitTarget.checkEncoding(row.extra, name);
        return new Table(
                row.owner,
                name,
                kind,
                row.a,
                row.d,
                row.e,
                columns.stream().map(this::column).toList(),
                keys.values().stream()
                        .sorted(Comparator.comparing((Key key) -> !key.primary()))
                        .toList(),
                new Server(major, row.numbered ? row.number : Server.UNKNOWN.moneyDigits(), row.modifier == SQL_ASCII));
    }

    private Column column(Row row) {
        PgType type = types.of(row.ref);
        return new Column(
                row.name,
                row.number,
                type,
                row.text,
                row.modifier,
                row.a || type.refusesNull(),
                filled(row),
                row.b,
                Long.parseLong(row.extra));
    }

    private static Filled filled(Row row) {
        return switch (row.letter) {
            case "g" -> Filled.GENERATED;
            case "a" -> Filled.ALWAYS_IDENTITY;
            case "d" -> Filled.IDENTITY;
            case "f" -> Filled.BY_DEFAULT;
            case "v" -> Filled.COMPUTED;
            default -> Filled.NOT;
        };
    }

    @Override
    public String toString() {
        return "what the catalogs say of " + named;
    }
}
