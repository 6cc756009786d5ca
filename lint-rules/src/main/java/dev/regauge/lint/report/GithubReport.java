package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;

/**
 * The findings as workflow commands of GitHub Actions, a line each: {@code ::error file=..,line=..,col=..,title=..::..}.
 * GitHub shows ten errors, ten warnings and ten notices of a step, so the worst come first. Nothing that a project holds can
 * become a command of its own: line breaks, {@code %}, and in properties {@code :} and {@code ,} are escaped as
 * <a href="https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts">its toolkit does</a>.
 */
public final class GithubReport {

    private GithubReport() {}

    /** The commands, every line ended by {@code \n}; empty where nothing was found. */
    public static String render(Report report) {
        StringBuilder lines = new StringBuilder();
        for (Finding finding : report.findings()) {
            lines.append(command(finding, report.route().toString())).append('\n');
        }
        return lines.toString();
    }

    private static String command(Finding finding, String route) {
        StringBuilder line = new StringBuilder("::").append(level(finding.severity()));
        line.append(" file=").append(property(finding.location().file()));
        if (finding.location().line() > 0) {
            line.append(",line=").append(finding.location().line());
            finding.column().ifPresent(column -> line.append(",col=").append(column));
        }
        line.append(",title=").append(property(finding.rule())).append("::");
        return line.append(data(finding.message() + "\n" + Plain.details(finding, route)))
                .toString();
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "notice" : Words.id(severity);
    }

    private static String data(String text) {
        return WellFormed.unicode(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
