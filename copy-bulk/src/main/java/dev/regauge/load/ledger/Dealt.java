package dev.regauge.load.ledger;

/**
 * How much of a load was dealt with.
 *
 * @param parts how many
 * @param rows of them
 * @param rejected of these rows
 */
public record Dealt(long parts, long rows, long rejected) {

    @Override
    public String toString() {
        return parts + " steps of " + rows + " rows, " + rejected + " of them rejected";
    }
}
