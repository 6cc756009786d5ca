package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.report.Overview.Entry;
import dev.regauge.lint.report.Overview.Group;
import dev.regauge.lint.report.Overview.Reason;
import dev.regauge.lint.report.Report.Unverified;
import dev.regauge.page.Columns;
import dev.regauge.page.Count;
import dev.regauge.page.Paint;
import dev.regauge.page.Paint.Tone;
import dev.regauge.page.Sheet;
import dev.regauge.page.Visible;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import java.util.List;

/**
 * The report for a terminal: what was looked at, what was found, worst first, what was edited, what could not be looked
 * at, and what to do next.
 */
public final class TextReport {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;
    private static final int INDENT = 4;

    /** Findings of a class that are shown in full; the others get a line each, so that nothing is hidden. */
    private static final int IN_FULL = 25;

    /** Statements shown for each reason why nothing could be said. */
    private static final int UNVERIFIED_SHOWN = 3;

    private final Report report;
    private final Sheet sheet;

    private TextReport(Report report, Sheet sheet) {
        this.report = report;
        this.sheet = sheet;
    }

    /**
     * The report as text, every line ended by {@code \n}. The same report always gives the same text.
     *
     * @param colour whether to use ANSI colours; without them the text holds no escape sequence, whatever the report
     *     holds
     * @param width columns of the terminal; taken as 40 where it is less and as 120 where it is more. Prose is wrapped
     *     and statements are cut to it; places, corrected code and edits stand as they are, because they get copied
     */
    public static String render(Report report, boolean colour, int width) {
        Sheet sheet = new Sheet(new Paint(colour), Math.min(WIDEST, Math.max(NARROWEST, width)));
        new TextReport(report, sheet).write(Overview.of(report));
        return sheet.text();
    }

    private void write(Overview overview) {
        header();
        counts(overview);
        overview.groups().forEach(this::group);
        edits();
        unverified();
        suppressed();
        notes();
        conclusion();
    }

    private void header() {
        sheet.paragraph(0, Tone.STRONG, "Changing the driver of " + report.project());
        fact("from", report.route().from().toString());
        fact("to", report.route().to().toString());
        fact("server", report.server().isEmpty() ? "none was asked" : report.server());
        for (int i = 0; i < report.inventory().size(); i++) {
            fact(i == 0 ? "read" : "", report.inventory().get(i));
        }
        sheet.gap();
    }

    private void fact(String label, String text) {
        sheet.labelled(2, label, 8, Tone.PLAIN, text);
    }

    private void counts(Overview overview) {
        if (overview.groups().isEmpty()) {
            String nothing = report.suppressed().isEmpty() ? "Nothing was found" : "Nothing is open";
            sheet.paragraph(2, Tone.PLAIN, nothing + " on this route.").gap();
            return;
        }
        int digits = String.valueOf(report.findings().size()).length();
        for (Group group : overview.groups()) {
            String count = String.valueOf(group.entries().size());
            String aligned = " ".repeat(digits - count.length()) + count;
            sheet.labelled(2, aligned, digits + 2, Tones.of(group.change()), Words.title(group.change()));
        }
        sheet.gap();
    }

    private void group(Group group) {
        Change change = group.change();
        sheet.heading(Tones.of(change), Words.title(change));
        sheet.paragraph(0, Tone.FAINT, Words.meaning(change)).gap();
        List<Entry> entries = group.entries();
        entries.stream().limit(IN_FULL).forEach(this::entry);
        if (entries.size() > IN_FULL) {
            sheet.line(0, Tone.PLAIN, "And " + (entries.size() - IN_FULL) + " more:");
            entries.stream().skip(IN_FULL).forEach(this::brief);
            sheet.gap();
        }
    }

    private void brief(Entry entry) {
        Finding finding = entry.finding();
        sheet.line(0, Tone.PLAIN, Visible.line(entry.number() + ". " + finding.rule() + "  " + Words.place(finding)));
    }

    private void entry(Entry entry) {
        Finding finding = entry.finding();
        boolean work = Words.needsWork(finding.change());
        sheet.paragraph(0, Tones.of(finding.severity()), title(entry));
        // on a line of its own, because terminals make it a link
        sheet.line(INDENT, Tone.STRONG, Visible.line(Words.place(finding)));
        sheet.paragraph(INDENT, Tone.PLAIN, finding.message());
        statement(finding);
        if (finding.change() != Change.UNCHANGED || !(finding.to() instanceof Outcome.Unmeasured)) {
            outcomes(finding);
        }
        if (work) {
            labelled("why", finding.why());
            correction(finding);
            called(finding.via());
        }
        sheet.gap();
    }

    private static String title(Entry entry) {
        Finding finding = entry.finding();
        return entry.number() + ". " + Words.shortTitle(finding.change()) + ": " + finding.rule() + " ("
                + Words.id(finding.severity()) + ")";
    }

    private void statement(Finding finding) {
        if (finding.sql().isBlank()) {
            return;
        }
        sheet.gap();
        Snippet snippet = Snippet.of(finding.sql(), finding.caret());
        for (Listing.Row row : Listing.of(snippet, sheet.width() - INDENT)) {
            sheet.listed(INDENT, row.margin(), row.carets() ? Tone.YELLOW : Tone.PLAIN, row.text());
        }
    }

