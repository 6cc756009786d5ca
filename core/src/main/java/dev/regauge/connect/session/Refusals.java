package dev.regauge.connect.session;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import org.jspecify.annotations.Nullable;

/** Why a statement is not executed. Names of settings are shown, never values. */
final class Refusals {

    /** invalid_authorization_specification: who is asking has not been said. */
    private static final String NOBODY = "28000";

    /** invalid_transaction_state. */
    private static final String TWO_CONTEXTS = "25000";

    /** no_active_sql_transaction. */
    private static final String NO_TRANSACTION = "25P01";

    private Refusals() {}

    static SQLException noContext() {
        return refusal(
                "a session context is required here, and none is current on thread "
                        + Thread.currentThread().getName(),
                "open one around the transaction, as in: try (Scope scope = SessionContext.tenant(id).open()) { ... };"
                        + " give another thread context.wrap(work)",
                NOBODY);
    }

    static SQLException autocommit(SessionContext current) {
        return refusal(
                "autocommit is on, and " + current + " can only be set inside a transaction",
                "call setAutoCommit(false) first, or use Transactions or a Pipeline",
                NO_TRANSACTION);
    }

    static SQLException changed(String begunWith, String now) {
        return refusal(
                "the transaction was begun with " + begunWith + "; now " + now + " is current",
                "commit or roll back before another context becomes current, or use another connection for it",
                TWO_CONTEXTS);
    }

    static SQLException lost(SessionContext begunWith) {
        return refusal(
                "the transaction was begun with " + begunWith
                        + ", a statement since may have undone it, and no context is current",
                "open a scope of the same context, or commit or roll back first",
                TWO_CONTEXTS);
    }

    /** The server's own words are left out: they may quote a value. */
    static SQLException notSet(SessionContext context, @Nullable String state) {
        return new SQLException(
                "Cannot execute a statement: setting " + context + " failed with SQLSTATE " + state
                        + "\n  to fix:   see the server's log; its message is not shown, since it may hold a value",
                state);
    }

    private static SQLException refusal(String found, String remedy, String state) {
        return new SQLNonTransientException("Cannot execute a statement: " + found + "\n  to fix:   " + remedy, state);
    }
}
