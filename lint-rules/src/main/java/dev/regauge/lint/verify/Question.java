package dev.regauge.lint.verify;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.SqlParameter;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.Statements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a driver is asked to describe.
 *
 * @param prepared the text for it, mapped to the program's own
 * @param callable whether it goes through {@code prepareCall}
 * @param bindings what the program binds at a known index, in the order of its calls
 * @param certain whether these bindings belong to this text and to no other text of the site
 * @param statements of the prepared text
 */
record Question(
        Mapped prepared, boolean callable, List<Binding> bindings, boolean certain, List<SqlStatement> statements) {

    /** How many ways to bind are tried before enough is known. */
    private static final int MOST_CHOICES = 8;

    /** About a text of a site, prepared as {@link Wording} has it. */
    static Question of(SqlSite site, String sql, Mapped prepared) {
        List<Binding> bindings = switch (site.sink().placeholders()) {
            case JDBC ->
                site.bindings().stream().filter(binding -> binding.index() > 0).toList();
            case NAMED, JPA, SINGLE, R2DBC ->
                numbered(site.bindings(), Lexer.tokens(sql, Reading.NAMED).parameters());
            case NONE -> List.<Binding>of();
        };
        boolean callable = site.sink().method().equals("prepareCall");
        return new Question(prepared, callable, bindings, site.templates().size() == 1, statements(prepared));
    }

    /** A name is a parameter of its own wherever it stands. */
    private static List<Binding> numbered(List<Binding> bindings, List<SqlParameter> parameters) {
        List<Binding> numbered = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            SqlParameter parameter = parameters.get(i);
            int position = i + 1;
            bindings.stream()
                    .filter(binding -> parameter.name().isEmpty()
                            ? binding.index() == parameter.ordinal()
                            : binding.name().filter(parameter.name()::equals).isPresent())
                    .map(binding -> binding.at(position))
                    .forEach(numbered::add);
        }
        return numbered;
    }

    private static List<SqlStatement> statements(Mapped prepared) {
        return Statements.of(prepared.text(), Reading.JDBC);
    }

    static boolean controlsTransaction(String sql, Placeholders placeholders) {
        return Statements.of(sql, Wording.reading(placeholders)).stream().anyMatch(SqlStatement::transactionControl);
    }

    /** The same text with nothing bound. */
    Question unbound() {
        return with(List.of());
    }

    /** The same text with this bound. */
    Question with(List<Binding> others) {
        return new Question(prepared, callable, others, certain, statements);
    }

    /** Its statements one by one, each with what is bound to its own parameters. */
    List<Question> parts() {
        List<Question> parts = new ArrayList<>();
        int parameters = 0;
        for (SqlStatement statement : statements) {
            int from = parameters;
            int to = parameters + statement.parameters().size();
            List<Binding> own = bindings.stream()
                    .filter(binding -> binding.index() > from && binding.index() <= to)
                    .map(binding -> binding.at(binding.index() - from))
                    .toList();
            Mapped text = prepared.part(statement.start(), statement.end());
            parts.add(new Question(text, callable, own, certain, statements(text)));
            parameters = to;
        }
        return parts;
    }

    int parameters() {
        return statements.stream()
                .mapToInt(statement -> statement.parameters().size())
                .sum();
    }

    /** Whether the first parameter of <code>{? = call f(..)}</code> is what comes back. */
    boolean returnsThroughParameter() {
        return callable
                && !statements.isEmpty()
                && statements.get(0).text(0).equals("{")
                && statements.get(0).text(1).equals("?");
    }

    /**
     * Different ways in which the program may bind: where two branches bind one parameter differently, each of them is
     * tried once. The first way takes the first call for each parameter.
     */
    List<List<Binding>> choices() {
        Map<Integer, List<Binding>> byIndex = new LinkedHashMap<>();
        for (Binding binding : bindings) {
            List<Binding> known = byIndex.computeIfAbsent(binding.index(), index -> new ArrayList<>());
            if (known.stream().noneMatch(other -> sameClass(binding, other))) {
                known.add(binding);
            }
        }
        List<Binding> first = byIndex.values().stream().map(ways -> ways.get(0)).toList();
        List<List<Binding>> choices = new ArrayList<>(List.of(first));
        for (List<Binding> ways : byIndex.values()) {
            ways.stream().skip(1).map(way -> replaced(first, way)).forEach(choices::add);
        }
        return choices.subList(0, Math.min(choices.size(), MOST_CHOICES));
    }

    private static List<Binding> replaced(List<Binding> bindings, Binding by) {
        return bindings.stream()
                .map(binding -> binding.index() == by.index() ? by : binding)
                .toList();
    }

    private static boolean sameClass(Binding one, Binding other) {
        return one.setter().equals(other.setter())
                && one.valueType().equals(other.valueType())
                && one.sqlType().equals(other.sqlType());
    }

    /**
     * Whether the server looks at the parameters only when it runs the statement: it analyses queries, CALL and CREATE
     * TABLE AS when it parses them, and leaves every other command for later.
     */
    boolean parametersJudgedLate() {
        return statements.stream()
                .filter(statement -> !statement.parameters().isEmpty())
                .anyMatch(statement -> switch (statement.keyword()) {
                    case "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "TABLE", "CALL" -> false;
                    case "EXPLAIN", "DECLARE", "" -> false;
                    case "CREATE" -> !createsFromQuery(statement);
                    default -> true;
                });
    }

    private static boolean createsFromQuery(SqlStatement statement) {
        int token = 1;
        while (statement.is(token, "GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED")) {
            token++;
        }
        if (!statement.is(token, "TABLE")) {
            return false;
        }
        for (; token < statement.size(); token++) {
            if (statement.is(token, "AS") && statement.enclosing(token) == SqlStatement.NONE) {
                return true;
            }
        }
        return false;
    }
}
