package dev.regauge.lint.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.SinkDeclaration;
import dev.regauge.route.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a project. */
class LintConfigTest {

    @TempDir
    private Path folder;

    @Test
    void asksForAllThatItCanAskFor() {
        LintConfig config = LintConfig.parse("""
                from = "pgjdbc-ng:0.8.9"
                to = "pgjdbc:42.7.14"
                fail-on = "error"
                exclude = ["legacy/", "**/generated/**"]

                [severity]
                limit-text = "off"
                is-placeholder = "warning"

                [[suppress]]
                rules = ["in-bare-placeholder"]
                path = "src/**"
                class = "com.acme.*Dao"
                method = "find*"
                reason = "goes in March"

                [[sink]]
                method = "com.acme.Db#run(String,Object[])"
                sql = 1
                placeholders = "named"
                """, LintConfig.FILE);
        assertThat(config)
                .isEqualTo(new LintConfig(
                        LintConfig.FILE,
                        Optional.of(Profile.parse("pgjdbc-ng:0.8.9")),
                        Optional.of(Profile.parse("pgjdbc:42.7.14")),
                        Optional.of(Severity.ERROR),
                        Map.of("limit-text", Optional.empty(), "is-placeholder", Optional.of(Severity.WARNING)),
                        List.of(new FilePattern("legacy/"), new FilePattern("**/generated/**")),
                        List.of(new ConfiguredSuppression(
                                List.of("in-bare-placeholder"),
                                Optional.of(new FilePattern("src/**")),
                                Optional.of("com.acme.*Dao"),
                                Optional.of("find*"),
                                "goes in March",
                                10)),
                        List.of(new SinkDeclaration(
                                "com.acme.Db",
                                "run",
                                Optional.of(List.of("String", "Object[]")),
                                1,
                                Placeholders.NAMED))));
    }

    @Test
    void saysAllThatIsWrongAtOnceWithLines() {
        assertThatThrownBy(() -> LintConfig.parse("""
                form = "pgjdbc"
                to = "mysql"
                fail-on = "info"
                exclude = 7
                oops
                [severity]
                in-bare-placehoder = "off"
                limit-text = "fatal"
                [[suppress]]
                rules = ["*"]
                [[suppress]]
                path = "x"
                reason = "r"
                [[sink]]
                method = "Db.run"
                [[sink]]
                sql = 0
                placeholders = "dollar"
                [[sinks]]
                """, "regauge-lint.toml"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                Cannot follow regauge-lint.toml: 15 problems
                  line 1: there is no key form; did you mean from?
                  line 2: "to": Not a driver profile: "mysql" names the driver "mysql"; write pgjdbc or pgjdbc-ng, with a version and settings if need be, as in pgjdbc:42.2.5?preferQueryMode=simple
                  line 3: "fail-on": it is "error" or "warning"
                  line 4: "exclude" is a list of texts, as in ["a", "b"]
                  line 5: behind the key "oops" an equals sign is missing
                  line 7: there is no rule in-bare-placehoder; did you mean in-bare-placeholder?
                  line 8: "limit-text" is one of "error", "warning", "info", "off"
                  line 9: a reason is missing, as in reason = "goes with the old export in March"
                  line 10: all rules are suppressed at a path only; name the rules, or add path
                  line 11: rules are missing, as in rules = ["in-bare-placeholder"]
                  line 15: "Db.run" names no method; write it as in "com.acme.Db#run(String,Object[])" or "com.acme.Db#run"
                  line 16: a method is missing, as in method = "com.acme.Db#run(String,Object[])"
                  line 17: "sql" is a whole number, counted from 1
                  line 18: "placeholders": "dollar" is no way to write parameters; write one of jdbc, none, named, jpa, single, r2dbc
                  line 19: there is no table [[sinks]]; there are [severity], [[suppress]], [[sink]]""");
    }

    @Test
    void saysHowMuchMoreIsWrong() {
        StringBuilder text = new StringBuilder("[severity]\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("no-rule-").append(i).append(" = \"off\"\n");
        }
        assertThatThrownBy(() -> LintConfig.parse(text.toString(), "f"))
                .message()
                .contains("1000 problems", "line 51: there is no rule no-rule-49", "and 950 more")
                .doesNotContain("no-rule-50");
    }

    @Test
    void isNoneWhereThereIsNoFile() {
        assertThat(LintConfig.of(folder)).isEqualTo(LintConfig.NONE);
    }

    @Test
    void isReadAtTheRootAndRefusedBehindALink() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "fail-on = \"error\"\n");
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.createSymbolicLink(project.resolve(LintConfig.FILE), elsewhere);
        assertThatThrownBy(() -> LintConfig.of(project))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("it is a link");
        Files.delete(project.resolve(LintConfig.FILE));
        Files.copy(elsewhere, project.resolve(LintConfig.FILE));
        assertThat(LintConfig.of(project).failOn()).contains(Severity.ERROR);
    }

    @Test
    void refusesWhatIsTooLargeOrNoText() throws IOException {
        Path large = Files.writeString(folder.resolve("large"), "# x\n".repeat(1 << 19));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> LintConfig.read(large)).hasMessageContaining("larger than");
        assertThatThrownBy(() -> LintConfig.read(binary)).hasMessageContaining("UTF-8");
    }

    @Test
    void repeatsNoSecret() {
        assertThatThrownBy(() -> LintConfig.parse("from = \"pgjdbc:42.7.14?password=velvet\"\n", "f"))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("velvet");
        assertThatThrownBy(() -> LintConfig.parse("from = \"jdbc:postgresql://u:velvet@h/d\"\n", "f"))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("velvet");
    }

    @Test
    void readsTypesOfSinksAsASourceHasThem() {
        assertThat(SinkDeclaration.parse("a.B$C#new( List<Map<String, X>>, String... )", 2, Placeholders.JDBC))
                .isEqualTo(new SinkDeclaration(
                        "a.B$C", "<init>", Optional.of(List.of("List", "String[]")), 2, Placeholders.JDBC));
    }
}
