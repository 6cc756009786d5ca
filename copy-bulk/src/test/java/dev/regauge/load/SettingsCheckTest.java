package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.load.LoadSettings.Upserting;
import dev.regauge.load.LoadSettingsException.Problem;
import dev.regauge.load.record.RecordFormat;
import dev.regauge.sql.Identifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that contradict each other are refused before anything begins. */
class SettingsCheckTest {

    @Test
    void theDefaultsFit() {
        assertThatCode(() -> FileLoad.of(LoadSettings.of(Identifier.of("t"), RecordFormat.csv())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "columns header",
                "create upsert",
                "jobs upsert",
                "jobs maxErrors",
                "ledgerSchema",
                "deferIndexes ledger",
                "deferIndexes upsert",
                "deferIndexes dryRun",
                "replace ledger",
                "replace upsert",
                "replace dryRun",
                "replace jobs",
                "replace create",
                "renamed skipped",
            })
    void theseDoNotGoTogether(String settings) {
        List<String> said = List.of(settings.split(" "));
        assertThat(problems(said)).containsExactly(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs ledger maxErrors",
                "ledger upsert",
                "jobs ledger",
                "ledger ledgerSchema",
                "create ledger",
                "dryRun create"
            })
    void theseDo(String settings) {
        assertThatCode(() -> FileLoad.of(settings(List.of(settings.split(" ")))))
                .doesNotThrowAnyException();
    }

    @Test
    void allIsSaidAtOnceWithWhatToDo() {
        LoadSettingsException wrong = catchThrowableOfType(
                LoadSettingsException.class, () -> FileLoad.of(settings(List.of("jobs", "upsert", "ledgerSchema"))));
        assertThat(wrong).hasMessageContainingAll("jobs, upsert: ", "upsert over one connection", "ledgerSchema: ");
    }

    private static List<List<String>> problems(List<String> said) {
        LoadSettingsException wrong =
                catchThrowableOfType(LoadSettingsException.class, () -> FileLoad.of(settings(said)));
        return wrong.problems().stream().map(Problem::settings).toList();
    }

    /** All of these away from their defaults. */
    private static LoadSettings settings(List<String> said) {
        return new LoadSettings(
                Identifier.of("t"),
                RecordFormat.csv().withHeader(said.contains("header")),
                said.contains("columns") ? List.of("a") : List.of(),
                said.contains("renamed") ? Map.of("a", "b") : Map.of(),
                said.contains("skipped") ? Set.of("a") : Set.of(),
                said.contains("create"),
                said.contains("upsert") ? Optional.of(new Upserting(List.of("id"), true)) : Optional.empty(),
                said.contains("jobs") ? 2 : 1,
                said.contains("ledger"),
                said.contains("ledgerSchema") ? Optional.of("admin") : Optional.empty(),
                said.contains("newContent"),
                said.contains("maxErrors") ? MaxErrors.rows(5) : MaxErrors.NONE,
                Path.of("t.rejects.jsonl"),
                said.contains("dryRun"),
                said.contains("deferIndexes"),
                said.contains("replace"),
                "UTC",
                "ISO, MDY",
                Duration.ofMinutes(5));
    }
}
