package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresJsDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:p@h1,h2/d                     | jdbc:postgresql://h1,h2/d?user=u&password=p
            postgres://u:p@h/d?ssl=allow&max=5&connect_timeout=2.5 | jdbc:postgresql://h/d?user=u&password=p&sslmode=require&connectTimeout=3
            postgres://h/d?search_path=a&TimeZone=UTC  | jdbc:postgresql://h/d?currentSchema=a
            postgres://h/d?ssl=false&prepare=false     | jdbc:postgresql://h/d?sslmode=disable&prepareThreshold=0
            postgres://h/d?target_session_attrs=primary | jdbc:postgresql://h/d?targetServerType=primary
            """)
    void toPgjdbc(String url, String expected) {
        assertThat(ConnectionTarget.parse(url, Dialects.POSTGRES_JS)
                        .render(Dialects.PGJDBC)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:p@h1:1,h2:2/d?ssl=require     | postgresql://u:p@h1:1,h2:2/d?sslmode=require
            postgres://h1:1,h2/d                       | postgresql://h1:1,h2:1/d
            postgres://h1,h2:2/d                       | postgresql://h1,h2:2/d
            postgres://h/a b                           | postgresql://h/a%2520b
            postgres://h/d?sslrootcert=system          | postgresql://h/d?sslmode=verify-full
            postgres://u:p@${A},${B}/d                 | postgresql://u:p@${A},${B}/d
            """)
    void toLibpq(String url, String expected) {
        assertThat(ConnectionTarget.parse(url, Dialects.POSTGRES_JS)
                        .render(Dialects.LIBPQ_URI)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=b                                        | DISABLE
            ssl=                                       | DISABLE
            ssl=false                                  | DISABLE
            sslmode=disable&ssl=true                   | DISABLE
            ssl=prefer                                 | PREFER
            ssl=prefer&sslnegotiation=direct           | REQUIRE
            ssl=allow                                  | REQUIRE
            ssl=true&sslmode=require                   | REQUIRE
            ssl=true&sslmode=                          | VERIFY_FULL
            sslmode=verify-ca                          | VERIFY_FULL
            ssl=require&sslrootcert=system             | VERIFY_FULL
            sslrootcert=/ca.pem                        | DISABLE
            """)
    void saysHowTheConnectionIsProtected(String parameters, TlsMode mode) {
        assertThat(ConnectionTarget.parse("postgres://h/d?" + parameters, Dialects.POSTGRES_JS)
                        .tlsMode())
                .contains(mode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:s3cr3t@h/d?user=x             | another user or database
            postgres://u:s3cr3t@[::1]/d                | no host has
            postgres://u:s3cr3t@x@h1,h2/d              | no host has
            postgres://h1,h2:x/d                       | no number
            postgres://h/d?ssl=require&sslrootcert=${X} | placeholder hides
            postgres://h/d?ssl=${X}                    | placeholder hides
            """)
    void refusesToConvert(String url, String problem) {
        ConnectionTarget target = ConnectionTarget.parse(url, Dialects.POSTGRES_JS);
        assertThatThrownBy(() -> target.render(Dialects.LIBPQ_URI))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:s3cr3t@h1,a$&b/d              | dollar sign
            postgres://h1,h2:s3cr3t@h1,h2/d            | twice
            postgres://u:s3cr3t%zz@h/d                 | percent sign
            postgres://u:s3cr3t@h/d?target_session_attrs=any | no such value
            postgres://u:s3cr3t@h:x,h2/d               | not a number
            """)
    void refusesToRead(String url, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url, Dialects.POSTGRES_JS))
                .isInstanceOf(UrlSyntaxException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void isNotWritten() {
        assertThatThrownBy(() -> ConnectionTarget.parse("jdbc:postgresql://h/d").render(Dialects.POSTGRES_JS))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining("never written");
    }
}
