package dev.regauge.lint.fix;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.rules.Linter;
import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import dev.regauge.route.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lints a site once more, with the text it should have. */
final class Again {

    private final Route route;
    private final Evidence evidence;

    Again(Route route, Evidence evidence) {
        this.route = route;
        this.evidence = evidence;
    }

    /** Why a proposal is no good: it leaves a finding, or brings one, or what is bound no longer fits. Empty where it is. */
    Optional<String> objection(Proposal proposal) {
        SqlSite site = proposal.site();
        SqlSite corrected = new SqlSite(
                List.of(SqlTemplate.of(proposal.corrected())),
                site.sink(),
                site.location(),
                site.bindings(),
                site.reads(),
                site.via(),
                site.uses());
        Map<String, Long> before = counted(site);
        Map<String, Long> after = counted(corrected);
        Map<String, Long> gone = new HashMap<>();
        for (Proposal.Cure cure : proposal.cures()) {
            gone.merge(cure.finding().rule(), 1L, Long::sum);
        }
        if (gone.entrySet().stream().anyMatch(one -> before.getOrDefault(one.getKey(), 0L) < one.getValue())) {
            return Optional.of("only a server can say whether it is gone");
        }
        for (Map.Entry<String, Long> one : after.entrySet()) {
            long expected = before.getOrDefault(one.getKey(), 0L) - gone.getOrDefault(one.getKey(), 0L);
            if (one.getValue() > expected) {
                return Optional.of("linted again, the corrected text still has " + one.getKey());
            }
        }
        return isBoundAsBefore(proposal)
                ? Optional.empty()
                : Optional.of("it is not known that a value is bound to each parameter of the corrected text");
    }

    private Map<String, Long> counted(SqlSite site) {
        return Linter.lint(route, site, evidence).stream()
                .collect(Collectors.groupingBy(Finding::rule, Collectors.counting()));
    }

    /** Where a correction adds or takes a parameter, all that are there then have to be bound today. */
    private static boolean isBoundAsBefore(Proposal proposal) {
        SqlSite site = proposal.site();
        int before = parameters(site, proposal.sql());
        int after = parameters(site, proposal.corrected());
        if (before == after || site.sink().way() != Sink.Way.CALL) {
            return true;
        }
        Set<Integer> bound = site.bindings().stream().map(Binding::index).collect(Collectors.toSet());
        return bound.size() == after && bound.stream().allMatch(index -> index > 0 && index <= after);
    }

    private static int parameters(SqlSite site, String sql) {
        Reading reading = site.sink().placeholders() == Placeholders.JDBC ? Reading.JDBC : Reading.NAMED;
        return Lexer.tokens(sql, reading).parameters().size();
    }
}
