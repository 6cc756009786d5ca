package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code url parse --mode tolerant} and {@code --mode diagnose}. */
class UrlModesTest {

    @Test
    void aRepairIsPartOfTheAnswer() {
        CommandLineRun run = parse("tolerant", "--json", "jdbc:postgres://u:s3cr3t@h");
        assertThat(run.out())
                .isEqualTo(
                        "{\"input\":\"jdbc:postgres://u:***@h\",\"dialect\":\"pgjdbc\",\"hosts\":[[\"h\",null]],"
                                + "\"database\":null,\"user\":\"u\",\"password\":\"***\",\"params\":{},"
                                + "\"text\":\"jdbc:postgresql://h/?user=u&password=***\","
                                + "\"repairs\":[\"wrote jdbc:postgresql: for jdbc:postgres:\","
                                + "\"added the slash that ends the hosts\","
                                + "\"moved user and password from before the @ to the parameters, where pgjdbc reads them\"]}\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aRepairIsShownToPeople() {
        assertThat(parse("tolerant", "jdbc:postgres://u:s3cr3t@h").out())
                .startsWith("""
                        jdbc:postgresql://h/?user=u&password=***
                          repaired    wrote jdbc:postgresql: for jdbc:postgres:
                                      added the slash that ends the hosts
                        """)
                .doesNotContain("s3cr3t");
    }

    @Test
    void whatIsRightIsNotRepaired() {
        assertThat(parse("tolerant", "--json", "jdbc:postgresql:d").out())
                .endsWith("\"text\":\"jdbc:postgresql:d\",\"repairs\":[]}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:s3@cr3t@h/d   | ; readings: host ***@h, user u, with a password
            mysql://u:s3cr3t@h/d         | no dialect begins like this
            jdbc:pgsql://u:s3cr3t@h_1/d  | ; to fix:
            """)
    void nothingIsChosenWhereReadingsDiffer(String url, String error) {
        CommandLineRun json = parse("tolerant", "--json", url);
        assertThat(json.out()).contains("\"error\":\"", error).doesNotContain("s3", "cr3t");
        assertThat(parse("tolerant", url).err()).contains("\n  to fix:   ").doesNotContain("s3", "cr3t");
        assertThat(json.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void whatCannotBeSaidInTheDialectIsRefused() {
        CommandLineRun run = parse("tolerant", "--dialect", "pgjdbc", "--json", "postgresql://%2Frun%2Fpg/d");
        assertThat(run.out())
                .contains("\"error\":\"pgjdbc reaches no unix socket")
                .endsWith("\"at\":null}\n");
    }

    @Test
    void aDiagnosisComparesAllReadings() {
        CommandLineRun run = parse("diagnose", "--json", "postgresql://u:s3cr3t/w@h/d");
        assertThat(run.out())
                .startsWith(
                        "{\"input\":\"postgresql://u:***@h/d\",\"reference\":\"libpq-uri\",\"worst\":\"other-host\","
                                + "\"readings\":[{\"dialect\":\"pgjdbc\",\"severity\":\"refused\",\"hosts\":null,"
                                + "\"database\":null,\"user\":null,\"password\":null,\"explanation\":\"")
                .contains(
                        "{\"dialect\":\"pgjdbc-ng\",\"severity\":\"other-host\",\"hosts\":\"h\",\"database\":\"d\","
                                + "\"user\":\"u\",\"password\":\"***\",\"explanation\":\"connects to the host h, and libpq-uri to")
                .contains("\"causes\":[{\"why\":\"a raw /")
                .doesNotContain("s3cr3t");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void aDiagnosisIsShownWithTheWorstFirst() {
        CommandLineRun run = parse("diagnose", "postgresql://u:s3cr3t/w@h/d");
        assertThat(run.out().lines().toList())
                .satisfies(lines -> assertThat(lines.get(0)).isEqualTo("postgresql://u:***@h/d"))
                .satisfies(lines -> assertThat(lines.get(1)).matches("  libpq-uri +reference +host .*"))
                .satisfies(lines -> assertThat(lines.get(2)).contains("  other host  connects to the host h"))
                .anySatisfy(line -> assertThat(line).startsWith("  why:      a raw /"))
                .anySatisfy(line -> assertThat(line).startsWith("  to write: "));
        assertThat(run.out()).doesNotContain("s3cr3t");
    }

    @Test
    void aDiagnosisShowsSecretsWhenAsked() {
        CommandLineRun run = parse("diagnose", "--show-secrets", "--json", "postgresql://u:s3cr3t/w@h/d");
        assertThat(run.out())
                .contains("\"hosts\":\"u:s3cr3t\",\"database\":\"w@h/d\"", "\"user\":\"u\",\"password\":\"s3cr3t/w\"");
    }

    @Test
    void whereAllAgreeNothingIsFound() {
        CommandLineRun run = parse("diagnose", "--json", "postgresql://h/d?user=u");
        assertThat(run.out()).contains("\"reference\":\"libpq-uri\"", "\"severity\":\"same\"");
        assertThat(run.out()).doesNotContain("\"severity\":\"other-host\"");
    }

    @Test
    void whatNobodyReadsIsWrong() {
        CommandLineRun run = parse("diagnose", "--json", "postgresql://h/%zz");
        assertThat(run.out()).contains("\"reference\":", "\"worst\":");
        CommandLineRun nothing = parse("diagnose", "--json", "nothing at all");
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    private static CommandLineRun parse(String mode, String... arguments) {
        Object[] all = new Object[arguments.length + 4];
        System.arraycopy(new Object[] {"url", "parse", "--mode", mode}, 0, all, 0, 4);
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return CommandLineRun.of(all);
    }
}
