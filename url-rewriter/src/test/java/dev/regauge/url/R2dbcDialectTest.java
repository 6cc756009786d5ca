package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class R2dbcDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            r2dbc:postgresql://u:p%2B+@h:5433/d?sslMode=verify-ca    | jdbc:postgresql://h:5433/d?user=u&password=p%2B%20&sslmode=verify-ca
            r2dbcs:postgresql://h/d                                  | jdbc:postgresql://h/d?sslmode=verify-full
            r2dbc:postgresql://h/d?ssl=true&sslMode=require          | jdbc:postgresql://h/d?sslmode=require
            r2dbcs:postgresql://h/d?ssl=false                        | jdbc:postgresql://h/d?sslmode=disable
            r2dbc:postgresql://h/d?sslMode=tunnel                    | jdbc:postgresql://h/d?sslmode=require
            r2dbc:postgresql://h/d?sslMode=${SSL:require}&ssl=no     | -
            r2dbc:postgresql:failover://h1:1,h2/d?targetServerType=preferSecondary&hostRecheckTime=PT5S | jdbc:postgresql://h1:1,h2/d?targetServerType=preferSecondary&hostRecheckSeconds=5
            r2dbc:postgresql://h/d?targetServerType=primary          | jdbc:postgresql://h/d
            r2dbc:postgresql://h/d?connectTimeout=1500ms&schema=a&currentSchema=b | jdbc:postgresql://h/d?connectTimeout=2&currentSchema=b
            r2dbc:postgresql://h/d?options=a.b=c d;work_mem=1MB      | -
            r2dbc:postgresql://h/d?options=a.b=c%20d;work_mem=1MB    | jdbc:postgresql://h/d?options=-c%20a.b%3Dc%5C%20d%20-c%20work_mem%3D1MB
            r2dbc:postgresql://h/d?statementTimeout=PT30S            | jdbc:postgresql://h/d?options=-c%20statement_timeout%3D30000
            r2dbc:pool:postgresql://h/d?maxSize=20&maxIdleTime=PT30M | jdbc:postgresql://h/d
            r2dbc:postgresql://[fe80::1%25eth0]/d                    | jdbc:postgresql://[fe80::1%eth0]/d
            """)
    void toPgjdbc(String url, String expected) {
        if (expected.equals("-")) {
            assertThatThrownBy(() -> converted(url, Dialects.PGJDBC)).hasMessageContaining("to fix:");
        } else {
            assertThat(converted(url, Dialects.PGJDBC)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h/d?user=u&password=p%40&sslmode=verify-full&connectTimeout=5 | r2dbc:postgresql://u:p%40@h/d?sslMode=verify-full&connectTimeout=PT5S
            jdbc:pgsql://h/d                                | r2dbc:postgresql://h/d
            jdbc:postgresql://h1,h2:5433/d?sslmode=disable  | r2dbc:postgresql:failover://h1,h2:5433/d?sslMode=disable
            jdbc:postgresql://h:5433/d?sslmode=disable&targetServerType=primary | r2dbc:postgresql:failover://h:5433,/d?sslMode=disable&targetServerType=primary
            jdbc:postgresql://my_host:5433/d?sslmode=disable | r2dbc:postgresql:failover://my_host:5433,/d?sslMode=disable
            postgresql://u@h/d?options=-c%20search_path%3Da%20-c%20work_mem%3D1MB&sslmode=require | r2dbc:postgresql://u@h/d?currentSchema=a&sslMode=require&options=work_mem%3D1MB
            """)
    void fromOthers(String url, String expected) {
        String written = converted(url, Dialects.R2DBC);
        assertThat(ConnectionTarget.parse(written).tlsMode())
                .hasValueSatisfying(mode -> assertThat(mode.weakerThan(
                                ConnectionTarget.parse(url).tlsMode().orElseThrow()))
                        .isFalse());
        assertThat(written).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            r2dbc:postgresql://h1:1,h2:2/d      | the whole list of hosts
            r2dbc:postgresql://u:s3cr3t#w@h/d   | no host has
            r2dbc:postgresql://my_host:5433/d   | no host has
            r2dbc:postgresql:///d               | no host is written
            r2dbc:postgresql://h/d?socket=/run/.s.PGSQL.5432 | has no word for it
            r2dbc:tc:postgresql:///d?TC_IMAGE_TAG=16 | Testcontainers
            r2dbc:gcp:postgres://u:s3cr3t@p:r:i/d | Cloud SQL
            r2dbcs:pool:proxy:postgresql://h/d  | r2dbc-proxy
            """)
    void refusesWhatIsNoAddress(String url, String problem) {
        assertThatThrownBy(() -> converted(url, Dialects.PGJDBC))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem)
                .message()
                .doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            r2dbc:postgresql://h/d?user=u          | does not take this as a parameter
            r2dbc:postgresql://h/d?pass%77ord=s3cr3t | does not take this as a parameter
            r2dbc:postgresql://u:s3cr3t%@h/d       | percent sign
            r2dbc:postgresql://u:s3cr3t^@h/d       | authority
            r2dbc:postgresql:failover://h:5433/d   | one host and its port
            r2dbc:postgresql:failover://h1,,h2/d   | no list that the driver takes
            r2dbc:postgresql:failover://h1,[::1]/d | the authority takes none
            """)
    void refusesWhatTheDriverRefuses(String url, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url))
                .isInstanceOf(UrlSyntaxException.class)
                .hasMessageContaining(problem)
                .message()
                .doesNotContain("s3cr3t");
    }

    @Test
    void masksPasswords() {
        assertThat(ConnectionTarget.parse("r2dbc:pool:postgresql://u:s3cr3t@h/d?sslPassword=s3cr3t&maxSize=5"))
                .hasToString("r2dbc:pool:postgresql://u:***@h/d?sslPassword=***&maxSize=5");
    }

    @Test
    void goesNowhereOverASocketWithTls() {
        assertThat(ConnectionTarget.parse("r2dbcs:postgresql://h/d?socket=/run/s")
                        .tlsMode())
                .hasValue(TlsMode.DISABLE);
    }

    private static String converted(String url, Dialect to) {
        return ConnectionTarget.parse(url).render(to).text();
    }
}
