package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            jdbc:postgres://u:p@h/d                     | jdbc:postgresql://h/d?user=u&password=p
            jdbc:postgresql://u:p@h/d                   | jdbc:postgresql://h/d?user=u&password=p
            jdbc:postgresql://u:p@h:5433/d?sslmode=require | jdbc:postgresql://h:5433/d?user=u&password=p&sslmode=require
            jdbc:postgresql://u:p@h1:1,h2/d             | jdbc:postgresql://h1:1,h2/d?user=u&password=p
            jdbc:postgresql://u:p@[::1]:5433/d          | jdbc:postgresql://[::1]:5433/d?user=u&password=p
            jdbc:postgresql://u@h/d                     | jdbc:postgresql://h/d?user=u
            jdbc:postgresql://@h/d                      | jdbc:postgresql://h/d
            jdbc:postgresql://:p@h/d                    | jdbc:postgresql://h/d?password=p
            jdbc:postgresql://u:p@h                     | jdbc:postgresql://h/?user=u&password=p
            jdbc:postgresql://u:p@/d                    | jdbc:postgresql://localhost/d?user=u&password=p
            jdbc:postgresql://u:p%40ss@h/d              | jdbc:postgresql://h/d?user=u&password=p%40ss
            jdbc:postgresql://u%40corp:p@h/d            | jdbc:postgresql://h/d?user=u%40corp&password=p
            jdbc:postgresql://u:p+w@h/d                 | jdbc:postgresql://h/d?user=u&password=p%2Bw
            jdbc:postgresql://u:p:w@h/d                 | jdbc:postgresql://h/d?user=u&password=p%3Aw
            jdbc:postgresql://u:p#w@h/d                 | jdbc:postgresql://h/d?user=u&password=p%23w
            jdbc:postgresql://u:p%w@h/d                 | jdbc:postgresql://h/d?user=u&password=p%25w
            jdbc:postgresql://u:p&w@h/d                 | jdbc:postgresql://h/d?user=u&password=p%26w
            jdbc:postgresql://u:${PW}@${H}:5432/d       | jdbc:postgresql://${H}:5432/d?user=u&password=${PW}
            jdbc:p6spy:postgresql://u:p@h/d             | jdbc:p6spy:postgresql://h/d?user=u&password=p
            jdbc:postgresql://h:5432?user=x             | jdbc:postgresql://h:5432/?user=x
            jdbc:postgresql://h                         | jdbc:postgresql://h/
            jdbc:postgresql:/d                          | jdbc:postgresql://localhost/d
            jdbc:postgresql:/                           | jdbc:postgresql://localhost/
            jdbc:postgresql:/d?user=x                   | jdbc:postgresql://localhost/d?user=x
            jdbc:postgres:d                             | jdbc:postgresql:d
            JDBC:PostgreSQL://h/D                       | jdbc:postgresql://h/D
            JDBC:POSTGRES://u:p@h/d                     | jdbc:postgresql://h/d?user=u&password=p
            POSTGRES://u:p@h/d                          | postgres://u:p@h/d
            "jdbc:postgresql://h/d"                     | jdbc:postgresql://h/d
            ' "jdbc:pgsql://h/d" '                      | jdbc:pgsql://h/d
            jdbc:postgresql://h/d?user=u&amp;password=p | jdbc:postgresql://h/d?user=u&password=p
            jdbc:pgsql://u:p@h                          | jdbc:pgsql://u:p@h/u
            jdbc:pgsql://u:p@h/                         | jdbc:pgsql://u:p@h/u
            jdbc:pgsql://u:p+w@h/                       | jdbc:pgsql://u:p+w@h/u
            jdbc:pgsql://h?user=u                       | jdbc:pgsql://h/u?user=u
            jdbc:pgsql://u:p@ss@h/d                     | jdbc:pgsql://u:p%40ss@h/d
            jdbc:pgsql://u:p%w@h/d                      | jdbc:pgsql://u:p%25w@h/d
            postgresql://u:p%w@h/d                      | postgresql://u:p%25w@h/d
            postgresql://u:p%w@h/d?sslmode=require      | postgresql://u:p%25w@h/d?sslmode=require
            """)
    void mendsWhatItKnows(String text, String repaired) {
        Repair repair = Repair.of(text);

        assertThat(repair.target().text()).isEqualTo(repaired);
        assertThat(repair.steps()).isNotEmpty();
        assertThat(Repair.of(repaired)).returns(true, again -> again.steps().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/d?user=me@x&password=a@b",
                "jdbc:postgresql://h:5432/d?x=a:b@c",
                "jdbc:postgresql:d",
                "jdbc:postgresql://[::1]:5432/d",
                "jdbc:pgsql://u:p/w@h/d",
                "postgresql://u:p@h/d?application_name=me@x",
                "postgresql://h1:5432,h2:5433/d",
                "postgresql:///d?host=/var/run",
                "postgresql://%2Fvar%2Frun/d",
                "postgresql://[fe80::1%25eth0]/d",
                "postgresql://u:p#w@h/d",
                "postgresql://${U}:${PW:a@b}@${H:h}/d",
            })
    void leavesAloneWhatIsRight(String text) {
        Repair repair = Repair.of(text);

        assertThat(repair.target().text()).isEqualTo(text);
        assertThat(repair.steps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            postgresql://u:p@ss@h/d                    | host ***@h
            postgresql://h1,h2:5433/d                  | host h1:5433,h2:5433
            postgresql://h/d?password=a+b              | (libpq-uri
            postgresql://u:12/w@h/d                    | host u:***
            postgresql://u@corp:p@h/d                  | host ***@h
            postgresql://u:p@w/@:5433/d                | (the userinfo up to
            postgresql://u@corp:p@h/d                  | host h (the userinfo
            postgresql://h?user=u&password=a@b         | host *** (no userinfo
            postgresql://h:1?user=me@x                 | host h:***
            jdbc:postgresql://u:p@ss@h/d               | host ***@h
            jdbc:postgresql://u:p/w@h/d                | host u
            jdbc:postgresql://u:12/w@h/d               | host u:***
            jdbc:postgresql://u:p@x/y@h/d              | host ***
            jdbc:pgsql://u:p@x/y@h/                    | host h
            jdbc:pgsql://u:a+b@c@h/d                   | a blank, as pgjdbc-ng decodes it
            jdbc:postgresql://u:a%40b%@h/d             | the escapes decoded
            jdbc:postgresql://u:p@h/d?user=v           | host h, user v
            jdbc:postgresql://u:p@h/d?password=a+b     | host h
            jdbc:postgresql://u:p@h/d?sslmode=require&sslrootcert=f | TLS mode verify-ca
            """)
    void choosesNothingWhereReadingsDiffer(String text, String reading) {
        AmbiguousUrlException ambiguous = catchThrowableOfType(AmbiguousUrlException.class, () -> Repair.of(text));

        assertThat(ambiguous.readings())
                .hasSizeGreaterThan(1)
                .anySatisfy(line -> assertThat(line).contains(reading));
        assertThat(ambiguous).hasMessageContaining("\n  to fix:   ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://u:p@h/d",
                "jdbc:postgresql:/h:5432/d",
                "jdbc:postgresql://h/a/b",
                "jdbc:postgresql://u:p%E9@h/d",
                "jdbc:pgsql://my_host/d",
                "jdbc:pgsql://h/",
                "postgresql://h/d?nosuch=1",
                "jdbc:postgresql://a/b:p?w:@h:x/d",
                "postgresql://u:p@w/@h:x/d",
            })
    void refusesWhatNoRecipeMends(String text) {
        assertThatThrownBy(() -> Repair.of(text))
                .isInstanceOf(UrlSyntaxException.class)
                .isNotInstanceOf(AmbiguousUrlException.class);
    }

    @Test
    void takesTheWordOfTheUserForTheDialect() {
        assertThat(Repair.of("postgresql://u:12/w@h/d", Dialects.LIBPQ_URI).steps())
                .isEmpty();
    }

    @Test
    void convertsATextOfAnotherDialect() {
        Repair repair = Repair.of("\"postgres://u:p%40@h/d?application_name=x\"", Dialects.PGJDBC);

        assertThat(repair.target().text()).isEqualTo("jdbc:postgresql://h/d?user=u&password=p%40&ApplicationName=x");
        assertThat(repair.steps())
                .extracting(Repair.Step::what)
                .startsWith("took away the quotes or blanks around the text", "converted from libpq-uri to pgjdbc");
    }

    @Test
    void saysWhatItDid() {
        assertThat(Repair.of("jdbc:postgres://u:p%w@h").steps())
                .extracting(Repair.Step::what)
                .containsExactly(
                        "wrote jdbc:postgresql: for jdbc:postgres:",
                        "percent-encoded the reserved characters in user and password",
                        "added the slash that ends the hosts",
                        "moved user and password from before the @ to the parameters, where pgjdbc reads them");
    }

    @Test
    void namesTheParsersOfEachReading() {
        assertThatThrownBy(() -> Repair.of("postgresql://u:p@ss@h/d")).hasMessageStartingWith("""
                Ambiguous connection URL: it can be read in ways that reach different servers or log in differently
                  found:    postgresql://u:***@h/d
                  readings: host ***@h, user u, with a password (libpq-uri, libpq-uri:18""");
    }
}
