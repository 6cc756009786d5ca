package dev.regauge.load.lane;

import dev.regauge.copy.table.Column;
import dev.regauge.load.store.Allowance;
import dev.regauge.load.store.Landing;
import dev.regauge.sql.Sql;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * What all lanes of a load have in common.
 *
 * @param table the bare name of the table that the rows are for
 * @param columns in the order of the rows
 * @param guard a statement that fails where the table is no longer the one that was read
 * @param timeZone of moments whose text has none
 * @param dateStyle of dates that are not ISO
 */
public record LaneSettings(
        DataSource source,
        String table,
        List<Column> columns,
        Landing.Factory landings,
        String guard,
        Allowance allowance,
        String timeZone,
        String dateStyle,
        Duration patience) {

    public LaneSettings {
        columns = List.copyOf(columns);
    }

    /** Told in each transaction, since a pooler may give each to another session. */
    public String sessionSettings() {
        return Sql.format(
                        "select set_config('TimeZone', %L, true), set_config('DateStyle', %L, true)",
                        timeZone, dateStyle)
                .text();
    }

    /** The same rows, going elsewhere first, and nothing to be guarded while they are there. */
    public LaneSettings landing(Landing.Factory elsewhere) {
        return new LaneSettings(source, table, columns, elsewhere, "select", allowance, timeZone, dateStyle, patience);
    }
}
