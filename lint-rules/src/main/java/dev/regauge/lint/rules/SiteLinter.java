package dev.regauge.lint.rules;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.sql.Shown;
import dev.regauge.lint.verify.Verdict;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Applies the rules for SQL to one site: to each of its texts, and says the same thing once. */
final class SiteLinter {

    /** How often a rule may speak about one text: nobody reads on. */
    private static final int MOST = 50;

    private final Judgement.Bench bench;
    private final SqlSite site;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Map<String, List<Match>> matches = new HashMap<>();
    private Optional<String> otherDatabase = Optional.empty();

    private SiteLinter(Judgement.Bench bench, SqlSite site) {
        this.bench = bench;
        this.site = site;
    }

    /** The findings of a site, in the order of its texts and of the rules. */
    static List<Finding> lint(
            Judgement.Bench bench, SqlSite site, Function<SqlTemplate, Optional<Verification.Statement>> verified) {
        return List.copyOf(linted(bench, site, verified).findings.values());
    }

    /** The same findings, with what puts them right. */
    static List<Remedy> remedies(
            Judgement.Bench bench, SqlSite site, Function<SqlTemplate, Optional<Verification.Statement>> verified) {
        SiteLinter linter = linted(bench, site, verified);
        return linter.findings.entrySet().stream()
                .map(entry ->
                        Remedies.of(entry.getValue(), site, linter.matches.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static SiteLinter linted(
            Judgement.Bench bench, SqlSite site, Function<SqlTemplate, Optional<Verification.Statement>> verified) {
        SiteLinter linter = new SiteLinter(bench, site);
        // R2DBC: another driver sends it, whatever becomes of this one
        for (SqlTemplate template :
                site.sink().placeholders() == Placeholders.R2DBC ? List.<SqlTemplate>of() : site.templates()) {
            linter.lint(SqlText.of(site, template, verified.apply(template)));
        }
        return linter;
    }

    private void lint(SqlText text) {
        Shown shown = Shown.of(text.tokens());
        otherDatabase = OtherDatabase.spokenTo(text);
        Set<Integer> blamed = new HashSet<>();
        boolean explained = false;
        for (SqlRule rule : Rules.sql()) {
            List<Match> all = rule.matches(text);
            if (all.isEmpty()) {
                continue;
            }
            List<Match> matches = all.stream()
                    .filter(match -> !blamed.contains(match.ordinal()))
                    .toList();
            explained |= matches.stream().anyMatch(match -> match.judge() != Judge.PROBE || match.ordinal() > 0);
            judge(text, shown, rule, matches);
            matches.stream().map(Match::ordinal).filter(ordinal -> ordinal > 0).forEach(blamed::add);
        }
        if (!explained) {
            refused(text, shown);
        }
    }

    private void judge(SqlText text, Shown shown, SqlRule rule, List<Match> matches) {
        if (matches.isEmpty()) {
            return;
        }
        Optional<String> sql = correctedSql(text, matches);
        for (Match match : matches.subList(0, Math.min(matches.size(), MOST))) {
            Judgement judgement = bench.of(match, text.from(), text.to());
            if (judgement.change() != Change.UNCHANGED) {
                Optional<String> corrected = match.correction() instanceof Correction.Code code
                        ? Optional.of(shown.masked(code.text()))
                        : sql.filter(any -> match.correction() instanceof Correction.Sql);
                add(shown, rule.description().id(), match, judgement, corrected);
            }
        }
    }

    /** What the server refuses and no rule explains. */
    private void refused(SqlText text, Shown shown) {
        List<Verdict.Rejected> refusals = text.refusals();
        Judgement judgement = bench.of(text.from(), text.to());
        if (!refusals.isEmpty() && judgement.change() != Change.UNCHANGED) {
            Verdict.Rejected refusal = refusals.get(0);
            OptionalInt place = text.placeOf(refusal);
            Match match = Match.at(place.orElse(Match.NOWHERE))
                    .probe(Rules.REJECTED_BY_SERVER)
                    .message("This statement is refused through "
                            + (refusal.equals(text.to())
                                    ? bench.route().to()
                                    : bench.route().from())
                            + ": " + refusal.message())
                    .why("Nothing was run: the statement was prepared and described with the values' types that the"
                            + " program binds, and refused" + by(refusal) + "." + shown.masked(notAsked(text)))
                    .advice("Correct the statement" + (place.isPresent() ? " at the marked place" : "")
                            + ", or bind values of the types it wants.");
            add(shown, Rules.REJECTED_BY_SERVER, match, judgement, Optional.empty());
        }
    }

    private static String by(Verdict.Rejected refusal) {
        return refusal.sqlState().equals(Verdict.NO_STATE)
                ? " by the driver, which gives no SQLSTATE"
                : " with SQLSTATE " + refusal.sqlState();
    }

    /** About the end that could not be asked, where there is one. */
    private String notAsked(SqlText text) {
        if (text.from() instanceof Verdict.NotVerified none) {
            return " What " + bench.route().from() + " does with it is not known: " + none.reason() + ".";
        }
        return text.to() instanceof Verdict.NotVerified none
                ? " What " + bench.route().to() + " does with it is not known: " + none.reason() + "."
                : "";
    }

    private void add(Shown shown, String rule, Match match, Judgement judgement, Optional<String> corrected) {
        String message = shown.masked(match.message());
        Finding finding = new Finding(
                rule,
                judgement.change(),
                Severity.of(judgement.change()),
                location(match),
                OptionalInt.empty(),
                site.sink().toString(),
                shown.text(),
                match.offset() == Match.NOWHERE ? OptionalInt.empty() : OptionalInt.of(shown.offset(match.offset())),
                message,
                why(match, judgement),
                masked(shown, judgement.from()),
                masked(shown, judgement.to()),
                judgement.source(),
                shown.masked(match.advice()),
                corrected,
                false,
                site.via());
        Finding weighed = otherDatabase
                .map(sign -> finding.atMost(
                        Severity.INFO,
                        "The text has " + sign + ", which no PostgreSQL knows: it is for another database."))
                .orElse(finding);
        String key = rule + "\n" + message;
        findings.merge(key, weighed, SiteLinter::worse);
        matches.computeIfAbsent(key, none -> new ArrayList<>()).add(match);
    }

    private Location location(Match match) {
        Location call = site.location();
        return match.line() == 0 ? call : new Location(call.file(), match.line(), call.className(), call.method());
    }

    private static String why(Match match, Judgement judgement) {
        boolean in = match.probes().contains("placeholders/in-joined-string");
        boolean notIn = match.probes().contains("placeholders/not-in-joined-string");
        boolean wrongToday =
                (in || notIn) && judgement.from().answered() && !judgement.to().answered();
        return wrongToday
                ? "Today's answer is silently wrong: it " + (in ? "has" : "lacks")
                        + " the rows of the first value only. The change turns that into an error. " + match.why()
                : match.why();
    }

    private static Finding worse(Finding first, Finding second) {
        return second.change().compareTo(first.change()) < 0 ? second : first;
    }

    private static Outcome masked(Shown shown, Outcome outcome) {
        return outcome instanceof Outcome.Failure failure
                ? new Outcome.Failure(failure.sqlState(), shown.masked(failure.message()))
                : outcome;
    }

    /** With the corrections of all matches of the rule, so that the text can be copied as it is. */
    private static Optional<String> correctedSql(SqlText text, List<Match> matches) {
        List<Replacement> replacements = new ArrayList<>();
        for (Match match : matches) {
            if (match.correction() instanceof Correction.Sql sql) {
                replacements.addAll(sql.replacements());
            }
        }
        if (replacements.isEmpty()) {
            return Optional.empty();
        }
        String sql = Replacement.in(text.tokens().text(), replacements);
        return Optional.of(Shown.of(sql, text.tokens().reading()).text());
    }
}
