package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.load.LoadRefusedException;
import dev.regauge.load.LoadReport;
import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A load from its login to its summary; what stores rows is stood in for. */
class LoadRunTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    private static final String SQL = "create table t (\n  id bigint\n)";

    /** Creates and loads, where it may. */
    private static final LoadRunner CREATING = (plan, input, database, watch, approval) -> {
        if (!approval.approve(SQL)) {
            throw new LoadRefusedException("The table is not there\n  to fix:   create it");
        }
        return loaded();
    };

    private static final InputStream INPUT = InputStream.nullInputStream();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void noPasswordIsShown() {
        SecretDetector.of(DATABASE.password()).assertClean(out.toString() + err);
    }

    @Test
    void endsWithItsSummary() {
        assertThat(run((plan, input, database, watch, approval) -> loaded(), Dialogue.NONE))
                .isEqualTo(ExitCode.CLEAN);
        assertThat(out.toString())
                .contains("standard input into \"t\" of jdbc:postgresql://", "10 = 10 loaded + 0 rejected");
    }

    @Test
    void theSummaryCanBeOneObject() {
        run((plan, input, database, watch, approval) -> loaded(), Dialogue.NONE, "--json");
        assertThat(out.toString().lines()).hasSize(1).first().asString().startsWith("{\"from\":[\"standard input\"]");
    }

    @Test
    void theRunnerGetsStandardInputAndConnections() {
        run(
                (plan, input, database, watch, approval) -> {
                    assertThat(input).isSameAs(INPUT);
                    assertThat(database).isNotNull();
                    return loaded();
                },
                Dialogue.NONE);
    }

    @Test
    void aLoadThatCannotBeginIsWrongUse() {
        assertThatThrownBy(() -> run(
                        (plan, input, database, watch, approval) -> {
                            throw new LoadRefusedException("there is no table t");
                        },
                        Dialogue.NONE))
                .isInstanceOfSatisfying(
                        CommandException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG_USE))
                .hasMessage("there is no table t");
    }

    @Test
    void aTableIsShownAndCreatedOnceSomebodySaysYes() {
        assertThat(run(CREATING, answering("y"), "--create")).isEqualTo(ExitCode.CLEAN);
        assertThat(out.toString()).startsWith(SQL + "\n");
    }

    @Test
    void whoSaysNothingSaysNo() {
        assertThatThrownBy(() -> run(CREATING, answering(""), "--create")).hasMessageContaining("create it");
    }

    @Test
    void whereNobodyCanBeAskedNothingIsCreated() {
        assertThatThrownBy(() -> run(CREATING, Dialogue.NONE, "--create"))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll("no terminal", "--yes", "--dry-run");
        assertThat(out.toString()).startsWith(SQL);
    }

    @Test
    void yesAndDryRunDoNotAsk() {
        assertThat(run(CREATING, Dialogue.NONE, "--create", "--yes")).isEqualTo(ExitCode.CLEAN);
        assertThat(run(CREATING, Dialogue.NONE, "--create", "--dry-run")).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void besideJsonTheTableIsShownOnStandardError() {
        run(CREATING, Dialogue.NONE, "--create", "--yes", "--json");
        assertThat(out.toString()).startsWith("{").hasLineCount(1);
        assertThat(err.toString()).contains("create table t");
    }

    private int run(LoadRunner runner, Dialogue dialogue, Object... options) {
        Object[] first = {"-", "--format", "csv", "--into", DATABASE.urlWithLogin(), "--table", "t"};
        LoadPlan plan =
                LoadPlans.of(Stream.concat(Stream.of(first), Stream.of(options)).toArray());
        LoadSurroundings surroundings = new LoadSurroundings(
                INPUT, new PrintWriter(out), new PrintWriter(err), true, Map.of(), Path.of("nowhere"), dialogue);
        return new LoadRun(plan, runner, surroundings).run();
    }

    private static Dialogue answering(String answer) {
        return new Dialogue() {
            @Override
            public Optional<String> answer(String question) {
                assertThat(question).isEqualTo("Create this table? [y/N] ");
                return Optional.of(answer);
            }

            @Override
            public Optional<String> password(String question) {
                return Optional.empty();
            }
        };
    }

    static LoadReport loaded() {
        return new LoadReport(
                Outcome.LOADED,
                10,
                10,
                0,
                0,
                0,
                10,
                0,
                100,
                Duration.ofSeconds(1),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }
}
