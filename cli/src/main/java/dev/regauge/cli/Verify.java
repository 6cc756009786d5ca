package dev.regauge.cli;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.project.Inventory;
import dev.regauge.lint.project.ProjectConfig;
import dev.regauge.lint.project.ProjectSchema;
import dev.regauge.lint.project.SchemaFingerprint;
import dev.regauge.lint.settings.LintConfig;
import dev.regauge.lint.verify.KeptAnswers;
import dev.regauge.lint.verify.Verdict;
import dev.regauge.lint.verify.Verification;
import dev.regauge.page.Count;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import dev.regauge.url.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server about every statement and keeps what it says, or looks whether what was kept still holds. */
final class Verify {

    private static final int STEPS = 3;

    private static final Pattern MAJOR = Pattern.compile("PostgreSQL (\\d{1,4})");

    /**
     * What the user asked for.
     *
     * @param project the project's folder
     * @param from empty to go by configuration and build files
     * @param to empty for what the configuration says, or the newest pgjdbc
     * @param schema to apply in the place of the project's own
     * @param config read in the place of the project's own
     * @param context class folders and jars that explain the statements
     */
    record Settings(
            Path project,
            Optional<Profile> from,
            Optional<Profile> to,
            Optional<Path> schema,
            Optional<Path> config,
            List<Path> context) {}

    private final Settings settings;
    private final Artifacts artifacts;
    private final PrintWriter out;
    private final Progress progress;

    Verify(Settings settings, Artifacts artifacts, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.artifacts = artifacts;
        this.out = out;
        this.progress = new Progress(err, STEPS);
    }

    /** Asks, keeps, and gives back the exit code. */
    int ask(Judge judge) {
        LintConfig config = config();
        Inventory inventory = inventory(config);
        Route route = route(inventory, config);
        progress.step("inventory", String.join("; ", inventory.lines()));
        ServerCheck check = ServerCheck.ofStatementsOnly(route, Evidence.load(), artifacts, progress);
        check.requireDrivers();
        ServerCheck.Result checked = check.run(judge, inventory);
        checked.notes().forEach(note -> out.println("Note: " + Terminal.visibleLines(note)));
        if (checked.lost()) {
            out.println("Nothing is kept: the server was not there to the end.");
            out.flush();
            return ExitCode.NO_SERVER;
        }
        Verification verification = checked.verification();
        progress.step("verify", describe(verification));
        keep(inventory, route, verification);
        return report(refusals(route, verification));
    }

    /** Looks only, and gives back the exit code. */
    int check() {
        LintConfig config = config();
        Inventory inventory = inventory(config);
        Route route = route(inventory, config);
        KeptAnswers kept = KeptAnswers.read(folder());
        KeptAnswers.Fit fit = kept.fit(inventory.scan().sites(), route, SchemaFingerprint.of(inventory.tree()));
        List<String> lines = new ArrayList<>(fit.problems());
        if (!lines.isEmpty()) {
            lines.add("To mend it: regauge verify " + settings.project() + " --embedded, or --db URL");
        }
        return report(lines);
    }

    /** The one that a lint of the project takes, or no answer would be of use to it. */
    private Route route(Inventory inventory, LintConfig config) {
        return new GuessedRoute(inventory)
                .orSame(settings.from().or(config::from), settings.to().or(config::to));
    }

    private LintConfig config() {
        return settings.config().map(ProjectConfig::named).orElseGet(() -> ProjectConfig.of(settings.project()));
    }

    private Inventory inventory(LintConfig config) {
        Inventory inventory = Inventory.of(settings.project(), config.sinks(), settings.context());
        return settings.schema()
                .map(file -> inventory.with(ProjectSchema.given(file)))
                .orElse(inventory);
    }

    private Path folder() {
        return settings.project().resolve(KeptAnswers.FOLDER);
    }

    private void keep(Inventory inventory, Route route, Verification verification) {
        KeptAnswers answers = KeptAnswers.of(
                verification, route, major(verification.server()), SchemaFingerprint.of(inventory.tree()));
        try {
            int files = answers.write(folder());
            progress.step("keep", Count.of(files, "answer", "answers") + " in " + folder());
        } catch (IOException failed) {
            throw CommandException.wrongUse("Cannot keep the answers in " + folder() + ": "
                    + Secrets.mask(String.valueOf(failed.getMessage()))
                    + "\n  to fix: make it a folder that can be written");
        }
    }

    /** Minor versions come and go; they would change every file. */
    private static int major(String server) {
        Matcher found = MAJOR.matcher(server);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static String describe(Verification verification) {
        return Count.of(verification.statements().size(), "statement", "statements") + " parsed and described on "
                + verification.server() + ", none executed";
    }

    /** What an end refuses, a line each: tomorrow's, and today's where tomorrow's is not known to take it. */
    private static List<String> refusals(Route route, Verification verification) {
        List<String> lines = new ArrayList<>();
        for (Verification.Statement statement : verification.statements()) {
            refusal(statement.to(), route.to())
                    .or(() -> statement.to() instanceof Verdict.NotVerified
                            ? refusal(statement.from(), route.from())
                            : Optional.empty())
                    .ifPresent(why -> lines.add(statement.site().location() + ": " + why));
        }
        return lines.stream().distinct().toList(); // a site may have several texts that are refused alike
    }

    private static Optional<String> refusal(Verdict verdict, Profile profile) {
        return verdict instanceof Verdict.Rejected rejected
                ? Optional.of("refused through " + profile + ": " + rejected.sqlState() + " " + rejected.message())
                : Optional.empty();
    }

    private int report(List<String> lines) {
        lines.stream().map(Terminal::visibleLines).forEach(out::println);
        out.flush();
        return lines.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
}
