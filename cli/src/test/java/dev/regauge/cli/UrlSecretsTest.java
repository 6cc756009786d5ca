package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that holds a secret is shown without it, whatever is done to it and however it is wrong. */
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
            "postgresql://u:velvet@h/" + "d".repeat(1 << 20));

    private static final List<List<String>> COMMANDS = List.of(
            List.of("parse"),
            List.of("parse", "--dialect", "libpq-uri"),
            List.of("parse", "--dialect", "pgjdbc"),
            List.of("convert", "--to", "pgjdbc"),
            List.of("convert", "--to", "libpq-uri"),
            List.of("convert", "--to", "pgjdbc", "--from", "pgjdbc-ng"),
            List.of("convert", "--to", "libpq-uri:18", "--allow-stronger"));

    static List<String> texts() {
        return TEXTS;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void areNeverShown(String text) {
        for (List<String> command : COMMANDS) {
            for (List<String> form : List.of(List.<String>of(), List.of("--json"))) {
                Object[] arguments = Stream.of(List.of("url"), command, form)
                        .flatMap(List::stream)
                        .toArray();
                assertHidden(CommandLineRun.reading(text + "\n", arguments), arguments);
                Object[] argument =
                        Stream.concat(Stream.of(arguments), Stream.of(text)).toArray();
                assertHidden(CommandLineRun.of(argument), arguments);
            }
        }
    }

    private static void assertHidden(CommandLineRun run, Object... arguments) {
        assertThat(run.out() + run.err()).as(List.of(arguments).toString()).doesNotContain("velvet", "defect");
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
