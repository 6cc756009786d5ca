package dev.regauge.load.typed;

import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Settings under which texts of times mean different things; pgjdbc ends a connection that shows dates otherwise than as ISO. */
enum Sessions {
    USUAL("ISO, MDY", "postgres", "UTC"),
    EUROPEAN("ISO, DMY", "iso_8601", "Europe/Berlin"),
    YEAR_FIRST("ISO, YMD", "sql_standard", "America/St_Johns"),
    OLD("ISO, MDY", "postgres_verbose", "Asia/Kolkata");

    /** Types and the family of their texts. */
    static final String TYPES = """
            bool           | bool
            int2           | int
            int4           | int
            int8           | int
            oid            | int
            float4         | real
            float8         | real
            numeric        | numeric
            numeric(12,2)  | numeric
            numeric(5)     | numeric
            numeric(30,20) | numeric
            text           | text
            varchar(10)    | text
            bpchar(10)     | text
            bpchar         | text
            "char"         | text
            name           | text
            uuid           | uuid
            bytea          | bytea
            date           | date
            time           | time
            time(2)        | time
            timestamp      | timestamp
            timestamp(0)   | timestamp
            timestamptz    | timestamp
            timestamptz(3) | timestamp
            amount         | numeric
            short_name     | text
            """;

    private final String dateStyle;
    private final String intervalStyle;
    private final String zone;

    Sessions(String dateStyle, String intervalStyle, String zone) {
        this.dateStyle = dateStyle;
        this.intervalStyle = intervalStyle;
        this.zone = zone;
    }

    static void createTypes(TestDatabase database) {
        database.execute("create type mood as enum ('happy', 'sad')");
        database.execute("create type pair as (a int4, b int4)");
        database.execute("create domain amount as numeric(12,2)");
        database.execute("create domain price as amount check (value >= 0)");
        database.execute("create domain short_name as varchar(10)");
    }

    boolean isUtc() {
        return zone.equals("UTC");
    }

    Connection of(TestDatabase database) throws SQLException {
        Connection connection = database.connect();
        try (Statement sql = connection.createStatement()) {
            sql.execute("set datestyle = '" + dateStyle + "'");
            sql.execute("set intervalstyle = '" + intervalStyle + "'");
            sql.execute("set timezone = '" + zone + "'");
        }
        return connection;
    }
}
