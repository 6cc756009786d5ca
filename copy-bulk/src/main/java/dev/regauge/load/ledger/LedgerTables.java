package dev.regauge.load.ledger;

import dev.regauge.sql.Identifier;
import dev.regauge.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The three tables of a ledger: loads, their files, and the parts of these that are in their table. A part is inserted in the
 * transaction that stores its rows, so that the one is never there without the other.
 */
final class LedgerTables {

    /** For all who create the tables, whatever the schema: it happens once. */
    private static final long CREATING = 0x52656761756765L;

    private static final String CREATE = """
            create table if not exists %I (
                id bigint generated always as identity primary key,
                target text not null,
                relation oid not null,
                options text not null,
                epoch integer not null default 1,
                state text not null default 'loading' check (state in ('loading', 'loaded')),
                begun timestamptz not null default current_timestamp,
                ended timestamptz);
            create table if not exists %I (
                load bigint not null references %I on delete cascade,
                file integer not null,
                name text not null,
                size bigint not null,
                modified bigint not null,
                head text not null,
                tail text not null,
                path text,
                primary key (load, file));
            create table if not exists %I (
                load bigint not null references %I on delete cascade,
                file integer not null,
                from_offset bigint not null,
                to_offset bigint not null,
                first_row bigint not null,
                rows bigint not null,
                rejected bigint not null,
                inserted bigint not null,
                updated bigint not null,
                crc bigint not null,
                stored timestamptz not null default clock_timestamp(),
                primary key (load, file, from_offset));
            """;

    private final Identifier loads;
    private final Identifier files;
    private final Identifier parts;

    private LedgerTables(Identifier loads, Identifier files, Identifier parts) {
        this.loads = loads;
        this.files = files;
        this.parts = parts;
    }

    static LedgerTables in(String schema) {
        return new LedgerTables(
                Identifier.of(schema, "regauge_load"),
                Identifier.of(schema, "regauge_load_file"),
                Identifier.of(schema, "regauge_load_part"));
    }

    Identifier loads() {
        return loads;
    }

    Identifier files() {
        return files;
    }

    Identifier parts() {
        return parts;
    }

    /** Where they are not there; nothing is asked of a role that may not create them once they are. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (var there = statement.executeQuery(Sql.format(
                            "select to_regclass(%L) is not null and to_regclass(%L) is not null"
                                    + " and to_regclass(%L) is not null",
                            loads.toString(), files.toString(), parts.toString())
                    .text())) {
                if (there.next() && there.getBoolean(1)) {
                    addPath(statement);
                    return;
                }
            }
            statement.execute("select pg_advisory_xact_lock(" + CREATING
                    + "); set local client_min_messages = warning; "
                    + Sql.format(CREATE, loads, files, loads, parts, loads).text());
        }
    }

    /** A ledger may be older than this column. */
    private void addPath(Statement statement) throws SQLException {
        if (!hasPath(statement)) {
            statement.execute(Sql.format("alter table %I add column if not exists path text", files)
                    .text());
        }
    }

    private boolean hasPath(Statement statement) throws SQLException {
        try (var there = statement.executeQuery(Sql.format(
                        "select exists (select from pg_attribute where attrelid = to_regclass(%L) and attname = 'path'"
                                + " and not attisdropped)",
                        files.toString())
                .text())) {
            return there.next() && there.getBoolean(1);
        }
    }

    /** Whether they are there, and this role may read them. */
    boolean areReadable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var there = statement.executeQuery(Sql.format(
                                "select coalesce(bool_and(to_regclass(name) is not null and"
                                        + " has_table_privilege(to_regclass(name), 'select')), false)"
                                        + " from unnest(array[%L, %L, %L]) name",
                                loads.toString(), files.toString(), parts.toString())
                        .text())) {
            return there.next() && there.getBoolean(1);
        }
    }
}
