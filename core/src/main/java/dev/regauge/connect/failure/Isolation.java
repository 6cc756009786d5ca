package dev.regauge.connect.failure;

/** How far a transaction is shielded from others that run beside it (PostgreSQL manual, 13.2). */
public enum Isolation {

    /** Each statement sees what was committed before it began. PostgreSQL's default. */
    READ_COMMITTED("read committed"),

    /** All statements see what was committed before the first; a conflicting update fails with 40001. */
    REPEATABLE_READ("repeatable read"),

    /** As if transactions ran one after another; whatever contradicts that fails with 40001. */
    SERIALIZABLE("serializable");

    private final String sql;

    Isolation(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
