package dev.regauge.load;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Guard;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.table.TableRefusedException;
import dev.regauge.copy.upsert.Rule;
import dev.regauge.copy.upsert.Rule.Meeting;
import dev.regauge.copy.upsert.UpsertPlan;
import dev.regauge.copy.upsert.UpsertRefusal;
import dev.regauge.load.record.JsonForm;
import dev.regauge.load.store.Landing;
import dev.regauge.load.store.Landings;
import dev.regauge.load.store.Layout;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the rows of the files get into the table.
 *
 * @param columns that are written
 * @param names of the fields of each file
 * @param forms of the values of each file, where it is of JSON Lines
 * @param layouts which field of each file goes into which column
 * @param guard a statement that fails where the table is no longer what it was
 * @param alike which fields go to a column of another name
 */
record Plan(
        Table table,
        List<Column> columns,
        List<List<String>> names,
        List<Map<String, JsonForm>> forms,
        List<Layout> layouts,
        Landing.Factory landings,
        Optional<UpsertPlan> upsert,
        String guard,
        List<String> alike) {

    /**
     * Finds out.
     *
     * @param created whether the table was created for the files, by what was looked at
     * @throws LoadRefusedException when files, table and settings do not go together
     */
    static Plan of(LoadSettings settings, Table table, boolean created, List<OpenFile> files, Connection connection)
            throws SQLException {
        List<List<String>> names = new ArrayList<>();
        List<Map<Integer, Column>> found = new ArrayList<>();
        FieldNames fields = new FieldNames(settings, table);
        for (OpenFile file : files) {
            List<String> ofFile = names(file, table);
            names.add(ofFile);
            found.add(fields.columns(ofFile, file.source().name()));
        }
        List<Column> columns = written(table, found, files);
        List<Layout> layouts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            layouts.add(layout(columns, found.get(i), names.get(i).size(), isUtc(settings.timeZone()), created));
        }
        try {
            Optional<UpsertPlan> upsert = upsert(settings, table, columns, connection);
            return new Plan(
                    table,
                    columns,
                    names,
                    forms(names, found),
                    layouts,
                    landings(table, columns, upsert),
                    upsert,
                    guard(table, columns, upsert),
                    List.copyOf(fields.notes()));
        } catch (UpsertRefusal refusal) {
            throw new LoadRefusedException(
                    String.valueOf(refusal.getMessage()).replace(", or use Upsert.mergeOn, which locks the table", ""),
                    refusal);
        }
    }

    /** Without a header a file has the table's columns, in their order. */
    private static List<String> names(OpenFile file, Table table) {
        return file.names().isEmpty()
                ? table.columns().stream()
                        .filter(Column::takesValues)
                        .map(Column::name)
                        .toList()
                : file.names();
    }

    private static List<Column> written(Table table, List<Map<Integer, Column>> found, List<OpenFile> files) {
        List<Column> first = List.copyOf(found.get(0).values());
        for (int i = 1; i < found.size(); i++) {
            Set<Column> other = new LinkedHashSet<>(found.get(i).values());
            if (!other.equals(new LinkedHashSet<>(first))) {
                throw new LoadRefusedException("The files of one load have the same fields, in whatever order"
                        + "\n  found:    " + files.get(0).source().name() + " and "
                        + files.get(i).source().name()
                        + " go to different columns\n  to fix:   load them one by one");
            }
        }
        try {
            return table.written(first.stream().map(Column::name).toList());
        } catch (TableRefusedException refused) {
            throw new LoadRefusedException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static Layout layout(
            List<Column> columns, Map<Integer, Column> found, int width, boolean utc, boolean created) {
        List<Integer> fields = new ArrayList<>(Collections.nCopies(columns.size(), 0));
        found.forEach((place, column) -> fields.set(columns.indexOf(column), place));
        return Layout.of(columns, fields, width, utc, created);
    }

    private static List<Map<String, JsonForm>> forms(List<List<String>> names, List<Map<Integer, Column>> found) {
        List<Map<String, JsonForm>> forms = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> ofFile = names.get(i);
            Map<String, JsonForm> byName = new HashMap<>();
            found.get(i).forEach((place, column) -> byName.put(ofFile.get(place), form(column.type())));
            forms.add(byName);
        }
        return forms;
    }

    private static JsonForm form(PgType type) {
        if (type.kind() == PgType.Kind.DOMAIN) {
            return form(type.element().orElseThrow());
        } else if (type.kind() == PgType.Kind.ARRAY) {
            return form(type.element().orElseThrow()) == JsonForm.JSON ? JsonForm.ARRAY_OF_JSON : JsonForm.ARRAY;
        }
        return type.builtIn() && (type.name().equals("json") || type.name().equals("jsonb"))
                ? JsonForm.JSON
                : JsonForm.TEXT;
    }

    static boolean isUtc(String zone) {
        return Set.of("utc", "gmt", "etc/utc", "etc/gmt", "z", "zulu", "etc/zulu", "uct", "universal")
                .contains(zone.toLowerCase(Locale.ROOT));
    }

    private static Optional<UpsertPlan> upsert(
            LoadSettings settings, Table table, List<Column> columns, Connection connection) throws SQLException {
        if (settings.upsert().isEmpty()) {
            return Optional.empty();
        }
        LoadSettings.Upserting told = settings.upsert().get();
        Rule rule = new Rule(told.keys(), told.updating() ? Meeting.UPDATE_ALL : Meeting.FIRST_STAYS, List.of(), false);
        List<Encoder.Format> formats = Collections.nCopies(columns.size(), Encoder.Format.BINARY);
        return Optional.of(UpsertPlan.read(connection, table, rule, columns, formats)
                .orElseThrow(() -> new LoadRefusedException("The table " + table.name()
                        + " was changed while it was read\n  found:    other columns" + "\n  to fix:   load again")));
    }

    private static Landing.Factory landings(Table table, List<Column> columns, Optional<UpsertPlan> upsert) {
        if (upsert.isPresent()) {
            return Landings.upserting(upsert.get());
        }
        return table.takesCopy() ? Landings.into(table.name(), columns) : Landings.inserting(table, columns);
    }

    private static String guard(Table table, List<Column> columns, Optional<UpsertPlan> upsert) {
        String condition = Guard.condition(table, columns);
        if (upsert.isPresent()) {
            condition = upsert.get().guard(condition);
        } else if (table.takesCopy()) {
            condition = condition + " and " + Guard.noRule(table);
        }
        return Guard.statement(condition);
    }

    /** Which field of a file goes to which column, in one text. */
    String destinations(int file) {
        Layout layout = layouts.get(file);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.add("\"" + names.get(file).get(layout.fields().get(i)) + "\" -> \""
                    + columns.get(i).name() + "\"");
        }
        return String.join(", ", texts);
    }

    /** What was decided, for a person. */
    List<String> notes(boolean utc) {
        List<String> notes = new ArrayList<>(alike);
        Layout first = layouts.get(0);
        first.untyped(utc)
                .ifPresent(column -> notes.add("Rows go as text, which the server reads: column \"" + column.name()
                        + "\" is of type " + column.shown()));
        if (upsert.isEmpty() && !table.takesCopy()) {
            notes.add(
                    "Rows go by way of a temporary table and INSERT: COPY would pass by the row security or the rules of "
                            + table.name());
        }
        return notes;
    }
}