    private void outcomes(Finding finding) {
        Profile from = report.route().from();
        Profile to = report.route().to();
        int column = Math.max(from.toString().length(), to.toString().length()) + 2;
        int room = sheet.width() - INDENT - column;
        int labels = room < NARROWEST / 2 ? 2 : column;
        sheet.gap();
        sheet.labelled(INDENT, from.toString(), labels, tone(finding.from()), outcome(finding.from()));
        sheet.labelled(INDENT, to.toString(), labels, tone(finding.to()), outcome(finding.to()));
        sheet.gap();
        labelled("source", finding.source());
    }

    private static String outcome(Outcome outcome) {
        String detail = outcome.detail();
        String state = outcome instanceof Outcome.Failure failure
                ? failure.sqlState().map(code -> " " + code).orElse("")
                : "";
        return outcome.verb() + state + (detail.isBlank() ? "" : ": " + detail);
    }

    private static Tone tone(Outcome outcome) {
        return outcome.answered() ? Tone.PLAIN : outcome instanceof Outcome.Unmeasured ? Tone.YELLOW : Tone.RED;
    }

    private void labelled(String label, String text) {
        if (!text.isBlank()) {
            sheet.labelled(INDENT, label, 8, Tone.PLAIN, text);
        }
    }

    private void correction(Finding finding) {
        labelled("do", finding.advice());
        if (finding.safeEdit()) {
            labelled("", report.written() ? "This correction was made." : Words.maker(report));
        }
        finding.corrected().ifPresent(code -> {
            sheet.gap().line(INDENT, Tone.FAINT, "write instead");
            sheet.code(INDENT, Tone.GREEN, code);
        });
    }

    private void called(List<Location> via) {
        if (via.isEmpty()) {
            return;
        }
        sheet.gap().line(INDENT, Tone.FAINT, "reaches the driver through");
        for (Location step : via) {
            sheet.line(INDENT, Tone.PLAIN, Visible.line(Words.place(step) + method(step)));
        }
    }

    private static String method(Location location) {
        return location.method().isEmpty() ? "" : "  " + location.method();
    }

    private void edits() {
        if (report.diff().isEmpty()) {
            return;
        }
        UnifiedDiff diff = UnifiedDiff.parse(report.diff());
        sheet.heading(Tone.GREEN, "Safe edits");
        sheet.paragraph(0, Tone.FAINT, Words.edits(report, diff)).gap();
        for (UnifiedDiff.Line line : diff.lines()) {
            sheet.line(0, Tones.of(line.kind()), Visible.block(line.text()));
        }
        sheet.gap();
    }

    private void unverified() {
        if (report.unverified().isEmpty()) {
            return;
        }
        int count = report.unverified().size();
        sheet.heading(Tone.YELLOW, "Not verified");
        sheet.paragraph(
                        0,
                        Tone.FAINT,
                        "Nothing could be said about " + Count.of(count, "statement", "statements") + ".")
                .gap();
        Overview.reasons(report).forEach(this::reason);
    }

    private void reason(Reason reason) {
        List<Unverified> statements = reason.statements();
        sheet.paragraph(0, Tone.PLAIN, statements.size() + "x " + reason.reason());
        for (Unverified statement : statements.subList(0, Math.min(statements.size(), UNVERIFIED_SHOWN))) {
            sheet.line(INDENT, Tone.STRONG, Visible.line(Words.place(statement.location())));
            String sql = Columns.wrap(statement.sql(), Integer.MAX_VALUE).get(0);
            String oneLine = Columns.of(sql) <= sheet.width() - INDENT - 2
                    ? sql
                    : Columns.slice(sql, 0, sheet.width() - INDENT - 5) + "...";
            sheet.line(INDENT, Tone.PLAIN, "| " + oneLine);
        }
        if (statements.size() > UNVERIFIED_SHOWN) {
            sheet.line(INDENT, Tone.FAINT, "and " + (statements.size() - UNVERIFIED_SHOWN) + " more");
        }
        sheet.gap();
    }

    private void suppressed() {
        List<Suppressed> excused = report.excused();
        if (excused.isEmpty()) {
            return;
        }
        sheet.heading(Tone.PLAIN, "Suppressed");
        for (Suppressed kept : excused.subList(0, Math.min(excused.size(), IN_FULL))) {
            String rule = kept.finding().rule();
            sheet.line(0, Tone.PLAIN, Visible.line(Words.place(kept.finding()) + "  " + rule));
            sheet.paragraph(INDENT, Tone.FAINT, Words.by(kept.by()));
        }
        if (excused.size() > IN_FULL) {
            sheet.line(0, Tone.PLAIN, "And " + (excused.size() - IN_FULL) + " more.");
        }
        sheet.gap();
    }

    private void notes() {
        if (report.notes().isEmpty()) {
            return;
        }
        sheet.heading(Tone.PLAIN, "Notes");
        report.notes().forEach(note -> sheet.labelled(0, "-", 2, Tone.PLAIN, note));
        sheet.gap();
    }

    private void conclusion() {
        Conclusion conclusion = Conclusion.of(report);
        sheet.paragraph(0, conclusion.ready() ? Tone.GREEN : Tone.LOUD_RED, conclusion.verdict());
        if (!conclusion.next().isEmpty()) {
            sheet.paragraph(0, Tone.PLAIN, String.join(" ", conclusion.next()));
        }
    }
}
