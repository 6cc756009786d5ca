package dev.regauge.connect.diagnosis;

/** Why a pool has no connection left. */
public enum Verdict {

    /** Borrowed and not given back: the code that borrowed runs no longer, or has not used the connection for long. */
    LEAK,

    /** Single statements run for long, or wait for a lock. */
    SLOW_QUERIES,

    /** Transactions are open while their code does something else. */
    IDLE_IN_TRANSACTION,

    /** All connections are busy with short work: there is more work than connections. */
    UNDERSIZED,

    /** The server refuses further connections (SQLSTATE 53300), so the pool cannot reach its size. */
    SERVER_LIMIT,

    /** New connections get no answer, or fail as the network or a server that is down fails (SQLSTATE 08xxx, 57P0x). */
    UNREACHABLE,

    /**
     * New connections are refused for a reason that time does not heal: a wrong password, a missing database, a missing
     * right, TLS that does not fit (SQLSTATE 28xxx, 3D000, 42501, 08004 and others).
     */
    REFUSED,

    /** The evidence carries none of the others. */
    UNKNOWN
}
