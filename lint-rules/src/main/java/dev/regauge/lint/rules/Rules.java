package dev.regauge.lint.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of rules. */
public final class Rules {

    /** Id of findings about what a person has to decide in a configuration. */
    public static final String NEEDS_DECISION = "needs-decision";

    /** Id of findings about a refusal that no rule explains. */
    public static final String REJECTED_BY_SERVER = "rejected-by-server";

    /** Id of findings about class files that could not be read. */
    public static final String NOT_READ = "not-read";

    /** In the order in which they look at a text; a rule does not blame a parameter that one before it has blamed. */
    private static final List<SqlRule> SQL = List.of(
            new InBarePlaceholder(),
            new NotInBarePlaceholder(),
            new InArrayPlaceholder(),
            new InJoinedString(),
            new IsPlaceholder(),
            new TransactionControlInSql(),
            new SeveralStatementsWithParameters(),
            new UtilityPlaceholder(),
            new TypedLiteralPlaceholder(),
            new QuotedPlaceholder(),
            new QuestionOperator(),
            new LimitText(),
            new ClobBinding(),
            new ObjectBinding(),
            ColumnAsText.numbers(),
            ColumnAsText.timestamps(),
            new TextForTypedColumn(),
            new UntypedParameter(),
            new GroupByParameter());

    private Rules() {}

    /** All rules, of which ids are unique. */
    public static List<Rule> all() {
        return Stream.of(SQL, ConfigurationRule.all(), List.of(new ImportRule()))
                .<Rule>flatMap(List::stream)
                .toList();
    }

    /** The ids of the probes that rules stand on: a profile on which these were measured can be judged. */
    public static Set<String> probes() {
        return all().stream()
                .flatMap(rule -> rule.description().probes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<SqlRule> sql() {
        return SQL;
    }
}
