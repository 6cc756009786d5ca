package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsyncpgDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:p+w%zz@h/d                             | jdbc:postgresql://h/d?user=u&password=p%2Bw%25zz
            postgresql://u:p@h/d?user=v&password=w                | jdbc:postgresql://h/d?user=u&password=p
            postgresql://h1,h2:5433/d?port=6432&host=x            | jdbc:postgresql://h1,h2:5433/d
            postgresql:///d?host=a,b:7&port=1                     | jdbc:postgresql://a:1,b:1/d
            postgresql://h?database=e&dbname=d                    | jdbc:postgresql://h/d
            postgresql://h/d?sslmode=verify_full                  | jdbc:postgresql://h/d?sslmode=verify-full
            postgresql://h/d?sslmode=require&sslrootcert=/ca      | jdbc:postgresql://h/d?sslmode=verify-ca&sslrootcert=%2Fca
            postgresql://h/d?application_name=x&search_path=a     | jdbc:postgresql://h/d?ApplicationName=x&currentSchema=a
            postgresql://h/d?statement_timeout=5s&jit=off         | jdbc:postgresql://h/d?options=-c%20statement_timeout%3D5s%20-c%20jit%3Doff
            postgresql://h/d?application_name=#x                  | jdbc:postgresql://h/d
            postgresql://${U}:${P}@${H}:${PORT}/${D}              | jdbc:postgresql://${H}:${PORT}/${D}?user=${U}&password=${P}
            """)
    void toPgjdbc(String url, String expected) {
        assertThat(read(url).render(Dialects.PGJDBC).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u@/d?host=/run                           | postgresql://u@%2Frun/d
            postgresql://u@h1:1,h2/d?sslmode=require              | postgresql://u@h1:1,h2/d?sslmode=require
            postgresql://u@h/d?sslmode=require&sslrootcert=/ca    | postgresql://u@h/d?sslmode=verify-ca&sslrootcert=%2Fca
            """)
    void toLibpq(String url, String expected) {
        assertThat(read(url).render(Dialects.LIBPQ_URI).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://h/d?sslmode=REQUIRE        | no such word for sslmode
            postgresql://h/d?x                      | no equals sign
            postgresql://h/d?x=1&                   | no equals sign
            postgresql://h1,,h2/d                   | no host between
            postgresql://h1,[::1]/d                 | no IPv6 address
            postgresql://u:[s3cr3t]@h/d             | no IPv6 address
            postgresql://u:s3cr3t@h\u2100x/d        | in disguise
            postgresql://::1/d                      | no number
            """)
    void refusesWhatAsyncpgRefuses(String url, String problem) {
        assertThatThrownBy(() -> read(url))
                .isInstanceOf(UrlSyntaxException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void takesWhatPythonForgets() {
        ConnectionTarget target = read(" POSTGRE\tSQL://u:s3c\nr3t@H:54\r33/d");
        assertThat(target.hosts()).extracting(Host::toString).containsExactly("H:5433");
        assertThat(target.password().map(Secret::reveal)).contains("s3cr3t");
        assertThat(target.masked()).isEqualTo(" POSTGRE\tSQL://u:***@H:***/d");
    }

    @Test
    void isNeitherRecognisedNorWritten() {
        assertThat(ConnectionTarget.parse("postgresql://h/d").dialect()).isSameAs(Dialects.LIBPQ_URI);
        assertThatThrownBy(() -> ConnectionTarget.parse("jdbc:postgresql://h/d").render(Dialects.ASYNCPG))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining("never written");
    }

    @Test
    void hidesWhatASecondAtLeaves() {
        assertThat(read("postgresql://u:p@s3cr3t@h/d").masked()).doesNotContain("s3cr3t");
    }

    private static ConnectionTarget read(String url) {
        return ConnectionTarget.parse(url, Dialects.ASYNCPG);
    }
}
