package dev.regauge.url.rewrite;

/** The classes of pgjdbc-ng that configuration names, and what takes their place. */
enum DriverClass {
    DRIVER("com.impossibl.postgres.jdbc.PGDriver", "org.postgresql.Driver", true),
    DATA_SOURCE("com.impossibl.postgres.jdbc.PGDataSource", "org.postgresql.ds.PGSimpleDataSource", false),
    POOL_DATA_SOURCE(
            "com.impossibl.postgres.jdbc.PGConnectionPoolDataSource",
            "org.postgresql.ds.PGConnectionPoolDataSource",
            false),
    XA_DATA_SOURCE("com.impossibl.postgres.jdbc.xa.PGXADataSource", "org.postgresql.xa.PGXADataSource", false);

    private final String before;
    private final String after;
    private final boolean safe;

    DriverClass(String before, String after, boolean safe) {
        this.before = before;
        this.after = after;
        this.safe = safe;
    }

    String before() {
        return before;
    }

    String after() {
        return after;
    }

    /** Whether the name alone can be changed. */
    boolean safe() {
        return safe;
    }
}
