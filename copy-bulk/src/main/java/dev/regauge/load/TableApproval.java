package dev.regauge.load;

/** Has the last word on a table that is proposed for files. Called at most once, by the thread that runs the load. */
@FunctionalInterface
public interface TableApproval {

    /**
     * Whether the table may be created. Also asked when nothing is to be written, so that the proposal can be shown.
     *
     * @param sql the {@code create table} statement
     * @return false to end the load with a {@link LoadRefusedException}; nothing was written then. What this throws ends it
     *     as well
     */
    boolean approve(String sql);
}
