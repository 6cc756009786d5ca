package dev.regauge.parity;

import dev.regauge.parity.probes.Probes;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.testing.DriverJars;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code DIFFERENCES.md}: the claims as a table, with what was measured. */
final class ClaimsPage {

    private static final int LONGEST = 90;

    private final Map<String, Probe> probes =
            Probes.all().stream().collect(Collectors.toMap(Probe::id, Function.identity()));
    private final StringBuilder page = new StringBuilder();

    private ClaimsPage() {}

    static String text() throws IOException {
        ClaimsPage page = new ClaimsPage();
        page.write();
        return page.page.toString();
    }

    private void write() throws IOException {
        List<Claim> all = Claim.all();
        page.append("# What differs between PostgreSQL drivers, measured\n\n");
        page.append("This page is written by a test from the evidence: ")
                .append(DriverJars.PROFILES.size())
                .append(" profiles, ")
                .append(probes.size())
                .append(
                        " probes each, on\nPostgreSQL 17, in a JVM of the time zone America/New_York. A row holds for all"
                                + " the probes it names; the outcomes shown are the first\none's. To see the code of a probe and"
                                + " everything else that differs: `regauge parity --from P --to P`.\n");
        section("Claims that were collected beforehand", all, "R");
        section("Found by the probes", all, "N");
    }

    private void section(String title, List<Claim> all, String prefix) throws IOException {
        List<Claim> claims =
                all.stream().filter(claim -> claim.id().startsWith(prefix)).toList();
        long contradicted =
                claims.stream().filter(claim -> !claim.isReproduced()).count();
        page.append("\n## ").append(title).append("\n\n");
        if (contradicted > 0) {
            page.append(claims.size() - contradicted)
                    .append(" of ")
                    .append(claims.size())
                    .append(" rows are reproduced; the others say what was claimed.\n\n");
        }
        page.append("| | what | from | to | measured | before | afterwards | write instead | probes |\n");
        page.append("|---|---|---|---|---|---|---|---|---|\n");
        for (Claim claim : claims) {
            row(claim);
        }
    }

    private void row(Claim claim) throws IOException {
        String first = claim.probes().get(0);
        String measured = words(claim.measured())
                + (claim.isReproduced() ? "" : " (**contradicted**: claimed \"" + words(claim.claimed()) + "\")");
        page.append(String.join(
                        " | ",
                        "| " + claim.id(),
                        cell(claim.text()),
                        "`" + claim.route().from() + "`",
                        "`" + claim.route().to() + "`",
                        measured,
                        outcome(claim.from(first)),
                        outcome(claim.to(first)),
                        claim.measured() == Change.UNCHANGED
                                ? ""
                                : cell(probes.get(first).advice()),
                        claim.probes().stream().map(id -> "`" + id + "`").collect(Collectors.joining(" "))))
                .append(" |\n");
    }

    private static String words(Change change) {
        return switch (change) {
            case SILENTLY_CHANGES -> "silently different";
            case BREAKS -> "works, then fails";
            case CHANGES_CLASS -> "another class";
            case COSTS -> "another price";
            case UNKNOWN -> "not measured";
            case ALREADY_BROKEN -> "fails on both";
            case FIXED -> "fails, then works";
            case COSMETIC -> "other words";
            case UNCHANGED -> "the same";
        };
    }

    private static String outcome(Outcome outcome) {
        String text = outcome.text()
                .replaceFirst("^= ", "")
                .replaceFirst("^! ", "fails: ")
                .replace("`", "'");
        String shortened = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return "`" + cell(shortened) + "`";
    }

    /** A vertical bar would end the cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
