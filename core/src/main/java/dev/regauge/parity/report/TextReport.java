package dev.regauge.parity.report;

import dev.regauge.page.Paint;
import dev.regauge.page.Paint.Tone;
import dev.regauge.page.Sheet;
import dev.regauge.page.Visible;
import dev.regauge.parity.Cause;
import dev.regauge.parity.Comparison;
import dev.regauge.parity.Difference;
import dev.regauge.parity.Probe;
import dev.regauge.parity.report.Overview.Numbered;
import dev.regauge.parity.report.Overview.Part;
import dev.regauge.route.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The report for a terminal: how much differs, then each cause that needs work with its probe, both outcomes and what to
 * write instead, worst first. What needs none gets a line, or is counted.
 */
public final class TextReport {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;
    private static final int INDENT = 4;
    private static final int CODE_LINES = 5;
    /** Characters of a line of code; the terminal wraps it, so that it can be copied whole. */
    private static final int LINE = 200;

    private static final int LINES_OF_OTHERS = 2;

    /** Characters of an outcome: about two lines. */
    private static final int OUTCOME = 150;

    private static final Set<Section> IN_FULL =
            Set.of(Section.SILENT, Section.BREAKS, Section.CHANGES_CLASS, Section.PERFORMANCE);

    private static final Set<Section> COUNTED = Set.of(Section.COSMETIC, Section.UNMEASURED);

    private final Comparison comparison;
    private final Map<String, Probe> probes;
    private final Overview overview;
    private final Sheet sheet;

    private TextReport(Comparison comparison, Map<String, Probe> probes, Sheet sheet) {
        this.comparison = comparison;
        this.probes = probes;
        this.overview = Overview.of(comparison);
        this.sheet = sheet;
    }

    /**
     * The report as text, every line ended by {@code \n}. The same comparison always gives the same text.
     *
     * @param probes the probes by their ids; of one that is missing no code is shown
     * @param colour whether to use ANSI colours; without them the text holds no escape sequence
     * @param width columns of the terminal; taken as 40 where it is less and as 120 where it is more
     */
    public static String render(Comparison comparison, Map<String, Probe> probes, boolean colour, int width) {
        Sheet sheet = new Sheet(new Paint(colour), Math.min(WIDEST, Math.max(NARROWEST, width)));
        new TextReport(comparison, probes, sheet).write();
        return sheet.text();
    }

    private void write() {
        header();
        if (!overview.parts().isEmpty()) {
            sections();
            new GroupTable(overview, sheet).write();
        }
        overview.parts().forEach(this::part);
        unstable();
        sheet.paragraph(0, verdictTone(), Words.verdict(comparison, overview));
    }

    private void header() {
        sheet.paragraph(0, Tone.STRONG, "What differs between two drivers");
        fact("from", comparison.route().from().toString());
        fact("to", comparison.route().to().toString());
        fact("on", Words.measuredOn(comparison));
        fact("ran", Words.extent(comparison, overview));
        sheet.gap()
                .paragraph(2, verdictTone(), Words.verdict(comparison, overview))
                .gap();
    }

    private void fact(String label, String text) {
        sheet.labelled(2, label, 8, Tone.PLAIN, text);
    }

    private Tone verdictTone() {
        if (overview.probes(Section.SILENT) > 0 || comparison.probes() == 0) {
            return Tone.LOUD_RED;
        }
        return overview.probes(Section.BREAKS) > 0 ? Tone.RED : Tone.GREEN;
    }

    private void sections() {
        sheet.line(2, Tone.FAINT, "probes  causes");
        for (Part part : overview.parts()) {
            String counts = right(part.probes(), 6) + right(part.causes().size(), 8);
            sheet.labelled(2, counts, 16, tone(part.section()), part.section().title());
        }
        sheet.gap();
    }

    private static String right(int number, int width) {
        String text = Words.number(number);
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private void part(Part part) {
        Section section = part.section();
        sheet.heading(tone(section), section.title());
        sheet.paragraph(0, Tone.FAINT, section.meaning());
        if (COUNTED.contains(section)) {
            String counted = Words.count(part.probes(), "probe", "probes") + ", for "
                    + Words.count(part.causes().size(), "cause", "causes");
            sheet.paragraph(0, Tone.PLAIN, counted + "; to see them, take --format tsv or html.");
        } else if (IN_FULL.contains(section)) {
            part.causes().forEach(this::cause);
        } else {
            sheet.gap();
            part.causes().forEach(this::brief);
        }
        sheet.gap();
    }

    private void brief(Numbered numbered) {
        int others = numbered.cause().differences().size() - 1;
        String more = others == 0 ? "" : " and " + Words.number(others) + " more";
        sheet.labelled(
                0,
                numbered.number() + ".",
                5,
                Tone.PLAIN,
                numbered.cause().first().probe() + more);
    }

    private void cause(Numbered numbered) {
        Cause cause = numbered.cause();
        sheet.gap();
        sheet.paragraph(
                0,
                tone(Section.of(cause)),
                numbered.number() + ". " + cause.first().probe());
        Probe probe = probes.get(cause.first().probe());
        if (probe != null) {
            code(probe);
        }
        outcomes(cause.first());
        if (probe != null && !probe.advice().isEmpty()) {
            sheet.labelled(INDENT, "instead", 9, Tone.GREEN, probe.advice());
        }
        others(Words.others(cause));
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

    private void outcomes(Difference difference) {
        String from = comparison.route().from().toString();
        String to = comparison.route().to().toString();
        int column = Math.max(from.length(), to.length()) + 2;
        int labels = sheet.width() - INDENT - column < NARROWEST / 2 ? 2 : column;
        Pair pair = Pair.of(difference);
        Pair.Texts texts = pair.shortened(OUTCOME);
        outcome(from, labels, pair.from(), texts.from());
        outcome(to, labels, pair.to(), texts.to());
    }

    private void outcome(String profile, int labels, Outcome outcome, String text) {
        String shown = Words.verb(outcome) + (text.isBlank() ? "" : ": " + text);
        sheet.labelled(INDENT, profile, labels, tone(outcome), shown);
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

    private void unstable() {
        if (comparison.unstable().isEmpty()) {
            return;
        }
        sheet.heading(Tone.YELLOW, "Unstable");
        sheet.paragraph(0, Tone.FAINT, "Measured twice with two outcomes, so nothing is claimed about them.");
        comparison.unstable().forEach(probe -> sheet.line(INDENT, Tone.PLAIN, Visible.line(probe)));
        sheet.gap();
    }

    private static Tone tone(Outcome outcome) {
        return outcome.answered() ? Tone.PLAIN : outcome instanceof Outcome.Unmeasured ? Tone.YELLOW : Tone.RED;
    }

    static Tone tone(Section section) {
        return switch (section) {
            case SILENT -> Tone.LOUD_RED;
            case BREAKS, CHANGES_CLASS -> Tone.RED;
            case PERFORMANCE, UNMEASURED -> Tone.YELLOW;
            case FIXED -> Tone.GREEN;
            case ALREADY_BROKEN, COSMETIC -> Tone.PLAIN;
        };
    }
}
