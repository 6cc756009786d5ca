package dev.regauge.cli;

import static dev.regauge.cli.LoadProgressLine.number;

import dev.regauge.load.LoadReport;
import dev.regauge.load.LoadReport.Conflict;
import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.load.LoadSettings.Upserting;
import dev.regauge.load.MaxErrors;
import dev.regauge.url.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What has become of a load, to be pasted into a ticket: as text, or as one JSON object. */
final class LoadSummary {

    private static final Map<Outcome, String> WORDS = Map.of(
            Outcome.LOADED, "loaded",
            Outcome.LOADED_BEFORE, "loaded before: an earlier run has loaded all of it, and nothing was done",
            Outcome.CHECKED, "checked: nothing was written",
            Outcome.NOTHING_KEPT, "given up: nothing of it is in the table",
            Outcome.PARTLY_KEPT, "given up: a part is in the table, and the same command goes on behind it",
            Outcome.UNKNOWN, "not known: the server was lost while it committed, and could not be asked");

    private static final int NAMES_SHOWN = 3;

    private final LoadPlan plan;
    private final LoadReport report;

    LoadSummary(LoadPlan plan, LoadReport report) {
        this.plan = plan;
        this.report = report;
    }

    int exitCode() {
        if (report.serverLost() || report.outcome() == Outcome.UNKNOWN) {
            return ExitCode.NO_SERVER;
        }
        return report.rejected() + report.withheld() == 0
                        && report.conflicts().isEmpty()
                        && !isGivenUp()
                        && report.isComplete()
                ? ExitCode.CLEAN
                : ExitCode.FINDINGS;
    }

    private boolean isGivenUp() {
        return report.outcome() == Outcome.NOTHING_KEPT || report.outcome() == Outcome.PARTLY_KEPT;
    }

    /** Several lines without the end of the last one. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(fewNames() + " into " + plan.settings().table() + " of " + where());
        add(lines, "outcome", WORDS.getOrDefault(report.outcome(), ""));
        add(lines, "rows", rows());
        if (report.earlier() > 0) {
            add(lines, "", number(report.earlier()) + " of them dealt with by earlier runs");
        }
        if (plan.settings().upsert().isPresent() && report.outcome() != Outcome.CHECKED) {
            add(lines, "upsert", upserted());
        }
        add(lines, "bytes", number(report.bytes()));
        add(lines, "time", seconds() + " s, " + number(rowsPerSecond()) + " rows/s");
        report.conflicts().forEach(conflict -> add(lines, "conflict", conflict.words()));
        report.rejects().ifPresent(file -> add(lines, "rejects", file.toString()));
        report.notes().forEach(note -> add(lines, "note", note));
        report.failure().ifPresent(failure -> add(lines, "why", failure));
        lines.replaceAll(Secrets::mask);
        // masked where it is made, since it is to be given as it stands
        goOn().ifPresent(how -> add(lines, "to go on", how));
        return String.join("\n", lines);
    }

    /** A label and its text; further lines of it stand below. */
    private static void add(List<String> lines, String label, String text) {
        String shown = Terminal.visibleLines(text).replace("\n", "\n" + " ".repeat(12));
        lines.add("  " + String.format(Locale.ROOT, "%-10s", label) + shown);
    }

    private List<String> names() {
        return plan.files().stream()
                .map(file -> file.equals(LoadPlan.STANDARD_INPUT) ? "standard input" : Terminal.visibleLines(file))
                .toList();
    }

    /** A ticket does not want a thousand. */
    private String fewNames() {
        List<String> names = names();
        String few = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return names.size() > NAMES_SHOWN ? few + " and " + number(names.size() - NAMES_SHOWN) + " more" : few;
    }

    private String where() {
        return plan.target().masked();
    }

