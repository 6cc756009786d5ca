package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PgjdbcVersionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pgjdbc:9.4    | jdbc:postgresql://h/d                 | jdbc:postgresql://h/d
            pgjdbc:9.4    | jdbc:postgresql://h/d?ssl=true        | jdbc:postgresql://h/d?sslmode=verify-ca
            pgjdbc:9.4    | jdbc:postgresql://h/d?ssl             | jdbc:postgresql://h/d?sslmode=verify-ca
            pgjdbc:9.4    | jdbc:postgresql://h/d?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory | jdbc:postgresql://h/d?sslmode=require&sslfactory=org.postgresql.ssl.NonValidatingFactory
            pgjdbc:9.4    | jdbc:postgresql://h/d?loglevel=2      | jdbc:postgresql://h/d
            pgjdbc:9.4    | jdbc:postgresql://h/d?targetServerType=preferSlave | jdbc:postgresql://h/d?targetServerType=preferSecondary
            pgjdbc:42.2.5 | jdbc:postgresql://h/d?ssl=true        | jdbc:postgresql://h/d?sslmode=verify-full
            pgjdbc:42.2.5 | jdbc:postgresql://h/a/b?password=a+b  | jdbc:postgresql://h/a%2Fb?password=a%20b
            pgjdbc:42.2.5 | jdbc:postgresql:/d                    | jdbc:postgresql:%2Fd
            pgjdbc:42.2.5 | jdbc:postgresql://h/d?host=g&PGPORT=1 | jdbc:postgresql://h:1/d
            pgjdbc:42.2.5 | jdbc:postgresql://:5433/d             | jdbc:postgresql://localhost:5433/d
            pgjdbc:42.2.5 | jdbc:postgresql://h/d?loggerLevel=OFF&stringtype=unspecified | jdbc:postgresql://h/d?loggerLevel=OFF&stringtype=unspecified
            """)
    void toTheNewest(String dialect, String url, String expected) {
        assertThat(ConnectionTarget.parse(url, Dialects.byId(dialect))
                        .render(Dialects.PGJDBC)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"pgjdbc:9.4, prefer", "pgjdbc:9.4, allow", "pgjdbc:9.4, REQUIRE", "pgjdbc:42.2.5, on"})
    void knowsNoSuchMode(String dialect, String mode) {
        assertThat(ConnectionTarget.parse("jdbc:postgresql://h/d?sslmode=" + mode, Dialects.byId(dialect))
                        .tlsMode())
                .isEmpty();
    }

    @Test
    void oldWordsCannotSayThatTlsIsTried() {
        assertThatThrownBy(() -> ConnectionTarget.parse("jdbc:postgresql://h/d").render(Dialects.byId("pgjdbc:9.4")))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining("cannot say the TLS mode prefer");
        assertThat(ConnectionTarget.parse("jdbc:postgresql://h/d")
                        .renderStronger(Dialects.byId("pgjdbc:9.4"))
                        .text())
                .isEqualTo("jdbc:postgresql://h/d?sslmode=require");
    }
}
