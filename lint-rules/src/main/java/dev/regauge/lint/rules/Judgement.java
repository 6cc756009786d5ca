package dev.regauge.lint.rules;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.verify.Verdict;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.util.Comparator;
import java.util.Optional;

/**
 * The outcomes on both ends of a route and what they rest on.
 *
 * @param from on the profile the program runs on today
 * @param to on the profile it is to run on
 * @param source what was measured
 */
record Judgement(Outcome from, Outcome to, String source) {

    Change change() {
        return Change.between(from, to);
    }

    /** Judges matches by what servers said and what probes measured on one route. */
    record Bench(Route route, Evidence evidence, String server) {

        /** The worst that the match's probes give. */
        Judgement of(Match match, Verdict from, Verdict to) {
            return match.probes().stream()
                    .map(probe -> of(probe, match.judge(), from, to))
                    .min(Comparator.comparing(Judgement::change))
                    .orElseThrow();
        }

        private Judgement of(String probe, Judge judge, Verdict fromVerdict, Verdict toVerdict) {
            Outcome fromProbe = evidence.outcome(route.from(), probe);
            Outcome toProbe = evidence.outcome(route.to(), probe);
            Optional<Outcome> fromServer = said(judge, fromVerdict, fromProbe);
            Optional<Outcome> toServer = said(judge, toVerdict, toProbe);
            return new Judgement(
                    settled(fromServer.orElse(fromProbe), toServer.orElse(toProbe)),
                    settled(toServer.orElse(toProbe), fromServer.orElse(fromProbe)),
                    source(probe, fromServer.isPresent(), toServer.isPresent()));
        }

        /** By probe alone. */
        Judgement of(String probe) {
            Outcome from = evidence.outcome(route.from(), probe);
            Outcome to = evidence.outcome(route.to(), probe);
            return new Judgement(from, to, source(probe, false, false));
        }

        /** Where nothing that was measured tells. */
        Judgement undecided() {
            return new Judgement(new Outcome.Unmeasured(), new Outcome.Unmeasured(), "nothing that was measured");
        }

        /** By the server alone. */
        Judgement of(Verdict from, Verdict to) {
            boolean fromServer = !(from instanceof Verdict.NotVerified);
            boolean toServer = !(to instanceof Verdict.NotVerified);
            return new Judgement(alone(from), alone(to), source("", fromServer, toServer));
        }

        /** What counts in the place of the probe's outcome; empty where the probe's counts. */
        private Optional<Outcome> said(Judge judge, Verdict verdict, Outcome probe) {
            if (judge == Judge.PROBE || verdict instanceof Verdict.NotVerified) {
                return Optional.empty();
            }
            boolean refused = verdict instanceof Verdict.Rejected;
            boolean probeKnowsMore = probe.answered() || (judge == Judge.SERVER_REFUSING && !unmeasured(probe));
            return refused || !probeKnowsMore ? Optional.of(alone(verdict)) : Optional.empty();
        }

        private Outcome alone(Verdict verdict) {
            if (verdict instanceof Verdict.Rejected rejected) {
                return new Outcome.Failure(
                        Optional.of(rejected.sqlState()).filter(state -> !state.equals(Verdict.NO_STATE)),
                        rejected.message());
            }
            return verdict instanceof Verdict.Accepted ? accepted() : new Outcome.Unmeasured();
        }

        private Outcome accepted() {
            return new Outcome.Value("accepted by " + server);
        }

        /** An answer that only acceptance is known of differs from no other answer. */
        private Outcome settled(Outcome outcome, Outcome other) {
            return outcome.equals(accepted()) && other.answered() ? other : outcome;
        }

        private static boolean unmeasured(Outcome outcome) {
            return outcome instanceof Outcome.Unmeasured;
        }

        private String source(String probe, boolean fromServer, boolean toServer) {
            if (fromServer && toServer) {
                return "this statement, on " + server;
            }
            if (fromServer || toServer) {
                return "this statement, on " + server + ", through " + (fromServer ? route.from() : route.to())
                        + (probe.isEmpty() ? "; nothing was measured for " : "; probe " + probe + " for ")
                        + (fromServer ? route.to() : route.from());
            }
            return "probe " + probe + " on both profiles";
        }
    }
}
