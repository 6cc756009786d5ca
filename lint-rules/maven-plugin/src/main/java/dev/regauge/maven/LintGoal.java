package dev.regauge.maven;

import dev.regauge.lint.Severity;
import dev.regauge.lint.project.LintResult;
import dev.regauge.lint.project.ProjectException;
import dev.regauge.lint.report.Report;
import dev.regauge.lint.settings.LintConfig;
import dev.regauge.page.Visible;
import dev.regauge.route.Profile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: a module is described, linted where anything has changed, and its result is kept. */
abstract class LintGoal extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    /**
     * The driver that the program runs on today, as in {@code pgjdbc-ng:0.8.9} or
     * {@code pgjdbc:42.2.5?preferQueryMode=simple}. If it is not given: what {@code regauge-lint.toml} says, then what the
     * project's dependencies bring.
     */
    @Parameter(property = "regauge.from")
    private @Nullable String from;

    /**
     * The driver that it is to run on. If it is not given: what {@code regauge-lint.toml} says; then the version of
     * {@code org.postgresql:postgresql} that the project gets, where it is measured and another than that of today; then
     * {@code pgjdbc:42.7.14}.
     */
    @Parameter(property = "regauge.to")
    private @Nullable String to;

    /**
     * From where on a finding counts: {@code error} or {@code warning}. If it is not given: what {@code regauge-lint.toml}
     * says, or {@code warning}.
     */
    @Parameter(property = "regauge.failOn")
    private @Nullable String failOn;

    /** Does nothing. */
    @Parameter(property = "regauge.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The forms of the report: {@code html}, {@code text}, {@code json}, {@code sarif}, {@code junit}, {@code checkstyle},
     * {@code gitlab}.
     */
    @Parameter(property = "regauge.formats", defaultValue = "html,sarif")
    private List<String> formats = List.of();

    /** The folder that the module's reports go to. The report of all modules is in that of the top-level project always. */
    @Parameter(property = "regauge.outputDirectory", defaultValue = "${project.build.directory}/regauge")
    private @Nullable File outputDirectory;

    /**
     * The baseline: what stands in it does not count. Nothing is known where there is no such file. If it is not given:
     * {@code regauge-baseline.txt} beside the module's POM.
     */
    @Parameter(property = "regauge.baseline")
    private @Nullable File baseline;

    /**
     * The configuration. A path that is not absolute is looked for in the module's folder, then in those of its parent
     * projects, the nearest first, then where Maven was started. If it is not given: {@code regauge-lint.toml} of the first
     * of these projects that has one.
     */
    @Parameter(property = "regauge.config")
    private @Nullable String config;

    /** Looks at the classes and resources of tests, too. */
    @Parameter(property = "regauge.includeTests", defaultValue = "false")
    private boolean includeTests;

    /**
     * Dependencies whose jars explain the module's statements, as a library of base classes does that its texts are handed
     * to: {@code groupId} or {@code groupId:artifactId}, where {@code *} stands for anything. Those of the module's own group
     * are read always. Nothing is found in them, and nothing is got from elsewhere for this.
     */
    @Parameter(property = "regauge.context")
    private List<String> context = List.of();

    /** Takes the result of the build before where nothing has changed since. */
    @Parameter(property = "regauge.incremental", defaultValue = "true")
    private boolean incremental;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        PropertyNames.mistyped(session().getUserProperties()).forEach(line -> getLog().warn(Visible.line(line)));
        if (skip) {
            getLog().info("Skipped, as regauge.skip says");
            return;
        }
        try {
            reactor().requireOwn(baseline(), "baseline", project());
            reactor().requireOwn(outputDirectory(), "outputDirectory", project());
            tellNotRead();
            run();
        } catch (ProjectException wrongUse) {
            throw new MojoFailureException(Visible.block(String.valueOf(wrongUse.getMessage())));
        } catch (IOException | UncheckedIOException failed) {
            throw new MojoExecutionException("Cannot read or write: " + failed.getMessage(), failed);
        }
    }

    abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

    final MavenProject project() {
        return Objects.requireNonNull(project);
    }

    final MavenSession session() {
        return Objects.requireNonNull(session);
    }

    final Reactor reactor() {
        return new Reactor(session());
    }

    final Path baseline() {
        return baseline == null
                ? ModuleDescription.real(ModuleDescription.folder(project()).resolve("regauge-baseline.txt"))
                : path(baseline);
    }

    /** The result for the module: nothing where that has nothing to do with a database. */
    final Optional<LintResult> result() throws IOException {
        ModuleLint.Linted linted =
                lint().result(Reactor.result(project()), reactor().build(), incremental);
        if (linted.asBefore()) {
            getLog().info("Nothing has changed since this was linted");
        }
        return linted.result();
    }

    private void tellNotRead() {
        List<String> missing = description().context().notRead();
        if (!missing.isEmpty()) {
            getLog().warn("Not read, because neither this build nor the local repository has their classes: "
                    + String.join(", ", missing)
                    + "; what they say in the statements of this module is not known. Run it in the folder of all"
                    + " modules, with -pl :" + project().getArtifactId() + " -am for this one");
        }
    }

    private ModuleDescription description() {
        return new ModuleDescription(project(), session(), includeTests, context);
    }

    final ModuleLint lint() {
        return new ModuleLint(
                project().getArtifactId(),
                description().describe(outputDirectory()),
                profile(from),
                profile(to),
                config(),
                failOn(),
                baseline(),
                advice());
    }

    final MavenAdvice advice() {
        return new MavenAdvice(reactor().selection(project()));
    }

    /** Writes the module's report, or that of all modules where there are several and this is the top-level one. */
    final List<Path> report(Optional<LintResult> result) throws IOException {
        List<Path> files = new ArrayList<>();
        boolean several = reactor().hasSeveral();
        if (!(several && project().isExecutionRoot())) {
            List<Report> own = result.map(LintResult::report).stream().toList();
            files.addAll(ReportFormat.write(own, formats(), outputDirectory()));
        }
        if (several) {
            files.addAll(reactor().report(formats()));
        }
        return files;
    }

    /** One line for who is content, and what he should know besides. */
    final void tell(LintResult result) {
        getLog().info(result.report().route() + ": " + result.summary());
        tellNotes(result);
        if (baseline != null && !Files.exists(baseline()) && !result.counting().isEmpty()) {
            getLog().warn("baseline is " + Visible.line(baseline().toString())
                    + ", and there is no such file: nothing is known, and all that is found counts");
        }
    }

    final void tellNotes(LintResult result) {
        List<String> warnings = result.warnings();
        for (String note : result.report().notes()) {
            if (warnings.contains(note)) {
                getLog().warn(Visible.line(note));
            } else {
                getLog().info(Visible.line(note));
            }
        }
    }

    /** Why there is no result. */
    final void tellNothing() {
        if (lint().module().isUncompiled()) {
            getLog().warn("Nothing is compiled in this module, so nothing is known of its sources; build it before"
                    + " this runs");
        } else {
            getLog().info("Nothing in this module has to do with a database");
        }
    }

    /** Empty for the module's own, which it finds by itself, and refuses where it is a link. */
    final Optional<Path> config() {
        Path own = ModuleDescription.folder(project()).resolve(LintConfig.FILE);
        boolean linked = Files.isSymbolicLink(own);
        if (config == null && linked) {
            return Optional.empty();
        }
        SharedFile shared = new SharedFile(project(), session());
        Optional<Path> found =
                config == null ? shared.nearest(LintConfig.FILE) : Optional.of(shared.named("config", config));
        return found.filter(file -> linked || !file.equals(ModuleDescription.real(own)));
    }

    private Path outputDirectory() {
        return path(Objects.requireNonNull(outputDirectory));
    }

    private List<ReportFormat> formats() {
        return formats.stream().map(String::strip).map(LintGoal::format).toList();
    }

    private static ReportFormat format(String name) {
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProjectException("There is no report of the form \"" + name
                        + "\"\n  to fix: choose from " + Arrays.toString(ReportFormat.values())));
    }

    private Optional<Severity> failOn() {
        if (failOn == null) {
            return Optional.empty();
        }
        return switch (failOn.toLowerCase(Locale.ROOT)) {
            case "error" -> Optional.of(Severity.ERROR);
            case "warning" -> Optional.of(Severity.WARNING);
            default -> throw new ProjectException("failOn is \"" + failOn + "\"\n  to fix: write error or warning");
        };
    }

    private static Optional<Profile> profile(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(String::strip).map(Profile::parse);
        } catch (IllegalArgumentException wrong) {
            throw new ProjectException(String.valueOf(wrong.getMessage()));
        }
    }

    private static Path path(File file) {
        return ModuleDescription.real(file.toPath());
    }
}
