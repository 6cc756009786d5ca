package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DjDatabaseUrlDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgis://u:p@ss@HOST:5433/d                     | jdbc:postgresql://host:5433/d?user=u&password=p%40ss
            postgres://u:p@h1,h2:5433/d                      | jdbc:postgresql://h1:5433,h2:5433/d?user=u&password=p
            postgres://u:p@h:0/d?host=x&user=v&port=7        | jdbc:postgresql://h:7/d?user=u&password=p
            pgsql:///d?host=a,b&password=0123                | jdbc:postgresql://a,b/d?password=123
            timescale://h/d?dbname=e                         | jdbc:postgresql://h/e
            postgres://h/d?currentSchema=x&options=-c%20jit%3Doff | jdbc:postgresql://h/d?options=-c%20search_path%3Dx
            postgres://h/d?connect_timeout=010&sslmode=require | jdbc:postgresql://h/d?connectTimeout=10&sslmode=require
            postgres://h/d?sslmode=require&sslrootcert=/ca   | jdbc:postgresql://h/d?sslmode=verify-ca&sslrootcert=%2Fca
            postgres://h/d?prepare_threshold=5&pool=true     | jdbc:postgresql://h/d?prepareThreshold=6
            postgres://h/d?application_name=&x               | jdbc:postgresql://h/d
            redshift://h/d#s                                 | jdbc:postgresql://h/d
            postgres://${U}:${P}@h/${D}                      | jdbc:postgresql://h/${D}?user=${U}&password=${P}
            """)
    void toPgjdbc(String url, String expected) {
        assertThat(read(url).render(Dialects.PGJDBC).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgis://u:p@%2Frun%2FPG/d                      | postgresql://u:p@%2Frun%2FPG/d
            postgis://u@h/d?sslmode=verify-full&prepare_threshold=5 | postgresql://u@h/d?sslmode=verify-full
            """)
    void toLibpq(String url, String expected) {
        assertThat(read(url).render(Dialects.LIBPQ_URI).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:s3/cr3t@h/d                         | no number up to 65535
            postgres://u:s3cr3t@h:99999/d                    | no number up to 65535
            postgres://u:s3cr3t@h                            | no database is named
            postgres://u:s3cr3t@h/d?conn_max_age=60          | knows no such parameter
            postgres://u:s3cr3t@h/d?sslmode=a&sslmode=b      | twice
            postgres://u:s3cr3t@h/d?connect_timeout=²        | digits and no number
            cockroach://u:s3cr3t@h/d?currentSchema=x         | knows no such parameter
            """)
    void refusesWhatDjangoRefuses(String url, String problem) {
        assertThatThrownBy(() -> read(url).render(Dialects.LIBPQ_URI))
                .isInstanceOfAny(UrlSyntaxException.class, UrlConversionException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgis://u:s3cr3t@h/d", "pgsql://u:s3@cr3t@h/d", "cockroach://h/d?password=s3cr3t"})
    void isRecognisedByItsOwnSchemes(String url) {
        ConnectionTarget target = ConnectionTarget.parse(url);
        assertThat(target.dialect()).isSameAs(Dialects.DJ_DATABASE_URL);
        assertThat(target.masked()).contains("***").doesNotContain("cr3t");
    }

    @Test
    void hidesTheEndOfAPasswordThatIsCutOff() {
        assertThat(read("postgres://h/d?password=a#s3cr3t").masked()).isEqualTo("postgres://h/d?password=***");
    }

    @Test
    void trueBecomesPythonsWord() {
        assertThat(read("postgres://h/d?application_name=true").settings())
                .extracting(Parameter::value)
                .containsExactly("True");
    }

    private static ConnectionTarget read(String url) {
        return ConnectionTarget.parse(url, Dialects.DJ_DATABASE_URL);
    }
}
