package dev.regauge.cli;

import java.util.List;

/** A row of legacy-orders.tsv. */
record PlantedProblem(
        String kind,
        String id,
        String file,
        String line,
        String rule,
        String changeFromNg,
        String outcomeOnNg,
        String changeFromSimple,
        String outcomeOnSimple,
        String outcomeAfterwards) {

    static List<PlantedProblem> all() {
        return CommandLineRun.resource("legacy-orders.tsv").stream()
                .filter(row -> !row.startsWith("#"))
                .map(row -> row.split("\t", -1))
                .map(cells -> new PlantedProblem(
                        cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8],
                        cells[9]))
                .toList();
    }

    boolean isProblem() {
        return kind.equals("problem");
    }

    String place() {
        return file + ":" + line;
    }

    /** What is expected of the first route; {@code -} for nothing. */
    String fromNg() {
        return row(changeFromNg, outcomeOnNg);
    }

    /** What is expected of the second route; {@code -} for nothing. */
    String fromSimple() {
        return row(changeFromSimple, outcomeOnSimple);
    }

    private String row(String change, String outcome) {
        return String.join("\t", place(), rule, change, outcome, outcomeAfterwards);
    }

    static String row(ReportedFinding finding) {
        return String.join(
                "\t",
                finding.file() + ":" + finding.line(),
                finding.rule(),
                finding.change(),
                finding.from(),
                finding.to());
    }
}
