package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that holds a secret is shown without it, whatever is done to it and however it is wrong. */
@Tag("waits")
class UrlSecretsTest {

    /** The secret is {@code velvet}, or holds it. */
    private static final List<String> TEXTS = List.of(
            "postgresql://u:velvet@h/d",
            "postgresql://u:velvet@h/d?foo=1",
            "postgresql://u:velvet@h/%zz",
            "postgresql://u:%zzvelvet@h/d",
            "postgresql://u:a@velvet@h/d",
            "postgresql://u:a/velvet@h/d",
            "postgresql://u:velvet/a@h/d",
            "postgresql://u:a?velvet@h/d",
            "postgresql://u:a#velvet@h/d",
            "postgresql://u:a b@velvet@h1,h2/d",
            "postgresql://h/d?password=velvet",
            "postgresql://h/d?sslpassword=velvet&sslmode=require",
            "postgresql://h/d?pass%77ord=velvet",
            "postgresql://h/d?user=postgresql://u:velvet@h/d",
            "postgresql://h/d&password=velvet",
            "postgres:u:velvet@h/d",
            "jdbc:postgresql://u:velvet@h/d",
            "jdbc:postgresql://u:velvet@h",
            "jdbc:postgresql://u@velvet@h/d",
            "jdbc:postgresql://h/d?user=u&password=velvet",
            "jdbc:postgresql://h/d?user=u&password=velvet&sslmode=nonsense",
            "jdbc:postgresql://h/d?sslPassword=velvet&sslpassword=velvet",
            "jdbc:postgresql://h/d?user=jdbc:postgresql://u:velvet@h/d",
            "jdbc:postgresql://h/d?foo=u:velvet@h",
            "jdbc:postgresql:d?password=velvet\n",
            "jdbc:p6spy:postgresql://h/d?password=velvet",
            "jdbc:otel:pgsql://u:velvet@h/d",
            "jdbc:pgsql://u:velvet@h/d",
            "jdbc:pgsql://u:velvet@h/d?sslMode=on",
            "jdbc:pgsql://u:velvet@h/d?networkTimeout=${T}",
            "jdbc:pgsql://u:a@velvet@h/d",
            "jdbc:pgsql://u:p@h/d?u:velvet@c=1",
            "jdbc:pgsql://h/d?password=a=velvet",
            "jdbc:pgsql://h/d?ssl.key.password=velvet",
            "jdbc:pgsql://u:velvet@h_1/d",
            "mysql://u:velvet@h/d",
            "host=h user=u password=velvet dbname=d",
            "host=h user=u password='velvet velvet' dbname=d",
            "Host=h;Username=u;Password=velvet;Database=d",
            "u:velvet@h/d",
            "\u001Bpostgresql://u:velvet@h/d",
            "postgresql://u:velvet\0@h/d",
            "postgresql://u:velvet@h/" + "d".repeat(Boolean.getBoolean("regauge.long") ? 1 << 20 : 1 << 16));

    static List<String> texts() {
        return TEXTS;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parse",
                "parse --dialect libpq-uri",
                "parse --dialect pgjdbc",
                "parse --mode tolerant",
                "parse --mode tolerant --dialect pgjdbc",
                "parse --mode diagnose",
                "convert --to pgjdbc",
                "convert --to libpq-uri",
                "convert --to pgjdbc --from pgjdbc-ng",
                "convert --to libpq-uri:18 --allow-stronger",
            })
    void areNeverShown(String command) {
        for (String form : List.of("", " --json")) {
            Object[] arguments = ("url " + command + form).split(" ");
            assertHidden(CommandLineRun.reading(String.join("\n", TEXTS), arguments));
        }
    }

    static List<Dialect> dialects() {
        return Dialects.all();
    }

    /** Each text behind the beginning of each dialect. */
    @ParameterizedTest
    @MethodSource("dialects")
    void areNeverShownOfAnyDialect(Dialect dialect) {
        String prefix = dialect.prefix().replace("//", "");
        String input = TEXTS.stream()
                .filter(text -> text.length() < 1000 && !text.contains("u@velvet@")) // u@velvet is a user to many
                .map(text -> prefix.isEmpty() ? text : prefix + text.substring(Math.max(0, text.indexOf("//"))))
                .collect(Collectors.joining("\n"));
        for (String command :
                List.of("parse --dialect D", "convert --from D --to pgjdbc", "convert --from D --to r2dbc")) {
            for (String form : List.of("", " --json")) {
                Object[] arguments = ("url " + command.replace("D", dialect.id()) + form).split(" ");
                assertHidden(CommandLineRun.reading(input, arguments));
            }
        }
    }

    /** And no more is hidden than has to be. */
    @ParameterizedTest
    @MethodSource("dialects")
    void leaveEverythingElseToSee(Dialect dialect) {
        String url = dialect.prefix().replace("//", "") + "//app:velvet@db1:5433/orders";
        CommandLineRun run = CommandLineRun.of("url", "parse", "--dialect", dialect.id(), "--json", url);
        boolean reads = run.out().contains("\"user\":\"app\"");
        assertThat(reads)
                .isEqualTo(!dialect.prefixes().isEmpty() && !dialect.id().matches("pgjdbc(:.*)?"));
        if (reads) {
            assertThat(run.out())
                    .contains("\"hosts\":[[\"db1\",5433]],\"database\":\"orders\",\"user\":\"app\","
                            + "\"password\":\"***\"");
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void areNeverShownOfAnArgument(String text) {
        assertHidden(CommandLineRun.of("url", "parse", text));
        assertHidden(CommandLineRun.of("url", "convert", "--to", "pgjdbc", "--json", text));
    }

    private static void assertHidden(CommandLineRun run) {
        assertThat((run.out() + run.err()).lines().filter(line -> line.contains("velvet")))
                .isEmpty();
        assertThat(run.exitCode()).isLessThan(ExitCode.WRONG_USE);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void areNotShownByWrongUse(String text) {
        for (String option : List.of("--dialect", "--mode", "--nonsense")) {
            CommandLineRun run = CommandLineRun.of("url", "parse", option, text);
            assertThat(run.out() + run.err()).as(option).doesNotContain("velvet");
            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        }
    }
}
