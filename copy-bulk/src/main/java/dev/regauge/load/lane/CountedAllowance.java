package dev.regauge.load.lane;

import dev.regauge.load.store.Allowance;
import dev.regauge.load.store.Refused;

/** What one attempt has used up of the allowance, so that the next one begins where it began. */
final class CountedAllowance implements Allowance {

    private final Allowance shared;
    private long used;

    CountedAllowance(Allowance shared) {
        this.shared = shared;
    }

    @Override
    public boolean isNone() {
        return shared.isNone();
    }

    @Override
    public void refused(Refused row) {
        used++;
        shared.refused(row);
    }

    @Override
    public void refusedAlready() {
        used++;
        shared.refusedAlready();
    }

    @Override
    public void takenBack(long rows) {
        used -= rows;
        shared.takenBack(rows);
    }

    /** The attempt has succeeded, and what it has used up is used up. */
    void settle() {
        used = 0;
    }

    /** The attempt has failed, and its rows are looked at anew. */
    void takeBack() {
        takenBack(used);
    }
}
