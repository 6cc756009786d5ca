package dev.regauge.parity.report;

import dev.regauge.page.Columns;
import dev.regauge.page.Paint.Tone;
import dev.regauge.page.Sheet;
import dev.regauge.page.Visible;
import dev.regauge.parity.Cause;
import dev.regauge.parity.Probe;
import dev.regauge.parity.report.Overview.Numbered;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.util.List;
import java.util.Map;

/** One cause of the text: in full with its probe and what to write instead, or as three lines. */
final class TextCause {

    private static final int NARROWEST_OUTCOME = 20;
    private static final int INDENT = 4;
    private static final int CODE_LINES = 5;
    /** Characters of a line of code; the terminal wraps it, so that it can be copied whole. */
    private static final int LINE = 200;

    private static final int LINES_OF_OTHERS = 2;

    /** Characters of an outcome: about two lines. */
    private static final int OUTCOME = 150;

    /** The columns of {@code from} and {@code to}, and the gap behind them. */
    private static final int ENDS = 6;

    private final Route route;
    private final Map<String, Probe> probes;
    private final Sheet sheet;

    TextCause(Route route, Map<String, Probe> probes, Sheet sheet) {
        this.route = route;
        this.probes = probes;
        this.sheet = sheet;
    }

    /** The probe, its code, both outcomes, what to write instead, and which other probes show it. */
    void inFull(Numbered numbered) {
        Cause cause = numbered.cause();
        sheet.gap().paragraph(0, TextReport.tone(Section.of(cause)), title(numbered));
        Probe probe = probes.get(cause.first().probe());
        if (probe != null) {
            code(probe);
        }
        outcomes(Pair.of(cause.first()));
        if (probe != null && !probe.advice().isEmpty()) {
            sheet.labelled(INDENT, "instead", 9, Tone.GREEN, probe.advice());
        }
        others(Words.others(cause));
    }

    /** The probe and how many there are of its kind, then a line for each outcome. */
    void briefly(Numbered numbered) {
        int number = numbered.cause().differences().size();
        Pair pair = Pair.of(numbered.cause().first());
        sheet.line(
                0,
                TextReport.tone(Section.of(numbered.cause())),
                Visible.line(title(numbered))
                        + (number > 1 ? " (" + Words.count(number, "probe", "probes") + ")" : ""));
        // where both answer, the word would be all that every line has in common
        boolean verbs = !pair.from().answered() || !pair.to().answered();
        int room = sheet.width() - INDENT - ENDS;
        Pair.Texts texts = pair.shortened(Math.max(NARROWEST_OUTCOME, room - (verbs ? longest(pair) + 2 : 0)));
        line("from", pair.from(), verbs, texts.from(), room);
        line("to", pair.to(), verbs, texts.to(), room);
    }

    private static String title(Numbered numbered) {
        return numbered.number() + ". " + numbered.cause().first().probe();
    }

    private static int longest(Pair pair) {
        return Math.max(Words.verb(pair.from()).length(), Words.verb(pair.to()).length());
    }

    private void line(String end, Outcome outcome, boolean verbs, String text, int room) {
        String shown = Visible.line(verbs ? Words.outcome(outcome, text) : text.isBlank() ? "(empty)" : text);
        String cut = Columns.of(shown) > room ? Columns.slice(shown, 0, room - 3) + "..." : shown;
        sheet.labelled(INDENT, end, ENDS, tone(outcome), cut);
    }

    private void code(Probe probe) {
        int room = sheet.width() - INDENT - 2;
        if (!probe.setup().isEmpty()) {
            sheet.code(
                    INDENT,
                    Tone.FAINT,
                    "-- " + Words.lastStatements(oneLine(String.join("; ", probe.setup())), room - 3));
        }
        List<String> lines = probe.code().lines().toList();
        int shown = lines.size() > CODE_LINES ? CODE_LINES - 1 : lines.size();
        lines.stream().limit(shown).forEach(line -> sheet.code(INDENT, Tone.PLAIN, Words.cut(line, LINE)));
        if (shown < lines.size()) {
            sheet.code(INDENT, Tone.FAINT, "// " + (lines.size() - shown) + " more lines");
        }
    }

    private static String oneLine(String sql) {
        return Visible.line(sql.replaceAll("\\s+", " "));
    }

    private void outcomes(Pair pair) {
        String from = route.from().toString();
        String to = route.to().toString();
        int column = Math.max(from.length(), to.length()) + 2;
        int labels = sheet.width() - INDENT - column < NARROWEST_OUTCOME ? 2 : column;
        Pair.Texts texts = pair.shortened(OUTCOME);
        outcome(from, labels, pair.from(), texts.from());
        outcome(to, labels, pair.to(), texts.to());
    }

    private void outcome(String profile, int labels, Outcome outcome, String text) {
        sheet.labelled(INDENT, profile, labels, tone(outcome), Words.outcome(outcome, text));
    }

    private void others(List<String> others) {
        if (others.isEmpty()) {
            return;
        }
        int room = LINES_OF_OTHERS * (sheet.width() - INDENT - 9) - 24;
        StringBuilder named = new StringBuilder(others.get(0));
        int shown = 1;
        while (shown < others.size() && named.length() + others.get(shown).length() < room) {
            named.append(", ").append(others.get(shown));
            shown++;
        }
        String more = shown < others.size() ? " and " + Words.number(others.size() - shown) + " more" : "";
        sheet.labelled(INDENT, "also", 9, Tone.FAINT, named + more);
    }

    private static Tone tone(Outcome outcome) {
        return outcome.answered() ? Tone.PLAIN : outcome instanceof Outcome.Unmeasured ? Tone.YELLOW : Tone.RED;
    }
}
