package dev.regauge.lint.settings;

import dev.regauge.lint.NearestName;
import dev.regauge.lint.Severity;
import dev.regauge.lint.rules.Rules;
import dev.regauge.lint.scan.SinkDeclaration;
import dev.regauge.lint.settings.Toml.Entry;
import dev.regauge.lint.settings.Toml.Problem;
import dev.regauge.lint.settings.Toml.Table;
import dev.regauge.route.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes a configuration of the tables of a file, and finds all that is wrong with them. */
final class ConfigReader {

    private static final String ALL = "*";
    private static final String OFF = "off";
    private static final List<String> LEVELS = List.of("error", "warning", "info", OFF);
    private static final List<String> TABLES = List.of("[severity]", "[[suppress]]", "[[sink]]");

    private final Toml toml;
    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Optional<Severity>> severities = new TreeMap<>();
    private final List<ConfiguredSuppression> suppressions = new ArrayList<>();
    private final List<SinkDeclaration> sinks = new ArrayList<>();

    private ConfigReader(Toml toml, String file) {
        this.toml = toml;
        this.file = file;
        problems.addAll(toml.problems());
    }

    static LintConfig read(String text, String file) {
        return new ConfigReader(Toml.of(text), file).read();
    }

    private LintConfig read() {
        Fields top = new Fields(toml.tables().get(0), List.of("from", "to", "fail-on", "exclude"));
        Optional<Profile> from = top.read("from", Profile::parse);
        Optional<Profile> to = top.read("to", Profile::parse);
        Optional<Severity> failOn = top.read("fail-on", ConfigReader::failOn);
        List<FilePattern> excluded = top.each("exclude", FilePattern::new);
        toml.tables().stream().skip(1).forEach(this::table);
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line));
            throw ConfigException.of(file, problems);
        }
        return new LintConfig(file, from, to, failOn, severities, excluded, suppressions, sinks);
    }

    private void table(Table table) {
        String head = table.item() ? "[[" + table.name() + "]]" : "[" + table.name() + "]";
        switch (head) {
            case "[severity]" -> table.entries().forEach(this::severity);
            case "[[suppress]]" -> suppress(table);
            case "[[sink]]" -> sink(table);
            default -> problem(table.line(), "there is no table " + head + "; there are " + String.join(", ", TABLES));
        }
    }

    private void severity(Entry entry) {
        isRule(entry.key(), entry.line());
        if (entry.value() instanceof String word && LEVELS.contains(word)) {
            severities.put(
                    entry.key(),
                    word.equals(OFF) ? Optional.empty() : Optional.of(Severity.valueOf(word.toUpperCase(Locale.ROOT))));
        } else {
            problem(entry.line(), "\"" + entry.key() + "\" is one of \"" + String.join("\", \"", LEVELS) + "\"");
        }
    }

    private void suppress(Table table) {
        Fields fields = new Fields(table, List.of("rules", "path", "class", "method", "reason"));
        List<String> rules = fields.each("rules", Function.identity());
        Optional<FilePattern> path = fields.read("path", FilePattern::new);
        Optional<String> type = fields.read("class", ConfigReader::namePattern);
        Optional<String> method = fields.read("method", ConfigReader::namePattern);
        String reason = fields.read("reason", String::strip).orElse("");
        for (String rule : rules) {
            if (!rule.equals(ALL)) {
                isRule(rule, fields.line("rules"));
            } else if (path.isEmpty()) {
                problem(fields.line("rules"), "all rules are suppressed at a path only; name the rules, or add path");
            }
        }
        if (rules.isEmpty()) {
            problem(table.line(), "rules are missing, as in rules = [\"in-bare-placeholder\"]");
        }
        if (reason.isEmpty()) {
            problem(table.line(), "a reason is missing, as in reason = \"goes with the old export in March\"");
        }
        suppressions.add(new ConfiguredSuppression(rules, path, type, method, reason, table.line()));
    }

    private void sink(Table table) {
        Fields fields = new Fields(table, List.of("method", "sql", "placeholders"));
        Optional<String> method = fields.read("method", Function.identity());
        int text = fields.number("sql").orElse(0);
        var placeholders = fields.read("placeholders", SinkDeclaration::placeholders);
        if (method.isEmpty()) {
            problem(table.line(), "a method is missing, as in method = \"com.acme.Db#run(String,Object[])\"");
            return;
        }
        try {
            sinks.add(SinkDeclaration.parse(
                    method.get(), text, placeholders.orElseGet(() -> SinkDeclaration.placeholders("jdbc"))));
        } catch (IllegalArgumentException wrong) {
            problem(fields.line("method"), String.valueOf(wrong.getMessage()));
        }
    }

    private void isRule(String id, int line) {
        if (!Rules.ids().contains(id)) {
            problem(line, "there is no rule " + id + NearestName.hint(id, Rules.ids()));
        }
    }

    private static Severity failOn(String word) {
        if (word.equals("error") || word.equals("warning")) {
            return Severity.valueOf(word.toUpperCase(Locale.ROOT));
        }
        throw new IllegalArgumentException("it is \"error\" or \"warning\"");
    }

    private static String namePattern(String pattern) {
        Glob.name(pattern);
        return pattern;
    }

    private void problem(int line, String message) {
        problems.add(new Problem(line, message));
    }

    /** The keys of a table, those that nobody knows told apart. */
    private final class Fields {

        private final Table table;

        Fields(Table table, Collection<String> known) {
            this.table = table;
            for (Entry entry : table.entries()) {
                if (!known.contains(entry.key())) {
                    String hint = NearestName.hint(entry.key(), known);
                    problem(
                            entry.line(),
                            "there is no key " + entry.key()
                                    + (hint.isEmpty() ? " here; there are " + String.join(", ", known) : hint));
                }
            }
        }

        private Optional<Entry> find(String key) {
            return table.entries().stream()
                    .filter(entry -> entry.key().equals(key))
                    .findFirst();
        }

        int line(String key) {
            return find(key).map(Entry::line).orElse(table.line());
        }

        <T> Optional<T> read(String key, Function<String, T> reader) {
            Optional<Entry> found = find(key);
            if (found.isPresent() && !(found.get().value() instanceof String)) {
                problem(line(key), "\"" + key + "\" is a text in quotes");
                return Optional.empty();
            }
            return found.flatMap(entry -> read(entry, (String) entry.value(), reader));
        }

        /** A text stands for a list of one. */
        <T> List<T> each(String key, Function<String, T> reader) {
            List<T> all = new ArrayList<>();
            find(key)
                    .ifPresent(entry -> texts(entry)
                            .forEach(text -> read(entry, text, reader).ifPresent(all::add)));
            return all;
        }

        private List<String> texts(Entry entry) {
            if (entry.value() instanceof List<?> list) {
                return list.stream().map(String::valueOf).toList();
            }
            if (entry.value() instanceof String text) {
                return List.of(text);
            }
            problem(entry.line(), "\"" + entry.key() + "\" is a list of texts, as in [\"a\", \"b\"]");
            return List.of();
        }

        Optional<Integer> number(String key) {
            Optional<Entry> found = find(key);
            if (found.isPresent() && !(found.get().value() instanceof Integer number && number > 0)) {
                problem(line(key), "\"" + key + "\" is a whole number, counted from 1");
                return Optional.empty();
            }
            return found.map(entry -> (Integer) entry.value());
        }

        private <T> Optional<T> read(Entry entry, String text, Function<String, T> reader) {
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException wrong) {
                String message = String.valueOf(wrong.getMessage());
                problem(entry.line(), "\"" + entry.key() + "\": " + message.replace("\n", "\n    "));
                return Optional.empty();
            }
        }
    }
}
