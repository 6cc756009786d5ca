package dev.regauge.lint.project;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.RouteProblem;
import dev.regauge.lint.Severity;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.report.Report;
import dev.regauge.lint.settings.LintConfig;
import dev.regauge.lint.settings.Sifted;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Inventory and rules over one path or several: what is said without a server.
 *
 * <p>Reads files when it is made, judges them when it is run. Not for use by several threads at once.
 */
public final class Lint {

    /**
     * What the user asked for.
     *
     * @param paths folders of projects and archives, at least one
     * @param from empty to go by configuration and build files
     * @param to empty for what the configuration says, or the newest pgjdbc
     * @param config read instead of each path's own
     * @param failOn from where on a finding counts; empty for what the configuration says, or a warning
     * @param baseline what is known already
     * @param advice how the user can do what a message says
     */
    public record Settings(
            List<Path> paths,
            Optional<Profile> from,
            Optional<Profile> to,
            Optional<Path> config,
            Optional<Severity> failOn,
            Optional<BaselineFile> baseline,
            Advice advice) {}

    private final Settings settings;
    private final List<LintedPath> paths;

    /** Where each finding came from; its place does not tell, since an archive may lie in a folder that is linted too. */
    private final IdentityHashMap<Finding, LintedPath> origins = new IdentityHashMap<>();

    /**
     * Looks at all paths.
     *
     * @throws ProjectException when there is nothing to look at, or a configuration cannot be followed
     */
    public Lint(Settings settings) {
        this.settings = settings;
        this.paths = LintedPath.all(settings.paths(), settings.config());
    }

    /**
     * Looks at one module of a build.
     *
     * @param settings with one path, the words for it
     * @throws ProjectException when a configuration cannot be followed
     */
    public Lint(Settings settings, BuiltModule module) {
        this.settings = settings;
        this.paths = List.of(LintedPath.of(settings.paths().get(0), module, settings.config()));
    }

    /** Whether anything that was looked at has to do with a database; where not, there may be no route to be told. */
    public boolean isConcerned() {
        return paths.stream().map(LintedPath::inventory).anyMatch(Inventory::isConcerned);
    }

    /**
     * Judges what is there.
     *
     * @throws ProjectException when no route can be told, nobody has measured an end of it, or the baseline is none
     */
    public LintResult run() {
        Evidence evidence = Evidence.load();
        Route route = route(evidence);
        requireMeasured(route, evidence);
        Report report = report(route, Abreast.map(paths, path -> path.lint(route, evidence, settings.advice())));
        return new LintResult(report, failOn());
    }

    /**
     * The same; nothing where nothing that was looked at has to do with a database. The name of a driver class may be wrong
     * where there is neither driver nor URL, so where somebody has named the driver of today the rules tell.
     *
     * @throws ProjectException as {@link #run}
     */
    public Optional<LintResult> runIfConcerned() {
        boolean named = settings.from().isPresent()
                || paths.stream().anyMatch(path -> path.config().from().isPresent());
        if (isConcerned()) {
            return Optional.of(run());
        }
        return named
                ? Optional.of(run())
                        .filter(result -> !result.report().findings().isEmpty()
                                || !result.report().suppressed().isEmpty())
                : Optional.empty();
    }

    /**
     * The change that it is about.
     *
     * @throws ProjectException when it cannot be told
     */
    public Route route() {
        return route(Evidence.load());
    }

    private Route route(Evidence evidence) {
        return new LintRoute(
                        paths, settings.advice(), end -> evidence.profiles().contains(end.toString()))
                .of(settings.from(), settings.to());
    }

    /**
     * Plans what can be put right without a person. Nothing is written.
     *
     * @param result of {@link #run} of this lint: what is suppressed or in the baseline stays as it is
     * @throws IllegalArgumentException when it is another's
     */
    public LintFixes fixes(LintResult result) {
        Map<LintedPath, List<Finding>> open = new LinkedHashMap<>();
        for (Finding finding : result.report().findings()) {
            LintedPath path = Optional.ofNullable(origins.get(finding))
                    .orElseThrow(() -> new IllegalArgumentException("a result of another lint"));
            open.computeIfAbsent(path, none -> new ArrayList<>()).add(finding);
        }
        Evidence evidence = Evidence.load();
        return new LintFixes(open.entrySet().stream()
                .map(entry -> new LintFixes.Part(
                        entry.getKey().root(),
                        entry.getKey().prefix(),
                        entry.getKey().fixes(result.report().route(), evidence, settings.advice(), entry.getValue())))
                .toList());
    }

    /** @param outcomes path by path */
    private Report report(Route route, List<LintedPath.Outcome> outcomes) {
        List<Suppressed> suppressed = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        paths.stream()
                .flatMap(path -> path.aboutTarget(route).stream())
                .distinct()
                .forEach(notes::add);
        for (LintedPath.Outcome outcome : outcomes) {
            suppressed.addAll(outcome.sifted().suppressed());
            notes.addAll(outcome.notes());
        }
        RouteProblem.unchanged(route)
                .ifPresent(why -> notes.add("Both ends of the route are " + route.to() + ": " + why + "."));
        List<Finding> open =
                open(outcomes.stream().map(LintedPath.Outcome::sifted).toList());
        if (settings.baseline().isPresent()) {
            BaselineFile.Told told = settings.baseline()
                    .get()
                    .tell(open, route, LocalDate.now(ZoneId.systemDefault()), settings.advice());
            open = told.open();
            suppressed.addAll(told.known());
            Stream.of(told.note()).filter(note -> !note.isEmpty()).forEach(notes::add);
        }
        return new Report(
                settings.paths().stream().map(Path::toString).collect(Collectors.joining(", ")),
                route,
                outcomes.stream()
                        .map(LintedPath.Outcome::server)
                        .filter(server -> !server.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("; ")),
                paths.stream().flatMap(path -> path.lines().stream()).toList(),
                open,
                List.of(),
                notes,
                "",
                false,
                suppressed);
    }

    /** Worst first. What the configuration that several paths share says for nothing, all of them have to say. */
    private List<Finding> open(List<Sifted> sifted) {
        List<Finding> open = new ArrayList<>();
        Map<String, Integer> shared = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            for (Finding finding : sifted.get(i).open()) {
                origins.put(finding, paths.get(i));
                String entry = finding.location() + "\n" + finding.rule() + "\n" + finding.message();
                if (paths.get(i).isForAllToSay(finding)) {
                    continue;
                }
                if (!paths.get(i).isShared(finding) || shared.merge(entry, 1, Integer::sum) == paths.size()) {
                    open.add(finding);
                }
            }
        }
        open.sort(Finding.WORST_FIRST);
        return open;
    }

    private void requireMeasured(Route route, Evidence evidence) {
        for (Profile end : List.of(route.from(), route.to())) {
            RouteProblem.unmeasured(end, evidence).ifPresent(why -> {
                throw new ProjectException("Nothing is known about " + end + ": " + why + "; or "
                        + settings.advice().measure());
            });
        }
    }

    /** Of several configurations the strictest counts. */
    private Severity failOn() {
        return settings.failOn()
                .orElseGet(() -> paths.stream()
                        .map(LintedPath::config)
                        .map(LintConfig::failOn)
                        .map(asked -> asked.orElse(Severity.WARNING))
                        .max(Severity::compareTo)
                        .orElse(Severity.WARNING));
    }
}
