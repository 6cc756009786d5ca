package dev.regauge.copy.travel;

import java.util.List;
import java.util.Locale;

/** The text about a way that a rule has chosen. */
record Ruled(String what, Situation situation, Way way, String because, List<String> lines) {

    @Override
    public String toString() {
        return rows(situation.rows()) + ", " + what + ": " + way + ", " + because + ".\n" + supposed(situation) + '\n'
                + String.join("\n", lines) + '\n';
    }

    static String supposed(Situation situation) {
        return String.format(
                Locale.ROOT,
                "About %,d bytes a row in %s; a round trip of %.2f ms; %s.\n",
                situation.rowBytes(),
                situation.columns() == 1 ? "one column" : situation.columns() + " columns",
                situation.roundTrip().toNanos() / 1e6,
                situation.transaction().words);
    }

    static String rows(long number) {
        return number == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", number);
    }
}
