package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.load.LoadSettings;
import dev.regauge.load.LoadSettings.Upserting;
import dev.regauge.load.MaxErrors;
import dev.regauge.load.record.RecordFormat;
import dev.regauge.sql.Identifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What options say, and what is wrong with them. */
class LoadPlanningTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("a.csv", "b.csv.gz", "c.tsv", "d.jsonl", "e.dat")) {
            Files.writeString(folder.resolve(name), "");
        }
    }

    @Test
    void defaultsAreThoseOfTheSettings() {
        LoadPlan plan = plan("a.csv");
        assertThat(plan.settings()).isEqualTo(LoadSettings.of(Identifier.of("orders"), RecordFormat.csv()));
        assertThat(plan.encoding()).isEmpty();
        assertThat(plan.approved()).isFalse();
    }

    @Test
    void allThatCanBeSaidIsHeard() {
        LoadPlan plan = plan(
                "e.dat --format csv --delimiter ; --quote ' --null NULL --no-header --columns a,b --map a=x --skip b"
                        + " --encoding latin1 --timezone Europe/Berlin --datestyle DMY --max-row 64MB --upsert x,y"
                        + " --on-conflict nothing --resume --ledger admin --max-errors 0.5% --rejects r.jsonl"
                        + " --patience 90s");
        assertThat(plan.settings().format())
                .isEqualTo(RecordFormat.csv()
                        .withDelimiter(';')
                        .withQuote('\'')
                        .withNullText("NULL")
                        .withHeader(false)
                        .withLargestRow(64 << 20));
        assertThat(plan.settings().columns()).containsExactly("a", "b");
        assertThat(plan.settings().renamed()).isEqualTo(Map.of("a", "x"));
        assertThat(plan.settings().skipped()).isEqualTo(Set.of("b"));
        assertThat(plan.settings().upsert()).contains(new Upserting(List.of("x", "y"), false));
        assertThat(plan.settings().ledgerSchema()).contains("admin");
        assertThat(plan.settings().maxErrors()).isEqualTo(MaxErrors.percent(0.5));
        assertThat(plan.settings().patience()).isEqualTo(Duration.ofSeconds(90));
        assertThat(plan.encoding()).contains("latin1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "orders           | orders",
                "Orders           | orders",
                "app.orders       | app, orders",
                "\"My.Schema\".\"T\"  | My.Schema, T",
                "\"a\"\"b\"           | a\"b",
                "ÄRGER            | Ärger",
            })
    void aTableIsNamedAsInSql(String written, String parts) {
        assertThat(String.join(", ", QuotedNames.parts(written))).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.          | a name is missing",
                "a\"b\"        | a quote stands within a name",
                "\"a         | a quote is not closed",
                "\"a\"b        | something stands behind a closing quote",
                "\"\"          | a name is empty",
            })
    void whatIsNoNameIsRefused(String written, String reason) {
        assertThatThrownBy(() -> QuotedNames.parts(written)).hasMessageContaining(reason);
    }

    @Test
    void patternsAreResolvedInOrderOfTheirNames() {
        assertThat(plan("*.csv*").files())
                .containsExactly(
                        folder.resolve("a.csv").toString(),
                        folder.resolve("b.csv.gz").toString());
    }

    @Test
    void allContradictionsAreToldAtOnce() {
        assertThat(wrong("a.csv --jobs 2 --upsert id --create --replace --defer-indexes --columns a --resume"))
                .contains(
                        "--columns and --header",
                        "--create and --upsert",
                        "--jobs and --upsert",
                        "--defer-indexes and --resume",
                        "--defer-indexes and --upsert",
                        "--replace and --resume",
                        "--replace and --upsert",
                        "--replace and --jobs",
                        "--replace and --create");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "- --format csv --resume              | standard input cannot be read again",
                "a.csv --jobs 2 --max-errors 5        | --jobs and --max-errors",
                "a.csv --dry-run --replace            | --replace and --dry-run",
                "a.csv --dry-run --defer-indexes      | --defer-indexes and --dry-run",
                "a.csv --ledger x                     | --ledger: there is no ledger",
                "a.csv c.tsv                          | are written differently",
                "e.dat                                | has no name that tells how it is written; say --format",
                "-                                    | standard input has no name that tells",
                "a.csv a.csv                          | named twice",
                "nothing.csv                          | There is no such file",
                "*.parquet                            | No file matches",
                "a.csv --format xml                   | \"xml\" is none; say --format",
                "a.csv --jobs many                    | --jobs: many is no number",
                "a.csv --encoding klingon             | --encoding: klingon is not known",
                "a.csv --max-row 1TB                  | --max-row: 1TB",
                "a.csv --max-row 2GB                  | from 1KB to 1GB",
                "a.csv --patience 5                   | --patience: a number alone has no unit",
                "a.csv --patience 0s                  | --patience: no server answers in no time",
                "a.csv --max-errors -1                | --max-errors",
                "a.csv --delimiter ab                 | --delimiter: ab is not one character",
                "a.csv --delimiter \"                 | the same character",
                "a.csv --map x                        | --map: x does not name both",
                "a.csv --map x=y --skip x             | --map and --skip",
                "a.csv --on-conflict nothing          | --on-conflict: no key",
                "a.csv --upsert id --on-conflict fail | write update or nothing",
                "d.jsonl --delimiter ;                | --delimiter: JSON Lines have none",
                "a.csv --datestyle German             | --datestyle: the driver reads ISO only",
                "d.jsonl --header                     | --header: JSON Lines",
            })
    void whatDoesNotFitIsRefused(String options, String reason) {
        assertThat(wrong(options)).contains(reason);
    }

    @Test
    void theTableAndTheDatabaseMustBeNamed() {
        CommandLineRun run = CommandLineRun.of("load", folder.resolve("a.csv"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("--into: is missing", "--table: is missing");
    }

    /** A header may have one: a comma too many at its end. */
    @Test
    void anEmptyNameIsAName() {
        assertThat(plan("a.csv --skip= --jobs 1").settings().skipped()).containsExactly("");
        assertThat(plan("a.csv --map =x").settings().renamed()).isEqualTo(Map.of("", "x"));
    }

    @Test
    void severalConnectionsMayRefuseRowsWhereALedgerKnowsWhatIsStored() {
        assertThat(plan("a.csv --jobs 4 --max-errors 5 --resume").settings().jobs())
                .isEqualTo(4);
    }

    @Test
    void theCommandToRepeatIsTheSameWithoutThePassword() {
        LoadPlan plan = LoadPlans.of(
                folder.resolve("a.csv"), "--into", "postgres://app:velvet@db/o", "--table", "\"My T\"", "--resume");
        assertThat(plan.repetition())
                .isEqualTo("regauge load " + folder.resolve("a.csv")
                        + " --into 'postgres://app:***@db/o' --table '\"My T\"' --resume");
    }

    private LoadPlan plan(String options) {
        return LoadPlans.of(arguments(options));
    }

    private String wrong(String options) {
        Object[] arguments = arguments(options);
        CommandException wrong = catchThrowableOfType(CommandException.class, () -> LoadPlans.of(arguments));
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        return String.valueOf(wrong.getMessage());
    }

    /** Names of files become those in the folder. */
    private Object[] arguments(String options) {
        return LoadPlans.arguments(folder, options + " --into postgres://app@db/orders --table orders");
    }
}
