package dev.regauge.lint.rules;

import dev.regauge.lint.Evidence;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import java.util.ArrayList;
import java.util.List;

/** Whether a rule says what was measured. */
final class EvidenceCheck {

    private EvidenceCheck() {}

    /** What is wrong with the evidence of a rule, a line each. */
    static List<String> problems(Description rule, Evidence evidence) {
        List<String> problems = new ArrayList<>();
        for (String probe : rule.probes()) {
            for (String profile : evidence.profiles()) {
                if (outcome(evidence, profile, probe) instanceof Outcome.Unmeasured) {
                    problems.add(rule.id() + " cites " + probe + ", which was not measured on " + profile);
                }
            }
        }
        // an error that a probe has caught may be what it is about: then drivers differ in it
        boolean fails = rule.probes().stream().allMatch(probe -> failsEverywhere(evidence, probe));
        boolean differs = rule.probes().stream().anyMatch(probe -> differs(evidence, probe));
        if (rule.brokenEverywhere() && !fails) {
            problems.add(rule.id() + " says that it is broken everywhere");
        }
        if (!rule.brokenEverywhere() && fails && !differs) {
            problems.add(rule.id() + " does not say that it is broken everywhere");
        }
        if (!rule.brokenEverywhere() && !differs) {
            problems.add(rule.id() + " shows no difference on any route");
        }
        return problems;
    }

    private static boolean failsEverywhere(Evidence evidence, String probe) {
        return evidence.profiles().stream().allMatch(profile -> fails(outcome(evidence, profile, probe)));
    }

    private static boolean fails(Outcome outcome) {
        return outcome instanceof Outcome.Value value
                ? !value.sqlStates().isEmpty()
                : !(outcome instanceof Outcome.Unmeasured);
    }

    private static boolean differs(Evidence evidence, String probe) {
        return evidence.profiles().stream()
                .flatMap(from -> evidence.profiles().stream()
                        .map(to -> Change.between(outcome(evidence, from, probe), outcome(evidence, to, probe))))
                .anyMatch(change ->
                        change != Change.UNCHANGED && change != Change.ALREADY_BROKEN && change != Change.UNKNOWN);
    }

    static Outcome outcome(Evidence evidence, String profile, String probe) {
        return evidence.outcome(Profile.parse(profile), probe);
    }
}
