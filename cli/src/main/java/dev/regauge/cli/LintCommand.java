package dev.regauge.cli;

import dev.regauge.lint.Severity;
import dev.regauge.lint.project.Advice;
import dev.regauge.lint.project.BaselineFile;
import dev.regauge.lint.project.Lint;
import dev.regauge.lint.project.LintResult;
import dev.regauge.lint.rules.Rules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code regauge lint}: what rules and evidence say of a project, without a server. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds SQL and settings that a change of driver breaks, by rules and recorded evidence alone.",
            "Reads compiled classes, configuration and build files of each PATH, a project's folder or a jar or war file;"
                    + " asks no server. What a project asks for itself (rules that are off, findings"
                    + " that may stay, sinks of its own) stands in its regauge-lint.toml.",
        },
        footer = {
            "",
            "Examples:",
            "  regauge lint . --from pgjdbc-ng:0.8.9 --to pgjdbc:42.7.14",
            "  regauge lint orders billing shop.jar --from pgjdbc:42.2.5 --fail-on error",
            "  regauge lint . --baseline lint-baseline.txt --format sarif --output regauge.sarif",
            "  regauge lint . --fix | git apply --unidiff-zero",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no finding that counts",
            "1:findings, of the severity of --fail-on or worse",
            "2:wrong use, or Regauge could not do its work",
        })
final class LintCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Folders of projects, built before so that their classes are there; jar and war files.")
    private List<Path> paths = List.of();

    @Option(
            names = "--from",
            paramLabel = "P",
            description = "The driver of today: pgjdbc-ng:0.8.9, pgjdbc:42.2.5?preferQueryMode=simple, ..."
                    + " Default: what regauge-lint.toml or the build files say.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "P",
            description = "The driver of tomorrow. Default: what regauge-lint.toml says, or pgjdbc:42.7.14 with the"
                    + " settings of the project's own URLs.")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "text",
            description = "text for a terminal; json, an object a finding and line; sarif, junit, checkstyle, github,"
                    + " gitlab for build servers; html, a page. Default: ${DEFAULT-VALUE}.")
    private @Nullable Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "Where the report goes. Default: standard output.")
    private @Nullable Path output;

    @Option(names = "--config", paramLabel = "FILE", description = "Read instead of each PATH's own regauge-lint.toml.")
    private @Nullable Path config;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "error or warning: from where on a finding makes the exit code 1. Default: warning.")
    private @Nullable FailOn failOn;

    @Option(names = "--baseline", paramLabel = "FILE", description = "Findings that are in it do not count.")
    private @Nullable Path baseline;

    @Option(
            names = "--update-baseline",
            description = "Write all that is found into that file; nothing of it counts then.")
    private boolean updateBaseline;

    @Option(
            names = "--baseline-until",
            paramLabel = "DAY",
            description = "With --update-baseline: the last day on which it counts, as in 2027-01-31.")
    private @Nullable String baselineUntil;

    @Option(names = "--show-suppressed", description = "With --format json: suppressed findings too, marked as such.")
    private boolean showSuppressed;

    @Option(
            names = "--fix",
            description = "Show as a unified diff what can be put right without a person, in place of the report; with"
                    + " --format sarif the report with these fixes.")
    private boolean fix;

    @Option(names = "--write", description = "With --fix: make the changes.")
    private boolean write;

    @ArgGroup
    private @Nullable Question question;

    /** What is asked instead of a report. */
    static final class Question {

        @Option(names = "--rules", description = "List the rules, and look at nothing.")
        private boolean rules;

        @Option(
                names = "--explain",
                paramLabel = "RULE",
                description = "Print the page of a rule, and look at nothing.")
        private @Nullable String explain;
    }

    /** What a report looks like. */
    enum Format {
        text,
        json,
        sarif,
        junit,
        checkstyle,
        github,
        gitlab,
        html
    }

    /** From where on a finding counts. */
    enum FailOn {
        error,
        warning
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (question != null) {
            answer(question, out);
            return ExitCode.CLEAN;
        }
        if (paths.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required parameter: PATH, the folder of a project or a jar file");
        }
        requireSense();
        Lint.Settings settings = new Lint.Settings(
                paths,
                Optional.ofNullable(from).map(DriverJarOption::profile),
                Optional.ofNullable(to).map(DriverJarOption::profile),
                Optional.ofNullable(config),
                Optional.ofNullable(failOn).map(LintCommand::severity),
                baseline(),
                Advice.COMMAND_LINE);
        LintOutput into = new LintOutput(
                Objects.requireNonNull(format),
                Optional.ofNullable(output),
                showSuppressed,
                out,
                spec.commandLine().getErr());
        into.requireWritable();
        Lint lint = new Lint(settings);
        LintResult result = lint.run();
        if (fix) {
            LintFixing fixing = new LintFixing(lint, result, into);
            return (write ? fixing.write() : fixing.show()) ? ExitCode.FINDINGS : ExitCode.CLEAN;
        }
        into.write(result.report(), result.summary());
        return result.counting().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private void requireSense() {
        boolean fixable = format == Format.text || (format == Format.sarif && !write);
        String problem = write && !fix
                ? "--write needs --fix"
                : fix && updateBaseline
                        ? "--fix and --update-baseline exclude each other: what goes into a baseline is not fixed"
                        : fix && !fixable
                                ? "--fix shows a diff, and --fix --write what was done; of other formats only sarif has"
                                        + " fixes, without --write"
                                : showSuppressed && (fix || format != Format.json)
                                        ? "--show-suppressed needs --format json, without --fix"
                                        : "";
        if (!problem.isEmpty()) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), problem);
        }
    }

    private Optional<BaselineFile> baseline() {
        if (baseline == null && (updateBaseline || baselineUntil != null)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    (updateBaseline ? "--update-baseline" : "--baseline-until") + " needs --baseline FILE");
        } else if (baselineUntil != null && !updateBaseline) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--baseline-until needs --update-baseline");
        }
        return Optional.ofNullable(baseline)
                .map(file -> new BaselineFile(
                        file, updateBaseline, Optional.ofNullable(baselineUntil).map(this::day)));
    }

    private LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--baseline-until " + text + ": write a day as in 2027-01-31");
        }
    }

    private static Severity severity(FailOn word) {
        return Severity.valueOf(word.name().toUpperCase(Locale.ROOT));
    }

    private static void answer(Question question, PrintWriter out) {
        if (question.explain != null) {
            out.print(RulePages.of(question.explain));
        }
        if (question.rules) {
            int width = Rules.ids().stream().mapToInt(String::length).max().orElse(0) + 2;
            Rules.titles().forEach((id, title) -> out.println(id + " ".repeat(width - id.length()) + title));
        }
        out.flush();
    }
}
