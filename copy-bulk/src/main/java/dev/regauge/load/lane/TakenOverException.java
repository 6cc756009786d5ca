package dev.regauge.load.lane;

import java.io.Serial;
import java.sql.SQLException;

/** Another run of the same load has begun, and this one may store nothing more. */
public final class TakenOverException extends SQLException {

    @Serial
    private static final long serialVersionUID = 1;

    /** @param fence what the fence, or the ledger's last statement, has failed with */
    public TakenOverException(SQLException fence) {
        super("Another run of this load has begun meanwhile", fence.getSQLState(), fence);
    }
}
