package dev.regauge.lint.fix;

import dev.regauge.lint.Finding;
import java.util.IdentityHashMap;
import java.util.Optional;

/** Why findings stay, each for the first reason that was found. */
final class Reasons {

    private final IdentityHashMap<Finding, String> reasons = new IdentityHashMap<>();

    void add(Finding finding, String why) {
        reasons.putIfAbsent(finding, why);
    }

    void add(Proposal proposal, String why) {
        proposal.cures().forEach(cure -> add(cure.finding(), why));
    }

    Optional<String> of(Finding finding) {
        return Optional.ofNullable(reasons.get(finding));
    }
}
