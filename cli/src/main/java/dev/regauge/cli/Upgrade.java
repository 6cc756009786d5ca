package dev.regauge.cli;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.RouteProblem;
import dev.regauge.lint.Severity;
import dev.regauge.lint.project.Advice;
import dev.regauge.lint.project.Inventory;
import dev.regauge.lint.project.ProjectConfig;
import dev.regauge.lint.project.ProjectFindings;
import dev.regauge.lint.report.Report;
import dev.regauge.lint.report.Report.Unverified;
import dev.regauge.lint.report.TextReport;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.settings.FileComments;
import dev.regauge.lint.settings.LintConfig;
import dev.regauge.lint.settings.Sifted;
import dev.regauge.lint.settings.Suppressions;
import dev.regauge.lint.verify.Verdict;
import dev.regauge.lint.verify.Verification;
import dev.regauge.page.Count;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chain: inventory, rewrite, lint, verify, report. Data travels one way. */
final class Upgrade {

    private static final int STEPS = 5;

    /**
     * What the user asked for.
     *
     * @param project the project's folder
     * @param from empty to go by the build files
     * @param to empty for the newest pgjdbc
     * @param judge which server says what is right
     * @param write whether to make the safe edits
     * @param reportFolder created where it is not there
     */
    record Settings(
            Path project,
            Optional<Profile> from,
            Optional<Profile> to,
            Judge judge,
            boolean write,
            Path reportFolder) {}

    private final Settings settings;
    private final Artifacts artifacts;
    private final PrintWriter out;
    private final Progress progress;

    Upgrade(Settings settings, Artifacts artifacts, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.artifacts = artifacts;
        this.out = out;
        this.progress = new Progress(err, STEPS);
    }

    /** Walks the chain and gives back the exit code. */
    int run() {
        LintConfig config = ProjectConfig.of(settings.project());
        Inventory inventory = Inventory.of(settings.project(), config.sinks());
        Route route = new GuessedRoute(inventory)
                .of(settings.from().or(config::from), settings.to().or(config::to));
        refuseToGoBack(route);
        progress.step("inventory", String.join("; ", inventory.lines()));
        inventory.uncompiledNote().ifPresent(progress::note);

        ServerCheck check = new ServerCheck(route, Evidence.load(), artifacts, progress);
        if (!(settings.judge() instanceof Judge.Nobody)) {
            check.requireDrivers();
        }
        ReportFiles.requireWritable(settings.reportFolder());

        Edits edits = Edits.plan(settings.project(), route, settings.write());
        progress.step("rewrite", edits.describe());
        if (edits.written()) {
            progress.note("the build files may name the new driver now: from here on, say --from " + route.from());
        }

        int before = findings(inventory, route, edits, Evidence.load(), Verification.NONE)
                .size();
        progress.step("lint", Count.of(before, "finding", "findings") + " by rules and evidence so far");

        ServerCheck.Result checked = keptWhereNobodyIsAsked(inventory, route, check.run(settings.judge(), inventory));
        progress.step("verify", describe(checked));

        Sifted sifted = Suppressions.sift(
                findings(inventory, route, edits, checked.evidence(), checked.verification()),
                inventory.scan(),
                config,
                FileComments.under(settings.project()));
        Report report = new Report(
                settings.project().toString(),
                route,
                checked.verification().server(),
                inventory.lines(),
                sifted.open(),
                unverified(checked.verification()),
                notes(inventory, route, checked, sifted),
                edits.diff(),
                edits.written(),
                sifted.suppressed());
        progress.step("report", ReportFiles.write(report, settings.reportFolder()));
        out.print(TextReport.render(report, Terminal.colour(), Terminal.width()));
        out.flush();
        return exitCode(report.findings(), checked.lost());
    }

    private List<Finding> findings(
            Inventory inventory, Route route, Edits edits, Evidence evidence, Verification verification) {
        return ProjectFindings.of(settings.project(), inventory, route, edits.open(), evidence, verification);
    }

    /** Without a server, what one has said before counts. */
    private ServerCheck.Result keptWhereNobodyIsAsked(Inventory inventory, Route route, ServerCheck.Result checked) {
        if (!(settings.judge() instanceof Judge.Nobody)) {
            return checked;
        }
        ProjectFindings.Kept kept = ProjectFindings.kept(settings.project(), inventory, route, Advice.COMMAND_LINE);
        List<String> notes = new ArrayList<>(checked.notes());
        notes.addAll(kept.problems());
        return new ServerCheck.Result(kept.verification(), checked.evidence(), notes, checked.lost());
    }

    private static void refuseToGoBack(Route route) {
        RouteProblem.back(route.to(), "--to " + Profile.parse(Profile.PGJDBC)).ifPresent(why -> {
            throw CommandException.wrongUse("--to " + route.to() + ": " + why);
        });
    }

    private static int exitCode(List<Finding> findings, boolean lostServer) {
        if (lostServer) {
            return ExitCode.NO_SERVER;
        }
        return findings.stream().anyMatch(finding -> finding.severity() != Severity.INFO)
                ? ExitCode.FINDINGS
                : ExitCode.CLEAN;
    }

    private static String describe(ServerCheck.Result checked) {
        Verification verification = checked.verification();
        if (verification.server().isEmpty()) {
            return checked.lost() ? "no server has answered" : "no server was asked";
        }
        List<Unverified> unverified = unverified(verification);
        int asked = verification.statements().size();
        return Count.of(asked, "statement", "statements") + " parsed and described on " + verification.server()
                + ", none executed; nothing can be said about " + unverified.size();
    }

    /** Statements of which the end that matters most, tomorrow's, could say nothing. */
    private static List<Unverified> unverified(Verification verification) {
        List<Unverified> unverified = new ArrayList<>();
        for (Verification.Statement statement : verification.statements()) {
            if (statement.to() instanceof Verdict.NotVerified nothing) {
                unverified.add(new Unverified(
                        statement.site().location(), statement.template().toString(), nothing.reason()));
            }
        }
        return unverified;
    }

    private List<String> notes(Inventory inventory, Route route, ServerCheck.Result checked, Sifted sifted) {
        List<String> notes = new ArrayList<>();
        ProjectFindings.aboutTarget(settings.project(), route).ifPresent(notes::add);
        notes.addAll(sifted.notes());
        notes.addAll(inventory.settings().disagreements(route));
        inventory.uncompiledNote().ifPresent(notes::add);
        inventory.staleness().ifPresent(notes::add);
        inventory.build().notRead().forEach(line -> notes.add("Not read: " + line));
        inventory.scan().leftOut().forEach(line -> notes.add("Left out: " + line));
        if (!checked.verification().server().isEmpty()) {
            notAsked(inventory.scan().sites()).ifPresent(notes::add);
        }
        notes.addAll(checked.notes());
        return notes;
    }

    /** Scripts are judged by rules alone. */
    private static Optional<String> notAsked(List<SqlSite> sites) {
        int scripts = (int) sites.stream()
                .filter(site -> site.sink().way() == Sink.Way.SCRIPT)
                .count();
        return scripts == 0
                ? Optional.empty()
                : Optional.of(Count.of(scripts, "statement", "statements")
                        + " of scripts and migrations were judged by rules alone: what they make is what a server would"
                        + " judge them by");
    }
}
