package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlConvertTest {

    /** The contract: keys and their order, and what is null. */
    @Test
    void printsTheTextAndWhatBecameOfEachParameterAsAnObject() {
        CommandLineRun run =
                convert("--json", "jdbc:pgsql://u:s3cr3t@h/d?sslMode=require&networkTimeout=1500&housekeeper=true");
        assertThat(run.out())
                .isEqualTo("{\"input\":\"jdbc:pgsql://u:***@h/d?sslMode=require&networkTimeout=1500&housekeeper=true\","
                        + "\"from\":\"pgjdbc-ng\",\"to\":\"pgjdbc\","
                        + "\"text\":\"jdbc:postgresql://h/d?user=u&password=***&sslmode=require&socketTimeout=2\","
                        + "\"changes\":["
                        + "{\"from\":\"user\",\"to\":\"user\",\"kind\":\"exact\",\"explanation\":\"moved from before the @"
                        + " into a parameter\"},"
                        + "{\"from\":\"password\",\"to\":\"password\",\"kind\":\"exact\",\"explanation\":\"moved from before"
                        + " the @ into a parameter\"},"
                        + "{\"from\":\"sslMode\",\"to\":\"sslmode\",\"kind\":\"renamed\",\"explanation\":\"same meaning\"},"
                        + "{\"from\":\"networkTimeout\",\"to\":\"socketTimeout\",\"kind\":\"unit-converted\","
                        + "\"explanation\":\"networkTimeout is in milliseconds, socketTimeout in seconds: 1500 becomes 2,"
                        + " rounded up\"},"
                        + "{\"from\":\"housekeeper\",\"to\":null,\"kind\":\"dropped\",\"explanation\":\"pgjdbc has no"
                        + " housekeeper; logUnclosedConnections finds leaks\"}]}\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void printsTheTextFirstAndThenTheReport() {
        CommandLineRun run = convert("jdbc:pgsql://u:s3cr3t@h/d?sslMode=require&networkTimeout=1500");
        assertThat(run.out()).isEqualTo("""
                        jdbc:postgresql://h/d?user=u&password=***&sslmode=require&socketTimeout=2
                          exact           user                             moved from before the @ into a parameter
                          exact           password                         moved from before the @ into a parameter
                          renamed         sslMode -> sslmode               same meaning
                          unit converted  networkTimeout -> socketTimeout  networkTimeout is in milliseconds, socketTimeout in seconds: 1500 becomes 2, rounded up
                        """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void writesKeysOnLinesOfTheirOwn() {
        CommandLineRun run = CommandLineRun.of("url", "convert", "--to", "spring", "postgresql://u:s3cr3t@h/d");
        assertThat(run.out()).startsWith("""
                spring.datasource.url=jdbc:postgresql://h/d
                spring.datasource.username=u
                spring.datasource.password=***
                """);
    }

    @Test
    void isColouredOnATerminalOnly() {
        System.setProperty("regauge.terminal", "true");
        try {
            assertThat(convert("jdbc:pgsql://h/d?sslMode=require&networkTimeout=1500")
                            .out())
                    .contains("  \u001B[32mrenamed\u001B[0m         sslMode -> sslmode ");
        } finally {
            System.clearProperty("regauge.terminal");
        }
        assertThat(convert("jdbc:pgsql://h/d?sslMode=require").out()).doesNotContain("\u001B");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:pgsql://u:s3%2Bcr3t@h/d  | pgjdbc    | jdbc:postgresql://h/d?user=u&password=s3%2Bcr3t
            jdbc:postgresql://h/d?user=u&password=s3cr3t | libpq-uri | postgresql://u:s3cr3t@h/d
            postgresql://u:s3cr3t@h/d     | libpq-uri | postgresql://u:s3cr3t@h/d
            """)
    void printsTheWholeTextWhenAsked(String url, String to, String expected) {
        CommandLineRun shown = CommandLineRun.of("url", "convert", "--to", to, "--show-secrets", url);
        assertThat(shown.out().lines().findFirst()).hasValue(expected);
        CommandLineRun json = CommandLineRun.of("url", "convert", "--to", to, "--show-secrets", "--json", url);
        assertThat(json.out()).contains("\"input\":\"" + url + "\"", "\"text\":\"" + expected + "\"");
    }

    @Test
    void refusesWithAReason() {
        String url = "jdbc:pgsql://u:s3cr3t@h/d?sslMode=on";
        CommandLineRun json = convert("--json", url);
        assertThat(json.out())
                .matches(
                        "\\{\"input\":\"jdbc:pgsql://u:\\*\\*\\*@h/d\\?sslMode=on\",\"error\":\"sslMode is no TLS mode,"
                                + " [^\"]*; to fix: [^\"]*\"}\n");
        CommandLineRun text = convert(url);
        assertThat(text.out()).isEmpty();
        assertThat(text.err())
                .contains("Cannot convert from pgjdbc-ng to pgjdbc: ", "\n  found:    ", "\n  to fix:   ")
                .doesNotContain("s3cr3t");
        assertThat(json.exitCode()).isEqualTo(text.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void saysWhereATextCannotBeRead() {
        assertThat(convert("--json", "postgresql://h/%zz").out())
                .startsWith("{\"input\":\"postgresql://h/%zz\",\"error\":\"")
                .endsWith("\"at\":16}\n");
    }

    @Test
    void goesOnBehindARefusal() {
        CommandLineRun run = CommandLineRun.reading(
                "jdbc:pgsql://h/d?sslMode=on\n\njdbc:pgsql://h/d\n", "url", "convert", "--to", "pgjdbc", "--json");
        assertThat(run.out().lines().toList())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(2)).contains("\"text\":\"jdbc:postgresql://h/d\""));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void readsInTheDialectThatIsNamed() {
        assertThat(convert("--from", "libpq-uri:18", "--json", "postgresql://h/d")
                        .out())
                .contains("\"from\":\"libpq-uri:18\"");
        CommandLineRun other = convert("--from", "pgjdbc-ng", "postgresql://u:s3cr3t@h/d");
        assertThat(other.err()).contains("it does not begin with jdbc:pgsql:").doesNotContain("s3cr3t");
    }

    private static CommandLineRun convert(String... arguments) {
        Object[] all = new Object[arguments.length + 4];
        System.arraycopy(new Object[] {"url", "convert", "--to", "pgjdbc"}, 0, all, 0, 4);
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return CommandLineRun.of(all);
    }
}
