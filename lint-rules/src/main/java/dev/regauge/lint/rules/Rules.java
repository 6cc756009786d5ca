package dev.regauge.lint.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Id of findings about a suppression that suppresses nothing. */
    public static final String UNUSED_SUPPRESSION = "unused-suppression";

    /** Id of findings about a suppression that cannot be followed. */
    public static final String BAD_SUPPRESSION = "bad-suppression";

    /** Id of findings about a declared sink that no method is. */
    public static final String SINK_NOT_FOUND = "sink-not-found";

    /** In the order in which they look at a text; a rule does not blame a parameter that one before it has blamed. */
    private static final List<SqlRule> SQL = List.of(
            new RowInPlaceholder(),
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
            new GroupByParameter(),
            WrittenParameters.named(),
            WrittenParameters.numberedByServer(),
            WrittenParameters.numbered(),
            WrittenParameters.touching(),
            WrittenParameters.negated(),
            MisplacedParameters.orderBy(),
            MisplacedParameters.groupBy(),
            MisplacedParameters.extractField(),
            MisplacedParameters.typeModifier(),
            MisplacedParameters.execute(),
            MisplacedParameters.conflictTarget(),
            TextOperand.any(),
            TextOperand.containment(),
            TextOperand.textSearch(),
            TextOperand.jsonPath(),
            TextOperand.jsonArrow(),
            TextOperand.addedToTimestamp(),
            FunctionArguments.longForInt(),
            FunctionArguments.roundDouble(),
            FunctionArguments.jsonText(),
            FunctionArguments.numberText(),
            FunctionArguments.untyped(),
            FunctionArguments.polymorphic(),
            NullChecks.isNull(),
            NullChecks.values(),
            ValuesByClass.turnedIntoText(),
            ValuesByClass.refused(),
            ValuesByClass.national(),
            TextOperand.javaArray(),
            ValuesByColumn.fraction(),
            ValuesByColumn.booleanForNumber(),
            ValuesByColumn.numberForBoolean(),
            ColumnReads.objects(),
            ColumnReads.blobs(),
            ColumnReads.bytes(),
            ColumnReads.truths(),
            SessionCommands.copy(),
            SessionCommands.clientEncoding(),
            SessionCommands.dateStyle(),
            SessionCommands.discard(),
            SessionCommands.timeZoneReset(),
            TextsOfSeveral.vacuum(),
            TextsOfSeveral.setLocal(),
            TextsOfSeveral.atomicBody(),
            TextsOfSeveral.commentBehindSemicolon(),
            TextsOfSeveral.inBatch(),
            TextsOfSeveral.queryInBatch(),
            Executions.updateWithRows(),
            Executions.queryWithoutRows(),
            Executions.keysWithReturning(),
            Executions.keysBehindComment(),
            Executions.keysOfSeveral(),
            Executions.outParameterGetter(),
            Executions.scroll(),
            Escapes.callInStatement(),
            Escapes.callResult(),
            Escapes.limit(),
            Escapes.blanks(),
            Escapes.dayOfWeek());

    private static final List<CallRule> CALLS = CallRule.all();

    private static final Map<String, String> TITLES = titlesOfAll();

    private Rules() {}

    /** All rules, of which ids are unique. */
    public static List<Rule> all() {
        return Stream.of(SQL, CALLS, ConfigurationRule.all(), List.of(new ImportRule()))
                .<Rule>flatMap(List::stream)
                .toList();
    }

    /** The ids that findings can have: those of the rules, and those of what is no rule. */
    public static Set<String> ids() {
        return TITLES.keySet();
    }

    /** A sentence for each id that findings can have, in the order of the rules; what is no rule comes last. */
    public static Map<String, String> titles() {
        return TITLES;
    }

    private static Map<String, String> titlesOfAll() {
        Map<String, String> titles = new LinkedHashMap<>();
        all().forEach(rule ->
                titles.put(rule.description().id(), rule.description().title()));
        titles.putAll(OtherIds.meanings());
        return Collections.unmodifiableMap(titles);
    }

    /**
     * The page of a rule as Markdown: what it is about, and what was measured; of what is no rule a sentence. None where
     * no finding has such an id.
     */
    public static Optional<String> page(String id) {
        if (!TITLES.containsKey(id)) {
            return Optional.empty();
        }
        try (InputStream in = Rules.class.getResourceAsStream("pages/" + id + ".md")) {
            return Optional.of(
                    in == null
                            ? "# " + id + "\n\n" + TITLES.get(id) + ".\n"
                            : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the page of the rule " + id, e);
        }
    }

    /** The ids of the probes that rules stand on: a profile on which these were measured can be judged. */
    public static Set<String> probes() {
        return all().stream()
                .flatMap(rule -> rule.description().probes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<CallRule> calls() {
        return CALLS;
    }

    static List<SqlRule> sql() {
        return SQL;
    }
}
