package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlxDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:p@h/d                         | jdbc:postgresql://h/d?user=u&password=p
            postgres://u:p@h/d?sslmode=allow           | jdbc:postgresql://h/d?user=u&password=p&sslmode=disable
            postgres://h//d?statement-cache-capacity=9 | jdbc:postgresql://h/d?preparedStatementCacheQueries=9
            postgres://h/d?ssl=true                    | jdbc:postgresql://h/d
            """)
    void toPgjdbc(String url, String expected) {
        assertThat(ConnectionTarget.parse(url, Dialects.SQLX)
                        .render(Dialects.PGJDBC)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://h/d?ssl-mode=VERIFY-CA&ssl-ca=/ca | postgresql://h/d?sslmode=verify-ca&sslrootcert=%2Fca
            postgres://h/d?sslmode=require&sslrootcert=/ca | postgresql://h/d?sslmode=require
            postgres://h/d?options[search_path]=a,b&options=-c x=1 | postgresql://h/d?options=-c%20search_path%3Da%2Cb%20-c%20x%3D1
            postgres://%2Frun/d?host=h                 | postgresql://%2Frun/d
            postgres://h/d?hostaddr=::1&port=6         | postgresql://[::1]:6/d
            postgres://u:a@h/d?user=v&password=&dbname=e | postgresql://v:@h/e
            """)
    void toLibpq(String url, String expected) {
        assertThat(ConnectionTarget.parse(url, Dialects.SQLX)
                        .render(Dialects.LIBPQ_URI)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=b                                        | PREFER
            ssl=true                                   | PREFER
            sslmode=allow                              | DISABLE
            sslmode=Require&sslrootcert=/ca            | REQUIRE
            sslmode=disable&ssl-mode=verify-full       | VERIFY_FULL
            """)
    void saysHowTheConnectionIsProtected(String parameters, TlsMode mode) {
        assertThat(ConnectionTarget.parse("postgres://h/d?" + parameters, Dialects.SQLX)
                        .tlsMode())
                .contains(mode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:s3cr3t@h%41/d                 | no host has
            postgres://u:s3cr3t@h1,h2/d                | the whole list of hosts
            """)
    void refusesToConvert(String url, String problem) {
        ConnectionTarget target = ConnectionTarget.parse(url, Dialects.SQLX);
        assertThatThrownBy(() -> target.render(Dialects.LIBPQ_URI))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:s3cr3t@h/d?sslmode=on         | no such value
            postgres://u:s3cr3t@h/d?hostaddr=h2        | no such value
            postgres://u:s3cr3t@h/d?port=              | no such value
            postgres://u:s3cr3t%FF@h/d                 | not UTF-8
            """)
    void refusesToRead(String url, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url, Dialects.SQLX))
                .isInstanceOf(UrlSyntaxException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void isNotWritten() {
        assertThatThrownBy(() -> ConnectionTarget.parse("jdbc:postgresql://h/d").render(Dialects.SQLX))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining("never written");
    }
}
