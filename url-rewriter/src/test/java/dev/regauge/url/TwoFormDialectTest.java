package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** pgx, lib/pq and tokio-postgres: a URI or a list of keys and values. */
class TwoFormDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pgx            | postgres://u:p%40@h1,h2:5433/d              | jdbc:postgresql://h1:5433,h2:5433/d?user=u&password=p%40
            pgx            | host=h user=u password='a b' dbname=d       | jdbc:postgresql://h/d?user=u&password=a%20b
            pgx            | postgres://h/d?search_path=a&work_mem=1MB   | jdbc:postgresql://h/d?currentSchema=a&options=-c%20work_mem%3D1MB
            pgx            | postgres://h/d?application_name=a&application_name=b | jdbc:postgresql://h/d?ApplicationName=a
            pgx            | postgres://h/d?default_query_exec_mode=simple_protocol | jdbc:postgresql://h/d?preferQueryMode=simple
            pgx            | postgres://h/d?statement_cache_capacity=9&pool_max_conns=5 | jdbc:postgresql://h/d?preparedStatementCacheQueries=9
            pgx            | postgres://h/d?ssl=true                     | jdbc:postgresql://h/d?options=-c%20ssl%3Dtrue
            lib-pq         | postgres://u@h/d                            | jdbc:postgresql://h/d?user=u&sslmode=require
            lib-pq         | postgres://z/d?host=a&sslmode=disable       | jdbc:postgresql://z/d?sslmode=disable
            lib-pq         | postgres://a/d?host=z&sslmode=disable       | jdbc:postgresql://z/d?sslmode=disable
            lib-pq         | user=u host=h dbname=a database=b           | jdbc:postgresql://h/b?user=u&sslmode=require
            tokio-postgres | postgres://u:p@h1/d?host=h2                 | !
            tokio-postgres | postgres://u:p@h1/d?host=h2&port=5433       | jdbc:postgresql://h1,h2:5433/d?user=u&password=p
            tokio-postgres | host=a,b port=1,2 dbname='d'                | jdbc:postgresql://a:1,b:2/d
            """)
    void toPgjdbc(String dialect, String text, String expected) {
        if (expected.equals("!")) {
            assertThat(read(text, dialect).hosts()).hasToString("[h1, h2]");
        } else {
            assertThat(read(text, dialect).render(Dialects.PGJDBC).text()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pgx            | postgres://h/d                                      | prefer
            pgx            | postgres://h/d?sslmode=                             | prefer
            pgx            | postgres://h/d?sslmode=require&sslrootcert=/c       | verify-ca
            pgx            | postgres://h/d?sslmode=disable&sslrootcert=system   | verify-full
            pgx            | postgres://h/d?sslnegotiation=direct                | require
            pgx            | host=h sslmode=prefer sslnegotiation=direct sslrootcert=/c | verify-ca
            lib-pq         | postgres://h/d                                      | require
            lib-pq         | postgres://h/d?sslrootcert=/c                       | verify-ca
            lib-pq         | host=h sslrootcert=system                           | verify-full
            lib-pq         | host=h sslmode=prefer sslrootcert=/c                | prefer
            tokio-postgres | host=h                                              | prefer
            tokio-postgres | host=h sslmode=require                              | require
            """)
    void knowsHowTheConnectionIsProtected(String dialect, String text, String mode) {
        assertThat(read(text, dialect).tlsMode()).map(TlsMode::word).contains(mode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokio-postgres | postgres://h/d?sslmode=verify-full
            tokio-postgres | host=h sslmode=verify-ca
            tokio-postgres | host=h nosuch=1
            pgx            | postgres://h/d?sslmode=on
            pgx            | postgres://h/d?database=a&dbname=b
            pgx            | postgres://u:p w@h/d
            lib-pq         | host=h sslmode=
            lib-pq         | host=h sslmode=prefer sslnegotiation=direct
            lib-pq         | postgres://u@h/d?user=${X}
            lib-pq         | postgres://${H}:1,h2:2/d
            """)
    void refusesWhatTheyRefuseAndWhatNobodyCanTell(String dialect, String text) {
        assertThatThrownBy(() -> read(text, dialect)).isInstanceOf(UrlSyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pgx    | postgres://h/d?a%20b=1                          | no setting of the server
            lib-pq | host=h sslinline=true sslrootcert=x             | sslinline protects
            """)
    void refusesWhatCannotBeSaid(String dialect, String text, String problem) {
        assertThatThrownBy(() -> read(text, dialect).render(Dialects.PGJDBC))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgx", "lib-pq", "tokio-postgres"})
    void knowsPlaceholdersInBothForms(String dialect) {
        assertThat(read("postgres://${U}:${P}@${H}:${PORT}/${D}", dialect).hosts())
                .hasToString("[${H}:${PORT}]");
        assertThat(read("host=${H} port=${PORT} password='${P}'", dialect).hosts())
                .hasToString("[${H}:${PORT}]");
    }

    @Test
    void areReadAndNeverWritten() {
        assertThatThrownBy(() -> ConnectionTarget.parse("postgres://h/d").render(Dialects.byId("pgx")))
                .isInstanceOf(UrlConversionException.class);
        assertThat(Dialects.recognise("postgres://h/d")).contains(Dialects.LIBPQ_URI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host=h password=s3cr3t",
                "host=h password s3cr3t",
                "host=h password='s3cr3t",
                "postgres://u:s3cr3t@h/d?nosuch=1;x",
                "postgres://u:s3cr3t@h:x/d",
                "postgres://h/d?password=s3cr3t&password=s3cr3t",
                "postgres://h/d?password=s3cr3t;x",
                "postgres://h/d?password=s3cr3t%zz",
                "postgres://h/d?password%20x=s3cr3t",
                "postgres://h/password=s3cr3t",
                "user= password=s3cr3t"
            })
    void neverShowAPassword(String text) {
        for (String dialect : new String[] {"pgx", "lib-pq", "tokio-postgres"}) {
            try {
                ConnectionTarget target = read(text, dialect);
                assertThat(target.toString() + target.parameters() + target.hosts())
                        .doesNotContain("s3cr3t");
                assertThat(target.render(Dialects.LIBPQ_URI)).asString().doesNotContain("s3cr3t");
            } catch (UrlSyntaxException | UrlConversionException refused) {
                assertThat(refused.getMessage()).doesNotContain("s3cr3t");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user='' ",
                "hostaddr=1.2.3.4 ",
                "a=b ",
                "\\",
                "'",
                "a='",
                "=",
                "postgres://",
                "host=,",
                ",",
                "Host=a;",
                "Host=;Port=;",
                "x=\"\"\"",
                "&a=b",
                "%"
            })
    void answersAnyTextInTimeThatGrowsWithIt(String part) {
        Proportion proportion = new Proportion(1 << 17, Duration.ofSeconds(20));
        for (String start : new String[] {"", "postgres://h/d?", "host="}) {
            for (String dialect :
                    new String[] {"pgx", "lib-pq", "tokio-postgres", "libpq-dsn", "libpq-dsn:18", "npgsql"}) {
                proportion.keptBy(
                        length -> start + part.repeat(length / part.length()), text -> readOrRefuse(text, dialect));
            }
        }
    }

    private static void readOrRefuse(String text, String dialect) {
        try {
            assertThat(read(text, dialect).hosts()).isNotNull();
        } catch (UrlSyntaxException refused) {
            assertThat(refused.dialect()).isEqualTo(dialect);
        }
    }

    private static ConnectionTarget read(String text, String dialect) {
        return ConnectionTarget.parse(text, Dialects.byId(dialect));
    }
}
