package dev.regauge.load.store;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.upsert.Counts;
import dev.regauge.copy.upsert.Staging;
import dev.regauge.copy.upsert.UpsertPlan;
import dev.regauge.copy.wire.CopyFlight;
import dev.regauge.sql.Identifier;
import dev.regauge.sql.Sql;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The landings there are. */
public final class Landings {

    private static final AtomicLong ATTEMPTS = new AtomicLong();

    private Landings() {}

    /** Straight into a table. */
    public static Landing.Factory into(Identifier table, List<Column> columns) {
        Direct landing = new Direct(table, columns);
        return () -> landing;
    }

    /** By way of a temporary table, where each row meets those of the same key. */
    public static Landing.Factory upserting(UpsertPlan plan) {
        return () -> new Upserting(Staging.of(plan));
    }

    /** By way of a temporary table and INSERT, where COPY would do something else or is refused. */
    public static Landing.Factory inserting(Table table, List<Column> columns) {
        return () -> new Inserting(table, columns, Identifier.of("regauge_rows_" + ATTEMPTS.incrementAndGet()));
    }

    private static String names(List<Column> columns) {
        return columns.stream()
                .map(column -> Identifier.of(column.name()).toString())
                .collect(Collectors.joining(", "));
    }

    private static String copy(Identifier table, List<Column> columns, CopyFlight.Format format) {
        return "copy " + table + " (" + names(columns) + ") from stdin (format "
                + format.name().toLowerCase(Locale.ROOT) + ")";
    }

    private record Direct(Identifier table, List<Column> columns) implements Landing {

        @Override
        public List<String> before() {
            return List.of();
        }

        @Override
        public String copy(CopyFlight.Format format) {
            return Landings.copy(table, columns, format);
        }

        @Override
        public List<String> after() {
            return List.of();
        }

        @Override
        public String copied() {
            return table.last();
        }

        @Override
        public Kept kept(CopyFlight flight, long rows) {
            return new Kept(rows, flight.counted().orElse(rows), 0);
        }
    }

    private record Upserting(Staging staging) implements Landing {

        @Override
        public List<String> before() {
            return staging.before();
        }

        @Override
        public String copy(CopyFlight.Format format) {
            return staging.copy(format.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public List<String> after() {
            return staging.after();
        }

        @Override
        public String copied() {
            return staging.name();
        }

        @Override
        public Kept kept(CopyFlight flight, long rows) {
            Counts counts =
                    Counts.of(flight.after().get(staging.counted()).value().orElseThrow(), rows);
            return new Kept(rows, counts.inserted(), counts.updated());
        }
    }

    private record Inserting(Table table, List<Column> columns, Identifier staging) implements Landing {

        @Override
        public List<String> before() {
            return List.of(Sql.format(
                            "create temporary table %I on commit drop as select %s from %I with no data",
                            staging,
                            Sql.join(
                                    ", ",
                                    columns.stream()
                                            .map(c -> Sql.identifier(c.name()))
                                            .toList()),
                            table.name())
                    .text());
        }

        @Override
        public String copy(CopyFlight.Format format) {
            return Landings.copy(Identifier.of("pg_temp", staging.last()), columns, format);
        }

        @Override
        public List<String> after() {
            String into = "insert into " + table.name() + " (" + names(columns) + ")"
                    + (Table.needsOverriding(columns) ? " overriding system value" : "");
            return List.of(
                    into + " select " + names(columns) + " from pg_temp." + staging, "drop table pg_temp." + staging);
        }

        @Override
        public String copied() {
            return staging.last();
        }

        @Override
        public Kept kept(CopyFlight flight, long rows) {
            return new Kept(rows, flight.after().get(0).count().orElse(rows), 0);
        }
    }
}
