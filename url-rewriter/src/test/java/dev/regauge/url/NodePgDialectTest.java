package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePgDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:p%40@h:5433/d                  | jdbc:postgresql://h:5433/d?user=u&password=p%40
            postgres://h/d?sslmode=require&uselibpqcompat=true | jdbc:postgresql://h/d?sslmode=require
            postgres://h/d?ssl=0                        | jdbc:postgresql://h/d?sslmode=disable
            postgres://h/d?sslrootcert=/ca.pem          | jdbc:postgresql://h/d?sslrootcert=%2Fca.pem&sslmode=verify-full
            postgres://h/d?sslnegotiation=direct        | jdbc:postgresql://h/d?sslNegotiation=direct&sslmode=verify-full
            postgres://u:${PW}@${H}:${P}/${D}           | jdbc:postgresql://${H}:${P}/${D}?user=u&password=${PW}
            pg://u@h/d?statement_timeout=5000&query_timeout=1500 | jdbc:postgresql://h/d?user=u&queryTimeout=2&options=-c%20statement_timeout%3D5000
            """)
    void toPgjdbc(String url, String expected) {
        assertThat(ConnectionTarget.parse(url, Dialects.NODE_PG)
                        .render(Dialects.PGJDBC)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:p@ss@h/d?sslmode=require       | postgresql://u:p%40ss@h/d?sslmode=verify-full
            postgres://u:p%2Fw@h/a%2Fb                  | postgresql://u:p%2Fw@h/a%252Fb
            postgres://u:p w%2F@h/d                     | postgresql://u:p%20w%252F@h/d
            postgres://u:p@h/d?application_name=a%2Fb c | postgresql://u:p@h/d?application_name=a%252Fb%20c
            postgres://[0::01]:5433/d                   | postgresql://[::1]:5433/d
            postgres://u:p@/d?host=/tmp                 | postgresql://u:p@%2Ftmp/d
            postgres://%2Fvar%2Frun/d                   | postgresql://%2Fvar%2Frun/d
            postgres://h/d?sslmode=no-verify&sslrootcert=/ca | postgresql://h/d?sslmode=require
            postgres://h/d?sslmode=require&uselibpqcompat=true&sslrootcert=/ca | postgresql://h/d?sslmode=verify-ca&sslrootcert=%2Fca
            /var/run/postgresql d                       | postgresql://%2Fvar%2Frun%2Fpostgresql/d
            socket:/run/pg?db=d&encoding=utf8&user=u    | postgresql://u@%2Frun%2Fpg/d?client_encoding=utf8
            orders                                      | postgresql://base/orders
            """)
    void toLibpq(String url, String expected) {
        assertThat(ConnectionTarget.parse(url, Dialects.NODE_PG)
                        .render(Dialects.LIBPQ_URI)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=b                                       | DISABLE
            sslmode=                                  | DISABLE
            sslmode=disable&ssl=true                  | DISABLE
            ssl=0                                     | DISABLE
            ssl=1                                     | VERIFY_FULL
            ssl=no-verify                             | REQUIRE
            ssl=0&sslmode=prefer                      | VERIFY_FULL
            sslmode=allow                             | VERIFY_FULL
            sslmode=REQUIRE                           | VERIFY_FULL
            sslmode=verify-ca                         | VERIFY_FULL
            sslmode=no-verify                         | REQUIRE
            sslmode=no-verify&uselibpqcompat=true     | VERIFY_FULL
            sslmode=no-verify&uselibpqcompat=TRUE     | REQUIRE
            sslmode=allow&uselibpqcompat=true         | VERIFY_FULL
            sslmode=prefer&uselibpqcompat=true        | REQUIRE
            sslmode=prefer&uselibpqcompat=true&sslrootcert=/ca | REQUIRE
            sslmode=require&uselibpqcompat=true&sslrootcert=/ca | VERIFY_CA
            sslmode=verify-ca&uselibpqcompat=true&sslrootcert=/ca | VERIFY_CA
            sslmode=disable&sslrootcert=/ca           | DISABLE
            ssl=0&sslcert=/c                          | VERIFY_FULL
            sslnegotiation=direct                     | VERIFY_FULL
            sslnegotiation=direct&ssl=                | DISABLE
            """)
    void saysHowTheConnectionIsProtected(String parameters, TlsMode mode) {
        assertThat(ConnectionTarget.parse("postgres://h/d?" + parameters, Dialects.NODE_PG)
                        .tlsMode())
                .contains(mode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://h/d?ssl=maybe                  | does not connect today
            postgres://h/d?sslmode=${M}               | placeholder hides the TLS mode
            postgres://h/d?sslmode=require&uselibpqcompat=${M} | placeholder hides
            postgres://u:s3cr3t@h1,h2/d               | the whole list of hosts
            postgres://h/d?port=1,2                   | no number
            """)
    void refusesToConvert(String url, String problem) {
        ConnectionTarget target = ConnectionTarget.parse(url, Dialects.NODE_PG);
        assertThatThrownBy(() -> target.render(Dialects.LIBPQ_URI))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://u:s3cr3t@h:99999/d             | not a number up to 65535
            postgres://u:s3cr3t@h1:1,h2:2/d           | not a number
            postgres://u:s3cr3t#@h/d                  | not a number
            postgres://u:s3cr3t%FF@h/d                | not UTF-8
            postgres://u:s3cr3t@[::1%25eth0]/d        | no IPv6 address
            postgres://u:s3cr3t@h/d?sslmode=verify-ca&uselibpqcompat=true | needs a sslrootcert
            postgres://u:s3cr3t@h/d?sslrootcert=system | a file named system
            socket:/run?db=d&sslmode=require          | does not count
            postgres://h/${D}/../x                    | placeholder stands beside
            """)
    void refusesToRead(String url, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url, Dialects.NODE_PG))
                .isInstanceOf(UrlSyntaxException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void masksThePassword() {
        assertThat(ConnectionTarget.parse("pg://u:p@s3cr3t w@h/d?password=s3cr3t#s3cr3t@", Dialects.NODE_PG))
                .hasToString("pg://u:***");
    }

    @Test
    void isNotWritten() {
        assertThatThrownBy(() -> ConnectionTarget.parse("jdbc:postgresql://h/d").render(Dialects.NODE_PG))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining("never written");
    }
}
