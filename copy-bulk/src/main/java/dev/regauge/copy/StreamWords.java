package dev.regauge.copy;

import dev.regauge.copy.travel.Explanation;
import dev.regauge.copy.travel.Situation;
import dev.regauge.copy.travel.Streams;
import dev.regauge.copy.travel.Way;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said of loads by streams. */
final class StreamWords {

    private StreamWords() {}

    static Explanation done(Target target, Streams streams, Situation situation, List<Long> sent) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            lines.add(String.format(Locale.ROOT, "  stream %-3d %,15d rows", i + 1, sent.get(i)));
        }
        lines.add("");
        lines.add(meaning(streams));
        return explanation(target, streams, situation, lines);
    }

    static Explanation planned(Target target, Streams streams, Situation situation) {
        return explanation(target, streams, situation, List.of(meaning(streams)));
    }

    private static Explanation explanation(Target target, Streams streams, Situation situation, List<String> lines) {
        return Explanation.ruled(
                "into " + target.destination().table() + " by " + streams.number() + " streams",
                situation,
                Way.COPY,
                "as streams go",
                Map.of(),
                lines);
    }

    private static String meaning(Streams streams) {
        return streams.partial()
                ? "Each stream stores its rows in the table and commits for itself: after a failure a part may be kept."
                : "Each stream fills a staging table, and one transaction at the end stores all: every row is written twice.";
    }

    static Explanation tooFew(Explanation ordinary) {
        return ordinary.withNote("Streams were asked for, and begin at 1 MB of rows.");
    }

    /** Streams that store in the table itself do it by COPY. */
    static void requirePossible(Target target, Streams streams) {
        if (streams.partial() && !target.takes(Way.COPY)) {
            throw new BulkException(
                    "Cannot load into " + target.destination().table() + " by streams that store in the table itself"
                            + "\n  found:    " + target.obstacles().get(Way.COPY)
                            + "\n  to fix:   ask for Streams.of(" + streams.number() + "), or for none",
                    null);
        }
    }

    static BulkException unconnected(Target target, Streams streams, SQLException cause) {
        return new BulkException(
                "The load into " + target.destination().table() + " by " + streams.number()
                        + " streams could not begin: it needs " + streams.number() + " connections at once"
                        + "\n  found:    " + ServerWords.of(cause).said()
                        + "\n  to fix:   give the data source room for them, or ask for fewer; nothing was stored",
                cause);
    }
}
