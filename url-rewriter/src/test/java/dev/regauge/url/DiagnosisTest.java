package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.url.Diagnosis.Difference;
import dev.regauge.url.Diagnosis.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            postgresql://h/d?user=u&password=p   | pgjdbc        | SAME
            postgresql://h/d?user=u&password=p   | pgjdbc-ng     | SAME
            postgresql://H:05432/d               | libpq-uri:18  | SAME
            postgresql://[::1]/d                 | pgjdbc        | SAME
            jdbc:postgresql://h1,h2:5433/d       | libpq-uri     | SAME
            jdbc:p6spy:postgresql://h/d          | libpq-uri     | SAME
            postgresql://u:p@h/d                 | pgjdbc        | REFUSED
            postgresql://u:p@h/d                 | pgjdbc-ng     | SAME
            jdbc:postgresql://u:p@h/d            | pgjdbc        | REFUSED
            jdbc:postgresql://u@h/d              | libpq-uri     | OTHER_HOST
            postgresql://u@h/d                   | pgjdbc        | OTHER_HOST
            postgresql://u:p/w@h/d               | pgjdbc-ng     | OTHER_HOST
            postgresql://u:p+w@h/d               | pgjdbc-ng     | OTHER_CREDENTIAL
            postgresql://u:p+w@h/d               | libpq-uri:18  | SAME
            postgresql://u:p w@h/d               | libpq-uri:18  | REFUSED
            postgresql://h/d?password=a+b        | pgjdbc        | OTHER_CREDENTIAL
            postgresql://h/a+b                   | pgjdbc        | OTHER_DATABASE
            postgresql://h/d?host=other          | pgjdbc        | SAME
            postgresql://h/d?host=other          | pgjdbc-ng     | OTHER_HOST
            postgresql://h/d?hostaddr=1.2.3.4    | pgjdbc        | OTHER_HOST
            postgresql:///d                      | pgjdbc        | OTHER_HOST
            pg://h/d                             | pgjdbc        | SAME
            """)
    void saysHowTheOthersDiffer(String text, String dialect, Severity severity) {
        assertThat(difference(text, dialect).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            postgresql://u:p/w@h/d         | pgjdbc-ng | connects to the host h, and libpq-uri to u:***
            postgresql://u@h/d             | pgjdbc    | connects to the host ***@h, and libpq-uri to h
            postgresql://h/d?password=a+b  | pgjdbc    | logs in as nobody it names with a password, but with another one than libpq-uri
            postgresql://h/a+b             | pgjdbc    | asks for the database a b, and libpq-uri for a+b
            postgresql:///d                | pgjdbc-ng | the hosts are not host[:port][,host[:port]...]
            postgresql://h?user=u          | pgjdbc    | the slash after the hosts is missing
            """)
    void explainsIt(String text, String dialect, String explanation) {
        assertThat(difference(text, dialect).explanation()).isEqualTo(explanation);
    }

    private static Difference difference(String text, String dialect) {
        return Diagnosis.of(text).differences().stream()
                .filter(difference -> difference.dialect().id().equals(dialect))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            postgresql://u:p@ss@h/d        | a raw @         | %40
            postgresql://u:p/w@h/d         | a raw /         | %2F
            postgresql://u:p#w@h/d         | a raw #         | %23
            postgresql://u:p?w@h/d         | a raw ?         | %3F
            postgresql://u:p%w@h/d         | a % without     | %25
            postgresql://u:p+w@h/d         | a raw +         | %2B
            postgresql://u:p w@h/d         | a raw blank     | %20
            postgresql://u:p@h/d           | a user stands before the host | ?user=
            postgresql://h1,h2/d?port=6432 | a list of hosts | a port behind every host
            postgresql://h                 | no slash        | write a slash
            postgresql://my_host/d         | an underscore   | without an underscore
            postgresql://h?user=me@x       | an @ behind     | %40
            postgresql:///d                | no host         | write the host
            postgresql://h/a+b             | a raw +         | %2B
            postgresql://h/d?password=a=b  | a second =      | %3D
            """)
    void knowsWhyAndWhatToWrite(String text, String why, String write) {
        assertThat(Diagnosis.of(text).causes()).anySatisfy(cause -> {
            assertThat(cause.why()).startsWith(why);
            assertThat(cause.write()).contains(write);
        });
    }

    @Test
    void findsNothingWorseThanARefusalWhereTheRestAgrees() {
        Diagnosis diagnosis = Diagnosis.of("postgresql://u:p%40@h/d");

        assertThat(diagnosis.worst()).isEqualTo(Severity.SAME);
        assertThat(diagnosis.groups()).hasSize(1);
        assertThat(diagnosis.readings())
                .filteredOn(reading -> reading.problem().isPresent())
                .allSatisfy(
                        reading -> assertThat(reading.dialect().hasUserinfo()).isFalse());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            postgresql://u:p@ss@h/d       | r2dbc          | OTHER_HOST
            postgresql://u:p@ss@h/d       | sqlalchemy     | SAME
            postgresql://u:p#w@h/d        | r2dbc          | OTHER_HOST
            postgresql://u:p#w@h/d        | node-pg        | REFUSED
            postgresql://u:p/w@h/d        | sqlalchemy     | OTHER_HOST
            postgresql://h/d              | vertx          | OTHER_CREDENTIAL
            postgresql://h1,h2:5433/d     | node-pg        | OTHER_HOST
            postgresql://h/a%2Fb          | node-pg        | OTHER_DATABASE
            postgresql://HOST/d           | dj-database-url | SAME
            host=h dbname=d user=u        | libpq-dsn:18   | SAME
            host=h dbname=d user=u        | npgsql         | OTHER_HOST
            """)
    void asksTheOtherLanguagesToo(String text, String dialect, Severity severity) {
        assertThat(difference(text, dialect).severity()).isEqualTo(severity);
    }

    @Test
    void putsThoseTogetherThatAgree() {
        Diagnosis diagnosis = Diagnosis.of("postgresql://u:p+w@h/d");

        assertThat(diagnosis.reference().orElseThrow().dialect()).isEqualTo(Dialects.LIBPQ_URI);
        assertThat(diagnosis.groups().stream()
                        .map(group -> group.get(0).dialect())
                        .toList())
                .contains(Dialects.LIBPQ_URI, Dialects.PGJDBC_NG);
        assertThat(diagnosis.worst()).isIn(Severity.OTHER_CREDENTIAL, Severity.OTHER_HOST);
    }

    @Test
    void printsReadingsWithoutSecrets() {
        assertThat(Diagnosis.of("postgresql://u:p@ss@h/d").readings())
                .extracting(Diagnosis.Reading::toString)
                .contains("libpq-uri: host ***@h, database d, user u, password ***");
    }

    @Test
    void refusesWhatNoDialectReads() {
        assertThatThrownBy(() -> Diagnosis.of("jdbc:pgsql://h/" + "d".repeat(1 << 20)))
                .isInstanceOf(UrlSyntaxException.class);
    }
}
