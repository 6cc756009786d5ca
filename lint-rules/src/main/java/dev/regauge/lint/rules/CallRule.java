package dev.regauge.lint.rules;

import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.Call;
import dev.regauge.route.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A rule about calls of java.sql in the program's code, one by one.
 *
 * @param description of the rule
 * @param sight what it sees in a call, given all calls of the same method in the order of the code
 */
record CallRule(Description description, BiFunction<Call, List<Call>, Optional<Seen>> sight) implements Rule {

    /**
     * What is seen in a call.
     *
     * @param probe what it is measured by
     * @param message one sentence
     * @param advice what to do
     * @param corrected code to put in the place of the call; empty where there is none
     * @param most how much it matters at most, where more would take what the class file does not tell
     * @param ofLack whether it is about what a driver lacks: it then says nothing of drivers that both have it
     */
    record Seen(String probe, String message, String advice, String corrected, Severity most, boolean ofLack) {

        Seen(String probe, String message, String advice, String corrected) {
            this(probe, message, advice, corrected, Severity.ERROR, false);
        }

        Seen atMost(Severity severity) {
            return new Seen(probe, message, advice, corrected, severity, ofLack);
        }

        Seen whereLacking() {
            return new Seen(probe, message, advice, corrected, most, true);
        }

        /** Whether it counts with these outcomes. */
        boolean counts(Judgement judgement) {
            boolean differs = judgement.change() != Change.UNCHANGED;
            return differs
                    && (!ofLack
                            || !judgement.from().answered()
                            || !judgement.to().answered());
        }
    }

    static List<CallRule> all() {
        return List.of(
                StatementLimits.maxRows(),
                StatementLimits.largeMaxRows(),
                StatementLimits.maxFieldSize(),
                StatementLimits.fetchSize(),
                StatementLimits.cancel(),
                StatementLimits.largeCounts(),
                ConnectionModes.readOnly(),
                ConnectionModes.isolation(),
                ConnectionModes.networkTimeout(),
                ConnectionModes.largeObjects(),
                ConnectionModes.keysByIndex(),
                FailureHandling.caughtSubclass(),
                FailureHandling.batchCounts(),
                FailureHandling.messageText(),
                FailureHandling.outParameterByName());
    }
}