    private String rows() {
        if (report.outcome() == Outcome.NOTHING_KEPT || report.outcome() == Outcome.UNKNOWN) {
            return number(report.source()) + " read, " + number(report.rejected()) + " rejected";
        }
        String loaded = report.outcome() == Outcome.CHECKED ? " accepted + " : " loaded + ";
        String sum = number(report.loaded()) + loaded + number(report.rejected()) + " rejected";
        if (report.withheld() > 0) {
            sum += " + " + number(report.withheld()) + " kept out by a trigger or a rule of the table";
        }
        if (report.isComplete()) {
            return number(report.source()) + " = " + sum;
        }
        long rest = report.source() - report.loaded() - report.rejected() - report.withheld();
        return number(report.source()) + " read, " + sum + ", " + number(rest) + " neither";
    }

    /** The sum of what was loaded, where that is known. */
    private String upserted() {
        String why = plan.settings().upsert().filter(Upserting::updating).isPresent()
                ? " left alone (equal to what is there, or followed by a row of the same key)"
                : " left alone (its key is there, or came before)";
        return number(report.loaded()) + " = " + number(report.inserted()) + " inserted + " + number(report.updated())
                + " updated + " + number(report.unchanged()) + why;
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%,.1f", report.elapsed().toMillis() / 1000.0);
    }

    private long rowsPerSecond() {
        long settled = Math.max(0, report.source() - report.earlier());
        return settled * 1000 / Math.max(1, report.elapsed().toMillis());
    }

    private Optional<String> goOn() {
        return switch (report.outcome()) {
            case LOADED, LOADED_BEFORE -> Optional.empty();
            case CHECKED -> Optional.of(behindDryRun());
            case NOTHING_KEPT, PARTLY_KEPT ->
                Optional.of(
                        report.rowsRefused()
                                ? "correct the rows that are refused, or allow more by --max-errors; then\n" + again()
                                : again());
            case UNKNOWN ->
                Optional.of(
                        plan.settings().ledger()
                                ? again()
                                : "see whether the rows are in the table; only if they are not, give the command again");
        };
    }

    private String behindDryRun() {
        long conflicts = report.conflicts().stream().mapToLong(Conflict::rows).sum();
        MaxErrors most = plan.settings().maxErrors();
        long rows = report.rejected() + conflicts;
        String refused = number(rows) + (rows == 1 ? " row" : " rows");
        if (most.isExceeded(rows, report.source())) {
            return "the load itself would be given up: " + refused + " would be refused, and --max-errors allows "
                    + most + "\ncorrect them or allow more, then leave out --dry-run";
        }
        return "leave out --dry-run" + (rows == 0 ? "" : "; " + refused + " would be rejected");
    }

    private String again() {
        String password = plan.target().password().isPresent() ? "\n(with the password in place of ***)" : "";
        return plan.repetition() + password;
    }

    /** One line. */
    String json() {
        return JsonLine.of(json -> {
            json.list("from", list -> texts(list, names()));
            json.text("into", where());
            json.text("table", plan.settings().table().toString());
            json.text(
                    "outcome", report.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.number("source", report.source());
            json.number("loaded", report.loaded());
            json.number("rejected", report.rejected());
            json.number("withheld", report.withheld());
            json.number("earlier", report.earlier());
            json.number("inserted", report.inserted());
            json.number("updated", report.updated());
            json.number("unchanged", report.unchanged());
            json.number("bytes", report.bytes());
            json.number("elapsedMilliseconds", report.elapsed().toMillis());
            json.number("rowsPerSecond", rowsPerSecond());
            json.truth("complete", report.isComplete());
            json.textOrNull("rejects", report.rejects().map(Object::toString));
            json.list("notes", list -> texts(list, report.notes()));
            json.list(
                    "conflicts",
                    list -> texts(
                            list,
                            report.conflicts().stream().map(Conflict::words).toList()));
            json.textOrNull("failure", report.failure().map(Secrets::mask));
            json.textOrNull("toGoOn", goOn());
        });
    }

    private static void texts(JsonLine list, List<String> texts) throws IOException {
        for (String text : texts) {
            list.text(Secrets.mask(text));
        }
    }
}
