package dev.regauge.load.ledger;

import java.io.Serial;
import java.sql.SQLException;

/**
 * The ledger has not what was committed to it: the server has lost transactions that it had answered, as after a crash with
 * {@code synchronous_commit} off, or in the place of another that was ahead.
 */
public final class LedgerDiffersException extends SQLException {

    @Serial
    private static final long serialVersionUID = 1;

    LedgerDiffersException(String found) {
        super(found, "02000");
    }
}
