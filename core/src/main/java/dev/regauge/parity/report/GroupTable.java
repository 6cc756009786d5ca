package dev.regauge.parity.report;

import dev.regauge.page.Paint.Tone;
import dev.regauge.page.Sheet;
import dev.regauge.page.Visible;
import dev.regauge.parity.report.Overview.Part;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many probes differ, by group and section; on a narrow terminal only the worst sections have room. */
final class GroupTable {

    private static final int GAP = 2;

    private final Overview overview;
    private final Sheet sheet;
    private final int first;

    GroupTable(Overview overview, Sheet sheet) {
        this.overview = overview;
        this.sheet = sheet;
        this.first = overview.groups().stream().mapToInt(String::length).max().orElse(0);
    }

    void write() {
        sheet.line(2, Tone.FAINT, row("", part -> part.section().head()));
        for (String group : overview.groups()) {
            sheet.line(2, Tone.PLAIN, row(Visible.line(group), part -> count(part.probes(group))));
        }
        sheet.gap();
    }

    private static String count(int probes) {
        return probes == 0 ? "-" : Words.number(probes);
    }

    private String row(String group, Function<Part, String> cell) {
        String head = group + " ".repeat(Math.max(0, first - group.length()));
        return head
                + overview.parts().stream()
                        .limit(columns())
                        .map(part -> Words.right(cell.apply(part), width(part)))
                        .collect(Collectors.joining());
    }

    private static int width(Part part) {
        return GAP
                + Math.max(
                        part.section().head().length(),
                        Words.number(part.probes()).length());
    }

    private int columns() {
        int room = sheet.width() - 2 - first;
        int columns = 0;
        for (Part part : overview.parts()) {
            room -= width(part);
            columns += room >= 0 ? 1 : 0;
        }
        return columns;
    }
}
