package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {

    private static final String PIECES = " \t\"'`\\\\aB7&;,:=@/?#%<>(){}[]|$+-_.!";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cannot reach jdbc:postgresql://h/d?user=u&password=x: refused        | cannot reach jdbc:postgresql://h/d?user=u&password=***
            Connected to jdbc:pgsql://u:x@h/d today                              | Connected to jdbc:pgsql://u:***@h/d today
            url: jdbc:postgresql://h:5432/d                                      | url: jdbc:postgresql://h:5432/d
            spring.datasource.password=x                                         | spring.datasource.password=***
            "password": "x", "user": "u"                                         | "password": "***", "user": "u"
            jdbc:postgresql://h/d?password=a b&c=d                               | jdbc:postgresql://h/d?password=***&c=d
            cannot reach "jdbc:postgresql://h/d?password=x y": refused           | cannot reach "jdbc:postgresql://h/d?password=***": refused
            cannot reach jdbc:pgsql://h/d?password=a b&ssl=true: refused         | cannot reach jdbc:pgsql://h/d?password=***&ssl=true: refused
            spring.datasource.password=correct horse battery                     | spring.datasource.password=***
            PGPASSWORD="it's secret" psql                                        | PGPASSWORD="***
            PGPASSWORD="it's secret"                                             | PGPASSWORD="***"
            { password: "correct horse battery", username: u }                   | { password: "***", username: u }
            { username: u, password: 'it''s', url: "a" }                         | { username: u, password: '***', url: "a" }
            {\"password\": \"a \\\"b\", \"user\": \"u\"}              | {\"password\": \"***\", \"user\": \"u\"}
            Host=h;Password=a b;Timeout=5 refused                                | Host=h;Password=***;Timeout=5 refused
            <password>a b</password> <user>u</user>                              | <password>***</user>
            (password => 'a b', user => 'u')                                     | (password => '***', user => 'u')
            nothing to hide: a=b                                                 | nothing to hide: a=b
            update u set password = ? where id = 1                               | update u set password = ? where id = 1
            update u set password = $1, name = $2                                | update u set password = $1, name = $2
            select password::text from u                                         | select password:*** from u
            TokenTest.java:12: no such column                                    | TokenTest.java:12: no such column
            com.acme.TokenException: it is over                                  | com.acme.TokenException: it is over
            password authentication failed for user "u"                          | password authentication failed for user "u"
            "password": ""                                                       | "password": ""
            """)
    void hidesPasswordsInLongerTexts(String text, String expected) {
        assertThat(Secrets.mask(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Host=h;Password=a&s3cr3t                            | Host=h;Password***
            host=h password=a&s3cr3t user=u                     | host=h password***
            jdbc:postgresql://h/d?password=a&s3cr3t&x=y         | jdbc:postgresql://h/d?password=***&x=y
            jdbc:oracle:thin:scott/s3cr3t@//h:1521/x            | jdbc:oracle:thin:***@//h:1521/x
            postgres://h/d?p%61ss%77ord%zz=s3cr3t               | postgres://h/d?p%61ss%77ord%zz=***
            postgresql://h/d?scram_client_key=s3cr3t            | postgresql://h/d?scram_client_key=***
            """)
    void hidesPasswordsInTextsThatNobodyCouldRead(String text, String expected) {
        assertThat(Secrets.maskUrl(text)).isEqualTo(expected);
    }

    /**
     * Passwords of blanks, quotes, escapes and signs, with a mark at both ends, in all the forms they are written in. A text
     * that does not say how far its secret reaches has it at the end of its line.
     */
    @ParameterizedTest
    @MethodSource("forms")
    void hidesAnyPasswordFromItsFirstSignToItsLast(String form, Function<String, String> written) {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String password = password(random);
            String text = form.replace("{}", written.apply(password));
            assertThat(Secrets.mask("a line before\n" + text + "\na line behind"))
                    .as("%s", text)
                    .doesNotContain("begin7", "end7")
                    .startsWith("a line before\n")
                    .endsWith("\na line behind");
            assertThat(String.join("", Secrets.in(text))).as("%s", text).contains("begin7", "end7");
        }
    }

    static List<Arguments> forms() {
        Function<String, String> plain = password -> password;
        Function<String, String> escaped =
                password -> password.replace("\\", "\\\\").replace("\"", "\\\"");
        Function<String, String> doubled = password -> password.replace("'", "''");
        Function<String, String> form = password -> URLEncoder.encode(password, StandardCharsets.UTF_8);
        Function<String, String> xml =
                password -> password.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return List.of(
                arguments("spring.datasource.password={}", plain),
                arguments("password: {}", plain),
                arguments("  - DB_PASSWORD={}", plain),
                arguments("# prod login: user=u password={}", plain),
                arguments("host=h password={}", plain),
                arguments("refused: jdbc:pgsql://h/d?user=u&password={}", plain),
                arguments("refused: jdbc:pgsql://u:{}@h/d", plain),
                arguments("refused: jdbc:pgsql://u:{}@h/d and more", form),
                arguments("\"password\": \"{}\", \"user\": \"u\"", escaped),
                arguments("{ url: \"u\", password: \"{}\", user: u }", escaped),
                arguments("export PGPASSWORD=\"{}\"", escaped),
                arguments(
                        "String json = \"{\\\"password\\\": \\\"{}\\\", \\\"user\\\": \\\"u\\\"}\";",
                        escaped.andThen(escaped)),
                arguments("connect(\"jdbc:pgsql://h/d?password={}\", \"u\")", escaped),
                arguments("alter user mapping options (user 'u', password='{}', x='y')", doubled),
                arguments("{ url: 'u', password: '{}', user: u }", doubled),
                arguments("select dblink('host=h password={}', 'select 1')", doubled),
                arguments("<password>{}</password>", xml),
                arguments("<p v=\"jdbc:pgsql://h/d?a=b&amp;password={}\"/>", xml),
                arguments("cannot reach jdbc:pgsql://h/d?password={}&ssl=true: refused", form),
                arguments("cannot reach jdbc:pgsql://h/d?password={}: refused", form));
    }

    private static String password(Random random) {
        StringBuilder password = new StringBuilder("begin7");
        for (int length = random.nextInt(9); length > 0; length--) {
            password.append(PIECES.charAt(random.nextInt(PIECES.length())));
        }
        return password.append("end7").toString();
    }

    @ParameterizedTest
    @CsvSource({
        "password, true",
        "PGPASSWORD, true",
        "sslpassword, true",
        "ssl.key.password, true",
        "pass%77ord, true",
        "PWD, true",
        "db-password, true",
        "sslpasswordcallback, false",
        "user, false",
        "passthrough, false"
    })
    void knowsTheNamesOfSecrets(String name, boolean secret) {
        assertThat(Secrets.isSecretName(name)).isEqualTo(secret);
    }
}
