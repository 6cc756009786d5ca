package dev.regauge.lint.rules;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.build.DriverRules;
import dev.regauge.lint.build.KnownProblem;
import dev.regauge.lint.build.KnownProblems;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of a rule: what it says of itself, and what was measured. */
final class RulePage {

    private static final int LONGEST = 160;
    private static final String NEW = "pgjdbc:42.7.14";
    private static final List<String> FROM =
            List.of("pgjdbc-ng:0.8.9", "pgjdbc:9.4.1212", "pgjdbc:42.2.5", "pgjdbc:42.2.5?preferQueryMode=simple");
    private static final List<String> TO =
            List.of("pgjdbc:42.7.14?preferQueryMode=simple", "pgjdbc:42.7.14?stringtype=unspecified");

    private RulePage() {}

    /** Of a rule about build files, which rests on dated data and on no probe. */
    static String ofData(Description rule) {
        StringBuilder page = new StringBuilder(head(rule));
        page.append("Bad:\n\n```text\n" + rule.bad() + "\n```\n\nGood:\n\n```text\n" + rule.good() + "\n```\n");
        if (rule.id().equals("driver-cve")) {
            KnownProblems known = KnownProblems.load();
            page.append("\n## Known on " + known.date()
                    + "\n\nA project's own table `.regauge/known.tsv` goes before this one.\n\n"
                    + "| id | artifact | first fixed | only with | what |\n|---|---|---|---|---|\n");
            known.all().forEach(problem -> page.append(row(problem)));
        }
        return page.toString();
    }

    private static String row(KnownProblem problem) {
        String fixed = problem.fixed().stream().map(Object::toString).collect(Collectors.joining(", "));
        return "| [" + problem.id() + "](" + problem.source() + ") | " + problem.artifact() + " | "
                + (fixed.isEmpty() ? "none known" : fixed) + " | " + problem.needs() + " | " + problem.sentence()
                + " |\n";
    }

    private static String head(Description rule) {
        return "# " + rule.id() + "\n\n" + rule.title() + ".\n\n" + rule.why() + "\n\n";
    }

    static String text(Description rule, Evidence evidence) {
        StringBuilder page = new StringBuilder(head(rule));
        if (rule.brokenEverywhere()) {
            page.append(
                    "No driver that was measured does what the example wants, so a change of driver is not to blame.\n\n");
        }
        page.append("Bad:\n\n```text\n")
                .append(rule.bad())
                .append("\n```\n\nGood:\n\n```text\n")
                .append(rule.good());
        page.append("\n```\n\nHoles: ")
                .append(rule.holes())
                .append("\n\n## Routes\n\n| route | by its probes, the worst |\n|---|---|\n");
        FROM.forEach(from -> page.append(route(rule, evidence, from, NEW)));
        TO.forEach(to -> page.append(route(rule, evidence, NEW, to)));
        page.append("\n## Measured\n\n| probe | driver | outcome |\n|---|---|---|\n");
        rule.probes().forEach(probe -> page.append(rows(evidence, probe)));
        return page.toString();
    }

    private static String route(Description rule, Evidence evidence, String from, String to) {
        Change worst = rule.probes().stream()
                .map(probe -> Change.between(
                        EvidenceCheck.outcome(evidence, from, probe), EvidenceCheck.outcome(evidence, to, probe)))
                .min(Change::compareTo)
                .orElse(Change.UNKNOWN);
        return "| " + from + " to " + to + " | "
                + worst.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " |\n";
    }

    private static String rows(Evidence evidence, String probe) {
        Map<String, List<String>> drivers = evidence.profiles().stream()
                .collect(Collectors.groupingBy(
                        profile -> shown(EvidenceCheck.outcome(evidence, profile, probe)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return drivers.entrySet().stream()
                .map(entry ->
                        "| " + probe + " | " + String.join(", ", entry.getValue()) + " | " + entry.getKey() + " |\n")
                .collect(Collectors.joining());
    }

    private static String shown(Outcome outcome) {
        String state = outcome instanceof Outcome.Failure failure
                ? " " + failure.sqlState().orElse("without SQLSTATE")
                : "";
        String text = outcome.verb() + state + ": " + outcome.detail();
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        return "`` " + cut.replace("`", "'").replace("|", "\\|") + " ``";
    }

    static String index() {
        StringBuilder page =
                new StringBuilder("# Rules\n\nThese pages are written by a test from the rules and the evidence.\n\n"
                        + Rules.all().size() + " rules:\n\n| rule | |\n|---|---|\n");
        for (Rule rule : Rules.all()) {
            String id = rule.description().id();
            page.append("| [" + id + "](" + id + ".md) | "
                    + rule.description().title().replace("|", "\\|") + " |\n");
        }
        page.append(
                "\nBeside them, on dated data instead of measurements, what build files bring:\n\n| rule | |\n|---|---|\n");
        for (Description rule : DriverRules.descriptions()) {
            page.append("| [" + rule.id() + "](" + rule.id() + ".md) | " + rule.title() + " |\n");
        }
        return page.toString();
    }
}
