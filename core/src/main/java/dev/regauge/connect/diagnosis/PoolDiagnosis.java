package dev.regauge.connect.diagnosis;

import java.time.Instant;
import java.util.List;

/**
 * What was found out about a pool at one moment. It holds no parameter value, and of SQL text no literal.
 *
 * @param verdict the reason that explains most of the pool, and at least half of it
 * @param evidence lines that say what was seen; a line may go on in further ones that are indented
 * @param advice sentences that say what to do
 * @param figures the numbers
 * @param at when
 */
public record PoolDiagnosis(
        Verdict verdict, List<String> evidence, List<String> advice, PoolFigures figures, Instant at) {

    /** Copies the lists. */
    public PoolDiagnosis {
        evidence = List.copyOf(evidence);
        advice = List.copyOf(advice);
    }

    /** Evidence and advice, line by line, as the exception's message shows them. */
    public String text() {
        return "  found:    " + indented(evidence) + "\n  to fix:   " + indented(advice);
    }

    /** The verdict, and the {@link #text}. */
    @Override
    public String toString() {
        return verdict + "\n" + text();
    }

    private static String indented(List<String> lines) {
        return String.join("\n            ", lines);
    }
}
