package dev.regauge.parity.report;

import dev.regauge.page.Paint;
import dev.regauge.page.Paint.Tone;
import dev.regauge.page.Sheet;
import dev.regauge.page.Visible;
import dev.regauge.parity.Comparison;
import dev.regauge.parity.Probe;
import dev.regauge.parity.report.Overview.Numbered;
import dev.regauge.parity.report.Overview.Part;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The report for a terminal, short enough to be read: how much differs, then what needs work, worst first. Few causes are
 * shown in full, each with its probe, both outcomes and what to write instead. Of many, the first ones are, the others get
 * three lines each, and what needs no work is counted.
 */
public final class TextReport {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    /** Up to so many causes, all are shown in full. */
    private static final int FEW = 40;

    /** So many of each section are where there are more. */
    private static final int FIRST = 15;

    private static final Set<Section> NEED_WORK = EnumSet.of(Section.SILENT, Section.BREAKS, Section.CHANGES_CLASS);

    private final Comparison comparison;
    private final Overview overview;
    private final Sheet sheet;
    private final TextCause cause;
    private final int inFull;

    private TextReport(Comparison comparison, Map<String, Probe> probes, Sheet sheet) {
        this.comparison = comparison;
        this.overview = Overview.of(comparison);
        this.sheet = sheet;
        this.cause = new TextCause(comparison.route(), probes, sheet);
        this.inFull = needingWork() > FEW ? FIRST : FEW;
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

    private int needingWork() {
        return NEED_WORK.stream().mapToInt(overview::causes).sum();
    }

    private boolean few() {
        return comparison.causes().size() <= FEW;
    }

    private void write() {
        header();
        if (!overview.parts().isEmpty()) {
            sections();
            new GroupTable(overview, sheet).write();
        }
        overview.parts().forEach(this::part);
        unstable();
        if (!few()) {
            howToSeeAll();
        }
        if (!overview.parts().isEmpty() || !comparison.unstable().isEmpty()) {
            // the end of a long text is what a terminal shows
            sheet.paragraph(0, verdictTone(), Words.verdict(comparison, overview));
        }
    }

    private void header() {
        sheet.paragraph(0, Tone.STRONG, "What differs between two drivers");
        fact("from", comparison.route().from().toString());
        fact("to", comparison.route().to().toString());
        fact("on", Words.measuredOn(comparison));
        fact("ran", Words.extent(comparison, overview));
        fact("read", Words.LEGEND);
        sheet.gap().paragraph(2, verdictTone(), Words.verdict(comparison, overview));
        if (!overview.parts().isEmpty() || !comparison.unstable().isEmpty()) {
            sheet.gap();
        }
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
            String counts = Words.right(Words.number(part.probes()), 6)
                    + Words.right(Words.number(part.causes().size()), 8);
            sheet.labelled(2, counts, 16, tone(part.section()), part.section().title());
        }
        sheet.gap();
    }

    private void part(Part part) {
        Section section = part.section();
        sheet.heading(tone(section), section.title());
        sheet.paragraph(0, Tone.FAINT, section.meaning());
        if (few() || NEED_WORK.contains(section)) {
            causes(part.causes());
        } else {
            sheet.paragraph(0, Tone.PLAIN, counted(part));
        }
        sheet.gap();
    }

    private void causes(List<Numbered> causes) {
        int full = Math.min(inFull, causes.size());
        causes.stream().limit(full).forEach(cause::inFull);
        if (full < causes.size()) {
            sheet.gap();
            causes.stream().skip(full).forEach(cause::briefly);
        }
    }

    /** {@code 45 probes, for 42 causes: session 10, batch 8}. */
    private static String counted(Part part) {
        String groups = part.byGroup().keySet().stream()
                .sorted(Comparator.comparingInt((String group) -> -part.probes(group))
                        .thenComparing(Comparator.naturalOrder()))
                .map(group -> group + " " + Words.number(part.probes(group)))
                .collect(Collectors.joining(", "));
        return Words.count(part.probes(), "probe", "probes") + ", for "
                + Words.count(part.causes().size(), "cause", "causes") + ": " + groups;
    }

    private void unstable() {
        if (comparison.unstable().isEmpty()) {
            return;
        }
        sheet.heading(Tone.YELLOW, "Unstable");
        sheet.paragraph(0, Tone.FAINT, "Measured twice with two outcomes, so nothing is claimed about them.");
        comparison.unstable().forEach(probe -> sheet.line(4, Tone.PLAIN, Visible.line(probe)));
        sheet.gap();
    }

    private void howToSeeAll() {
        sheet.heading(Tone.STRONG, "To see all of it");
        way("--format html --output FILE", "everything, as a page to read");
        way("--format tsv", "a line a difference, to search and to sort");
        way("--probe ID", "these probes alone, with code and advice; ID may hold *");
        sheet.gap();
    }

    private void way(String options, String what) {
        sheet.labelled(2, options, sheet.width() < 2 * NARROWEST ? 4 : 29, Tone.PLAIN, what);
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
