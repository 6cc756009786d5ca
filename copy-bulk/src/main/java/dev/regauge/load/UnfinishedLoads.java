package dev.regauge.load;

import dev.regauge.copy.table.Table;
import dev.regauge.load.ledger.Ledger;
import dev.regauge.load.ledger.LedgerRefusedException;
import dev.regauge.load.source.Fingerprint;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the ledger in the table's own schema has against a load that does not use it: an unfinished one has stored rows of
 * these files, and they would be stored twice.
 */
final class UnfinishedLoads {

    private final LoadSettings settings;
    private final Table table;

    UnfinishedLoads(LoadSettings settings, Table table) {
        this.settings = settings;
        this.table = table;
    }

    /** @throws LoadRefusedException where one of the files is of an unfinished load */
    void requireNoneOf(List<OpenFile> files, Connection connection) throws SQLException, IOException {
        String schema = table.name().names().get(0);
        Ledger ledger = new Ledger(schema, table.name().toString(), table.oid(), "");
        if (!mayDouble(schema) || !ledger.hasUnfinished(connection)) {
            return;
        }
        List<Fingerprint> fingerprints = new ArrayList<>();
        for (OpenFile file : files) {
            file.source().fingerprint().ifPresent(fingerprints::add);
        }
        try {
            ledger.requireNoneUnfinished(connection, fingerprints);
        } catch (LedgerRefusedException refused) {
            throw new LoadRefusedException(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** Not where nothing is stored, the old rows go, or rows meet those of their keys. */
    private boolean mayDouble(String schema) {
        boolean isUnderIt =
                settings.ledger() && settings.ledgerSchema().orElse(schema).equals(schema);
        return !isUnderIt
                && !settings.dryRun()
                && !settings.replace()
                && settings.upsert().isEmpty();
    }
}
