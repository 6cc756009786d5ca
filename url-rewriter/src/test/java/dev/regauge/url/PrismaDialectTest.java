package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrismaDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:p@h/d?schema=public&connection_limit=5&pgbouncer=true | jdbc:postgresql://h/d?user=u&password=p&currentSchema=public&prepareThreshold=0
            postgresql://h/d?schema=My S               | jdbc:postgresql://h/d?currentSchema=%22My%20S%22
            postgresql://h/d?sslmode=require&sslaccept=strict&sslcert=ca.pem | jdbc:postgresql://h/d?sslmode=verify-full&sslrootcert=ca.pem
            postgresql://h/d?socket_timeout=3&connect_timeout=0&pool_timeout=9 | jdbc:postgresql://h/d?queryTimeout=3&connectTimeout=0
            postgresql://u:p@h/d?user=x&password=y&port=1 | jdbc:postgresql://h/d?user=u&password=p
            """)
    void toPgjdbc(String url, String expected) {
        assertThat(ConnectionTarget.parse(url, Dialects.PRISMA)
                        .render(Dialects.PGJDBC)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u@h                           | postgresql://u@h/postgres
            postgresql://u@h/                          | postgresql://u@h
            postgresql://h/a%20b/c                     | postgresql://h/a%2520b
            postgresql://u@localhost/d?host=/tmp&port=3 | postgresql://u@%2Ftmp/d
            postgresql://h/d?sslmode=require           | postgresql://h/d?sslmode=require
            postgresql://h/d?channel_binding=require   | postgresql://h/d?channel_binding=require
            """)
    void toLibpq(String url, String expected) {
        assertThat(ConnectionTarget.parse(url, Dialects.PRISMA)
                        .render(Dialects.LIBPQ_URI)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=b                                        | PREFER
            sslmode=disable                            | DISABLE
            sslmode=require                            | REQUIRE
            sslmode=require&sslaccept=accept_invalid_certs | REQUIRE
            sslmode=require&sslaccept=strict           | VERIFY_FULL
            sslmode=require&sslaccept=x                | VERIFY_FULL
            sslaccept=strict                           | PREFER
            sslmode=verify-full                        | PREFER
            sslmode=require&sslmode=verify-full        | REQUIRE
            """)
    void saysHowTheConnectionIsProtected(String parameters, TlsMode mode) {
        assertThat(ConnectionTarget.parse("postgres://h/d?" + parameters, Dialects.PRISMA)
                        .tlsMode())
                .contains(mode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:s3cr3t@h/d?sslmode=require&sslaccept=${X} | placeholder hides
            postgresql://u:s3cr3t@h1,h2/d              | the whole list of hosts
            """)
    void refusesToConvert(String url, String problem) {
        ConnectionTarget target = ConnectionTarget.parse(url, Dialects.PRISMA);
        assertThatThrownBy(() -> target.render(Dialects.LIBPQ_URI))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prisma://accelerate.prisma-data.net/?api_key=s3cr3t | an API key
            prisma+postgres://localhost:51213/?api_key=s3cr3t   | an API key
            postgresql://u:s3cr3t@h/d?pgbouncer=1      | no such value
            postgresql://u:s3cr3t@h/d?connection_limit=-1 | no such value
            """)
    void refusesToRead(String url, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url, Dialects.PRISMA))
                .isInstanceOf(UrlSyntaxException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void isNotWritten() {
        assertThatThrownBy(() -> ConnectionTarget.parse("jdbc:postgresql://h/d").render(Dialects.PRISMA))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining("never written");
    }
}
