package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlParseTest {

    /** The contract: keys and their order, and what is null. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jdbc:postgresql://h:5433,h2/d?user=u   | "dialect":"pgjdbc","hosts":[["h",5433],["h2",null]],"database":"d","user":"u","password":null,"params":{}
            jdbc:postgresql:d                      | "dialect":"pgjdbc","hosts":[],"database":"d","user":null,"password":null,"params":{}
            jdbc:postgresql://h/d?ssl&foo=a%20b    | "dialect":"pgjdbc","hosts":[["h",null]],"database":"d","user":null,"password":null,"params":{"ssl":"","foo":"a b"}
            jdbc:pgsql://u@h:05432/d?sslMode=require&ssl.mode=allow&sslMode=prefer | "dialect":"pgjdbc-ng","hosts":[["h",5432]],"database":"d","user":"u","password":null,"params":{"sslMode":"prefer","ssl.mode":"allow"}
            jdbc:pgsql://h:${PORT}/d               | "dialect":"pgjdbc-ng","hosts":[["h","${PORT}"]],"database":"d","user":null,"password":null,"params":{}
            postgresql://[::1]:5/d%20b             | "dialect":"libpq-uri","hosts":[["::1",5]],"database":"d b","user":null,"password":null,"params":{}
            postgresql://h:99999999999999999999/   | "dialect":"libpq-uri","hosts":[["h",99999999999999999999]],"database":null,"user":null,"password":null,"params":{}
            postgresql://h:/d                      | "dialect":"libpq-uri","hosts":[["h",null]],"database":"d","user":null,"password":null,"params":{}
            postgresql://h/d?host=/run/pg          | "dialect":"libpq-uri","hosts":[["/run/pg",null]],"database":"d","user":null,"password":null,"params":{}
            postgresql://h/d?application_name=%22%0Aé😀 | "dialect":"libpq-uri","hosts":[["h",null]],"database":"d","user":null,"password":null,"params":{"application_name":"\\"\\né😀"}
            """)
    void printsWhatATextMeansAsAnObject(String url, String fields) {
        CommandLineRun run = CommandLineRun.of("url", "parse", "--json", url);
        assertThat(run.out()).isEqualTo("{\"input\":\"" + url + "\"," + fields + "}\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jdbc:postgresql://h/d?user=u&password=s3cr3t&sslpassword=k3y | "database":"d","user":"u","password":"s3cr3t","params":{"sslpassword":"k3y"}
            postgresql://u:s3%40cr3t@h/d                                 | "database":"d","user":"u","password":"s3@cr3t","params":{}
            """)
    void printsSecretsOnlyWhenAsked(String url, String fields) {
        CommandLineRun run = CommandLineRun.of("url", "parse", "--json", "--show-secrets", url);
        assertThat(run.out()).startsWith("{\"input\":\"" + url + "\",").endsWith(fields + "}\n");
        assertThat(CommandLineRun.of("url", "parse", "--json", url).out())
                .doesNotContain("s3", "cr3t", "k3y")
                .contains("\"password\":\"***\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jdbc:postgresql://h:x/d | jdbc:postgresql://h:***/d | the port is not a number from 1 to 65535; to fix: write host:5432 | 21
            mysql://h/d             | mysql://h/d               | no dialect begins like this; to fix: begin with postgresql:// | 1
            postgresql://h/d?foo=1  | postgresql://h/d?foo=1    | libpq knows no such parameter; to fix: remove it | 18
            ``                      | ``                        | no dialect begins like this; to fix: | 1
            """)
    void printsWhatIsWrongAsAnObject(String url, String masked, String error, String at) {
        CommandLineRun run = CommandLineRun.of("url", "parse", "--json", url);
        assertThat(run.out())
                .startsWith("{\"input\":\"" + masked + "\",\"error\":\"" + error)
                .endsWith("\",\"at\":" + at + "}\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void readsInTheDialectThatIsNamed() {
        String url = "postgresql://h/a b";
        assertThat(CommandLineRun.of("url", "parse", "--json", url).exitCode()).isZero();
        assertThat(CommandLineRun.of("url", "parse", "--json", "--dialect", "libpq-uri:18", url)
                        .out())
                .contains("\"error\":");
    }

    @Test
    void explainsToPeople() {
        CommandLineRun run = CommandLineRun.of(
                "url", "parse", "jdbc:pgsql://app:s3cr3t@db1:5433,db2/orders?sslMode=require", "postgresql:///");
        assertThat(run.out()).isEqualTo("""
                        jdbc:pgsql://app:***@db1:5433,db2/orders?sslMode=require
                          dialect     pgjdbc-ng (pgjdbc-ng 0.8.9)
                          hosts       db1:5433, db2
                          database    orders
                          user        app
                          password    ***
                          TLS mode    require
                          parameters  user      app      userinfo
                                      password  ***      userinfo
                                      sslMode   require  query

                        postgresql:///
                          dialect     libpq-uri (libpq 17.11)
                          hosts       (from the environment, or a socket of this machine)
                          database    (the user's name)
                          user        (the operating system's user)
                          password    (none)
                          TLS mode    prefer (default)
                        """);
    }

    @Test
    void tellsPeopleOnStandardErrorWhatIsWrong() {
        CommandLineRun run = CommandLineRun.of("url", "parse", "jdbc:postgresql://u:s3cr3t@h/d", "jdbc:postgresql:d");
        assertThat(run.err()).isEqualTo("""
                        Not a pgjdbc URL: the port is not a number from 1 to 65535
                          found:    jdbc:postgresql://u:***@h/d (at character 21)
                          to fix:   write host:5432; pgjdbc takes user and password as parameters, not before an @
                        """);
        assertThat(run.out()).startsWith("jdbc:postgresql:d\n");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void writesOutWhatATerminalWouldObey() {
        CommandLineRun run = CommandLineRun.of(
                "url", "parse", "postgresql://h/d?application_name=%1B[2J\u202E", "postgresql://h/\u001B]0;x%zz");
        assertThat(run.out() + run.err())
                .contains("\\u001B[2J\\u202E", "\\u001B]0;x")
                .doesNotContain("\u001B", "\u202E");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parse --dialect pgjdcb x    | "pgjdcb" is no dialect; did you mean pgjdbc?
            parse --dialect LIBPQ_URI x | did you mean libpq-uri or libpq-uri:18?
            parse --dialect oracle x    | "oracle" is no dialect\\n  to fix:   write one of pgjdbc, pgjdbc-ng, libpq-uri
            parse --mode lax x          | "lax" is no mode\\n  to fix:   write one of strict, tolerant, diagnose
            parse --dialect a@b x       | what stands there is no dialect
            parse --mode diagnose --dialect pgjdbc x | leave one of the two out
            parse --nonsense x          | Unknown option
            convert x                   | Missing required option: '--to=D'
            convert --to nowhere x      | "nowhere" is no dialect
            convert --to pgjdbc --from pg x | is no dialect; did you mean
            nonsense                    | Unmatched argument
            """)
    void saysWhatIsWrongUse(String arguments, String message) {
        CommandLineRun run = CommandLineRun.of((Object[]) ("url " + arguments).split(" "));
        assertThat(run.err()).contains(message.replace("\\n", "\n"));
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }

    @ParameterizedTest
    @CsvSource({"parse, 4", "convert, 3", "dialects, 2"})
    void helpShowsExamplesThatWork(String command, int examples) {
        String help = CommandLineRun.of("url", command, "--help").out();
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        List<String> shown =
                help.lines().filter(line -> line.startsWith("  regauge")).toList();
        assertThat(shown).hasSize(examples).allSatisfy(example -> {
            CommandLineRun run = CommandLineRun.of((Object[]) words(example));
            assertThat(run.err()).as(example).isEmpty();
            assertThat(run.exitCode()).as(example).isLessThan(ExitCode.WRONG_USE);
        });
    }

    /** As a shell parts them, without the name of the program, and without a file to read from. */
    private static String[] words(String example) {
        Matcher word = Pattern.compile("'([^']*)'|[^ ']+").matcher(example.replace("< urls.txt", ""));
        return word.results()
                .map(found -> found.group(1) == null ? found.group() : found.group(1))
                .skip(1)
                .toArray(String[]::new);
    }

    @Test
    void listsTheDialects() {
        CommandLineRun run = CommandLineRun.of("url", "dialects");
        assertThat(run.out().lines().toList().get(0)).matches("DIALECT +PARSER +ACCESS +BEGINS WITH +TLS DEFAULT");
        assertThat(run.out()).containsPattern("(?m)^pgjdbc +pgjdbc 42.7.14 +read, write +jdbc:postgresql: +prefer$");
        assertThat(CommandLineRun.of("url", "dialects", "--json").out())
                .contains("{\"dialect\":\"pgjdbc\",\"parser\":\"pgjdbc 42.7.14\",\"writable\":true,"
                        + "\"prefixes\":[\"jdbc:postgresql:\"],\"defaultTlsMode\":\"prefer\"}\n");
    }
}
