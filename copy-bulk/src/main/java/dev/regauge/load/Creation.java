package dev.regauge.load;

import dev.regauge.load.lane.LaneConnection;
import dev.regauge.load.sketch.Sketch;
import dev.regauge.load.sketch.SketchedColumn;
import dev.regauge.load.sketch.SketchedTable;
import dev.regauge.sql.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Creates the table of a load that is not there yet, by looking at the files. */
final class Creation {

    private final LoadSettings settings;
    private final TableApproval approval;
    private final LoadWatch watch;

    Creation(LoadSettings settings, TableApproval approval, LoadWatch watch) {
        this.settings = settings;
        this.approval = approval;
        this.watch = watch;
    }

    /**
     * What the load goes on with.
     *
     * @param settings with the column of each field
     * @param isCreated whether the columns are what the data was looked at for; an earlier run of the same load may have made them
     * @param sql what creates the table of a dry run, which has to do so once more; otherwise empty
     */
    record Made(LoadSettings settings, boolean isCreated, Optional<String> sql) {}

    /**
     * Creates it where that was asked for and it is not there. It is committed before the load begins, and stays when that
     * fails; of a dry run it lives until the transaction ends that the connection is in.
     *
     * @throws LoadRefusedException when the table is not approved of
     */
    Made createWhereMissing(LaneConnection connection, List<OpenFile> files) throws SQLException, IOException {
        if (!settings.create()) {
            return new Made(settings, false, Optional.empty());
        }
        if (!connection
                .ask(Sql.format("select to_regclass(%L)", settings.table().toString())
                        .text())
                .equals("null")) {
            watch.note("The table " + settings.table() + " is there, and is not created");
            return new Made(settings, settings.ledger(), Optional.empty());
        }
        SketchedTable table = sketch(files);
        String sql = table.sql();
        if (!approval.approve(sql)) {
            throw new LoadRefusedException("The table " + settings.table()
                    + " is not there, and was not approved of\n  found:    a proposal for "
                    + table.columns().size()
                    + " columns\n  to fix:   create it as you want it, and load again");
        }
        if (settings.dryRun()) {
            connection.execute("begin");
        }
        connection.execute(sql);
        if (!settings.dryRun()) {
            watch.note("The table " + settings.table() + " was created, and stays whatever becomes of the load");
        }
        return new Made(
                settings.withRenamed(columns(table)), true, settings.dryRun() ? Optional.of(sql) : Optional.empty());
    }

    private SketchedTable sketch(List<OpenFile> files) throws IOException {
        List<String> names = files.get(0).names();
        if (names.isEmpty()) {
            throw new LoadRefusedException("A table is proposed by the names of the fields\n  found:    "
                    + files.get(0).source().name()
                    + " has none\n  to fix:   name the columns (--no-header --columns A,B), or give a header");
        }
        watch.begins("looking at the data");
        Sketch sketch = Sketch.of(names);
        for (OpenFile file : files) {
            requireSame(names, file, files.get(0));
            if (!file.lookAt(file.names(), records -> sketch.add(records, file.names()))) {
                watch.note("Only the first part of " + file.source().name() + " was looked at for the table's types");
            }
        }
        return chosen(sketch.table(settings.table()));
    }

    /** In whatever order; what is not looked at would be made something else by a type that does not take it as it is. */
    private void requireSame(List<String> names, OpenFile file, OpenFile first) {
        if (!loaded(file.names()).equals(loaded(names))) {
            throw new LoadRefusedException(
                    "A table is proposed for files of the same fields, in whatever order"
                            + "\n  found:    " + first.source().name() + " has " + names + ", "
                            + file.source().name() + " has " + file.names()
                            + "\n  to fix:   create the table first, name the fields alike, or skip those that are not wanted (--skip NAME)");
        }
    }

    private Set<String> loaded(List<String> names) {
        Set<String> loaded = new TreeSet<>(names);
        loaded.removeAll(settings.skipped());
        return loaded;
    }

    /** Without the fields that are skipped, and under the names that the user has given. */
    private SketchedTable chosen(SketchedTable all) {
        List<SketchedColumn> columns = new ArrayList<>();
        for (SketchedColumn column : all.columns()) {
            if (!settings.skipped().contains(column.header())) {
                columns.add(column.named(settings.renamed().getOrDefault(column.header(), column.name())));
            }
        }
        return new SketchedTable(all.name(), columns);
    }

    private static Map<String, String> columns(SketchedTable table) {
        Map<String, String> columns = new LinkedHashMap<>();
        table.columns().forEach(column -> columns.put(column.header(), column.name()));
        return columns;
    }
}
