package dev.regauge.archunit;

import dev.regauge.lint.Finding;
import dev.regauge.lint.NearestName;
import dev.regauge.lint.Severity;
import dev.regauge.lint.rules.Rules;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.SinkDeclaration;
import dev.regauge.lint.settings.LintConfig;
import dev.regauge.route.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a rule is asked for.
 *
 * @param failOn from which severity on a finding is a violation; empty for what the configuration says, or a warning
 * @param only ids of rules; empty for all
 * @param without ids of rules that are left out
 * @param configuration what is followed of {@link LintConfig}
 */
record Choice(
        Route route,
        Optional<Severity> failOn,
        Set<String> only,
        Set<String> without,
        List<SinkDeclaration> sinks,
        Configuration configuration) {

    /** Which configuration of the lint is followed. */
    sealed interface Configuration {}

    /** For each class that of the project that it lies in, where it has one. */
    record OfProject() implements Configuration {}

    /** A file, for all classes. */
    record OfFile(Path file) implements Configuration {}

    /** None. */
    record None() implements Configuration {}

    /** Copies the collections. */
    Choice {
        only = Set.copyOf(only);
        without = Set.copyOf(without);
        sinks = List.copyOf(sinks);
    }

    static Choice of(Route route) {
        return new Choice(route, Optional.empty(), Set.of(), Set.of(), List.of(), new OfProject());
    }

    Choice failOn(Severity severity) {
        return new Choice(route, Optional.of(severity), only, without, sinks, configuration);
    }

    /** @throws IllegalArgumentException when there is no such rule */
    Choice only(List<String> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("No rules are named, so nothing could be found");
        }
        return new Choice(route, failOn, known(rules), without, sinks, configuration);
    }

    /** @throws IllegalArgumentException when there is no such rule */
    Choice without(List<String> rules) {
        Set<String> all = new TreeSet<>(without);
        all.addAll(known(rules));
        return new Choice(route, failOn, only, all, sinks, configuration);
    }

    Choice with(SinkDeclaration sink) {
        List<SinkDeclaration> all = new ArrayList<>(sinks);
        all.add(sink);
        return new Choice(route, failOn, only, without, all, configuration);
    }

    Choice with(Configuration other) {
        return new Choice(route, failOn, only, without, sinks, other);
    }

    private static Set<String> known(List<String> rules) {
        for (String rule : rules) {
            if (!Rules.ids().contains(rule)) {
                throw new IllegalArgumentException("There is no rule " + rule + NearestName.hint(rule, Rules.ids())
                        + "\n  to fix: `regauge lint --rules` lists them all");
            }
        }
        return new TreeSet<>(rules);
    }

    /** Whether a finding is one of those that are asked for. What was not read may hold any, and always is. */
    boolean asksFor(Finding finding) {
        boolean isOne = only.isEmpty()
                || only.contains(finding.rule())
                || finding.rule().equals(Rules.NOT_READ);
        return isOne && !without.contains(finding.rule());
    }

    /** What follows "classes should"; another choice has another text, because stores of frozen violations go by it. */
    String description() {
        return "run on " + route.to() + " as they do on " + route.from()
                + (only.isEmpty() ? "" : ", by " + names(only))
                + (without.isEmpty() ? "" : ", without " + names(without))
                + failOn.map(severity -> ", from severity " + word(severity) + " on")
                        .orElse("")
                + (sinks.isEmpty() ? "" : ", with the sinks " + words(sinks))
                + followed();
    }

    private String followed() {
        if (configuration instanceof OfFile named) {
            return ", configured by " + words(named.file());
        }
        return configuration instanceof None ? ", unconfigured" : "";
    }

    /** Where a project lies differs from machine to machine; its own folders do not. */
    private static String words(Path file) {
        int names = file.getNameCount();
        Path same = file.isAbsolute() ? file.subpath(Math.max(0, names - 2), names) : file;
        return same.toString().replace('\\', '/');
    }

    private static String words(List<SinkDeclaration> sinks) {
        return sinks.stream().map(Choice::words).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String words(SinkDeclaration sink) {
        String parameters = sink.parameters()
                .map(types -> types.stream().collect(Collectors.joining(",", "(", ")")))
                .orElse("");
        return sink.owner() + "#" + sink.method() + parameters
                + (sink.text() == 0 ? "" : " parameter " + sink.text())
                + (sink.placeholders() == Placeholders.JDBC
                        ? ""
                        : " " + sink.placeholders().name().toLowerCase(Locale.ROOT));
    }

    private static String names(Set<String> rules) {
        return String.join(", ", new TreeSet<>(rules));
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
