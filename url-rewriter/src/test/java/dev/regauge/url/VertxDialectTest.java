package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VertxDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:p%2B@h:5433/d              | jdbc:postgresql://h:5433/d?user=u&password=p%2B
            vertx-reactive:postgresql://u:p@h/d       | jdbc:postgresql://h/d?user=u&password=p
            postgresql://                             | jdbc:postgresql:db?user=user&password=pass
            postgres://u:p@h/d?HOST=g&Port=5433&dbname=e&User=v | jdbc:postgresql://g:5433/e?password=p&user=v
            postgresql://u:p@h/d?SslMode=VERIFY-FULL  | jdbc:postgresql://h/d?user=u&password=p&sslmode=verify-full
            postgresql://u:p@h/d?sslmode=require      | jdbc:postgresql://h/d?user=u&password=p&sslmode=verify-ca
            postgresql://u:p@h/d?ssl=true&connect_timeout=3&application_name=a | jdbc:postgresql://h/d?user=u&password=p&ApplicationName=a
            """)
    void toPgjdbc(String uri, String expected) {
        assertThat(ConnectionTarget.parse(uri, Dialects.VERTX)
                        .render(Dialects.PGJDBC)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h:5433/d?user=u&password=p+%25&sslmode=disable | postgresql://u:p%20%25@h:5433/d?sslmode=disable
            jdbc:postgresql://h/d?user=u&password=&sslmode=verify-full  | postgresql://h/d?user=u&password=&sslmode=verify-full
            jdbc:postgresql://[::1]/d?user=u&password=p&sslmode=allow   | postgresql://u:p@[::1]/d?sslmode=allow
            postgresql://u@%2Frun/d?options=-c%20work_mem%3D1MB         | postgresql://u@%2Frun/d?options=-c%20work_mem%3D1MB&sslmode=prefer
            jdbc:pgsql://u@h/d                                          | postgresql://u@h/d
            """)
    void fromOthers(String url, String expected) {
        String written = ConnectionTarget.parse(url).render(Dialects.VERTX).text();
        assertThat(ConnectionTarget.parse(written, Dialects.VERTX).database()).hasValue("d");
        assertThat(written).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h1,h2/d             | takes one host
            jdbc:postgresql://h/d?sslmode=require | cannot say the TLS mode require
            jdbc:postgresql://h/                  | no database is written
            """)
    void refusesWhatItCannotSay(String url, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url).render(Dialects.VERTX))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:s3cr3t@h/            | no database
            postgresql://u:s3cr3t+@h/d          | no port stands behind
            postgresql://u:s3cr3t@h1,h2/d       | takes none
            postgresql://u:s3cr3t@h:99999/d     | not a number from 1 to 65535
            postgresql://u:s3cr3t@h/d?sslmode=x | none of the words
            postgresql://u:s3cr3t@h/d?foo       | no equals sign
            """)
    void refusesWhatTheClientRefuses(String uri, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(uri, Dialects.VERTX))
                .isInstanceOf(UrlSyntaxException.class)
                .hasMessageContaining(problem)
                .message()
                .doesNotContain("s3cr3t");
    }

    @Test
    void masksPasswords() {
        assertThat(ConnectionTarget.parse("vertx-reactive:postgresql://u:s3cr3t@h/d?PassWord=s3cr3t"))
                .hasToString("vertx-reactive:postgresql://u:***@h/d?PassWord=***");
    }
}
