package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.url.ParameterChange.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlAlchemyDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql+psycopg2://u:p%40@h:5433/d?sslmode=require     | jdbc:postgresql://h:5433/d?user=u&password=p%40&sslmode=require
            postgresql+psycopg2://u:a/b#c?d@h/d                       | jdbc:postgresql://h/d?user=u&password=a%2Fb%23c%3Fd
            postgresql+psycopg2://u:p+w%zz@h/d                        | jdbc:postgresql://h/d?user=u&password=p%2Bw%25zz
            postgresql+psycopg2://u:p@h/d?password=a+b                | jdbc:postgresql://h/d?user=u&password=a%20b
            postgresql+psycopg2://u:p@/d?host=a:1&host=b:2            | jdbc:postgresql://a:1,b:2/d?user=u&password=p
            postgresql+psycopg2://u@/d?host=a,b&port=1,2              | jdbc:postgresql://a:1,b:2/d?user=u
            postgresql+psycopg2://u@a,b:5433/d                        | jdbc:postgresql://a:5433,b:5433/d?user=u
            postgresql+psycopg2://u@[::1]:5433/d                      | jdbc:postgresql://[::1]:5433/d?user=u
            postgresql+psycopg2://h:5_4/d?dbname=e                    | jdbc:postgresql://h:54/e
            postgresql+psycopg2://h?database=e                        | jdbc:postgresql://h/e
            postgresql+psycopg2://h:0/d?application_name=&connect_timeout=3 | jdbc:postgresql://h/d?connectTimeout=3
            postgresql+psycopg://h/d?sslmode=require&sslrootcert=/ca.pem | jdbc:postgresql://h/d?sslmode=verify-ca&sslrootcert=%2Fca.pem
            postgresql+psycopg_async://h/d?target_session_attrs=read-write | jdbc:postgresql://h/d?targetServerType=primary
            cockroachdb://u@h:26257/d?sslmode=verify-full             | jdbc:postgresql://h:26257/d?user=u&sslmode=verify-full
            postgresql+asyncpg://u:p@h/d?ssl=require                  | jdbc:postgresql://h/d?user=u&password=p&sslmode=require
            postgresql+asyncpg://u@h/d?ssl=verify_full                | jdbc:postgresql://h/d?user=u&sslmode=verify-full
            postgresql+asyncpg://u@/d?host=a:1&host=b:2               | jdbc:postgresql://a:1,b:2/d?user=u
            postgresql+asyncpg://h/d?command_timeout=1.5              | jdbc:postgresql://h/d?queryTimeout=2
            postgresql+asyncpg://h/d?prepared_statement_cache_size=0  | jdbc:postgresql://h/d?preparedStatementCacheQueries=0
            postgresql+asyncpg://h/d?direct_tls=1&ssl=require         | jdbc:postgresql://h/d?sslNegotiation=direct&sslmode=require
            postgresql+pg8000://u:p@h/d?application_name=x            | jdbc:postgresql://h/d?user=u&password=p&ApplicationName=x
            postgresql+psycopg2://${U}:${P}@${H}:${PORT:5432}/${D}    | jdbc:postgresql://${H}:${PORT:5432}/${D}?user=${U}&password=${P}
            postgresql+asyncpg://u@/d?host=${A}:${P}&host=b:2         | jdbc:postgresql://${A}:${P},b:2/d?user=u
            """)
    void toPgjdbc(String url, String expected) {
        assertThat(converted(url, Dialects.PGJDBC)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h:5433/d?user=u&password=p%40%2B%20     | postgresql+psycopg2://u:p%40%2B%20@h:5433/d
            jdbc:postgresql://a:1,b/d?user=u                          | postgresql+psycopg2://u@/d?host=a:1&host=b
            jdbc:postgresql://[::1]:1,b/d                             | postgresql+psycopg2:///d?host=%3A%3A1,b&port=1,
            jdbc:postgresql://[::1]:1/d?ssl=true                      | postgresql+psycopg2://[::1]:1/d?sslmode=verify-full
            jdbc:postgresql://h/d?connectTimeout=5&ApplicationName=x&prepareThreshold=5 | postgresql+psycopg2://h/d?connect_timeout=5&application_name=x
            jdbc:postgresql://h/d?currentSchema=a&sslmode=require&sslrootcert=/c | postgresql+psycopg2://h/d?sslmode=require&options=-c%20search_path%3Da
            jdbc:postgresql://${H}:${P:5432}/d?password=${PW}         | postgresql+psycopg2://:${PW}@${H}:${P:5432}/d
            jdbc:pgsql://h/d                                          | postgresql+psycopg2://h/d
            postgresql://u@%2Frun%2Fpg:5433/d                         | postgresql+psycopg2://u@/d?host=%2Frun%2Fpg&port=5433
            postgresql://u@%2Frun,h:1/d                               | postgresql+psycopg2://u@/d?host=%2Frun&host=h:1
            postgresql://u:@h/d?sslmode=require&sslrootcert=/c        | postgresql+psycopg2://u@h/d?sslmode=verify-ca&sslrootcert=%2Fc
            """)
    void toPsycopg2(String url, String expected) {
        assertThat(converted(url, Dialects.SQLALCHEMY_PSYCOPG2)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h/d?user=u&sslmode=require              | postgresql+asyncpg://u@h/d?ssl=require
            jdbc:postgresql://h/d?ssl=true                            | postgresql+asyncpg://h/d?ssl=verify-full
            jdbc:postgresql://a:1,b/d?targetServerType=primary        | postgresql+asyncpg:///d?host=a:1&host=b:5432&target_session_attrs=read-write
            jdbc:postgresql://h/d?queryTimeout=30&preparedStatementCacheQueries=9 | postgresql+asyncpg://h/d?command_timeout=30&prepared_statement_cache_size=9
            jdbc:postgresql://h/d?queryTimeout=0&ApplicationName=x    | postgresql+asyncpg://h/d
            postgresql://u:p@%2Frun:5433/d                            | postgresql+asyncpg://u:p@/d?host=%2Frun&port=5433
            postgresql://h/d?sslnegotiation=direct&sslmode=require    | postgresql+asyncpg://h/d?direct_tls=true&ssl=require
            """)
    void toAsyncpg(String url, String expected) {
        assertThat(converted(url, Dialects.SQLALCHEMY_ASYNCPG)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h/d?user=u&password=p                   | postgresql+pg8000://u:p@h/d
            jdbc:postgresql://h:1/d?user=u&sslmode=prefer&tcpKeepAlive=true | postgresql+pg8000://u@h:1/d?tcp_keepalive=true
            postgresql://u@h/d?application_name=x&keepalives=0        | postgresql+pg8000://u@h/d?application_name=x
            """)
    void toPg8000(String url, String expected) {
        assertThat(converted(url, Dialects.SQLALCHEMY_PG8000)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h/d?user=u&sslmode=require     | cannot say the TLS mode require
            jdbc:postgresql://h/d?user=u&sslmode=verify-full | cannot say the TLS mode verify-full
            jdbc:postgresql://h/d?user=u&sslmode=disable     | --allow-stronger
            jdbc:postgresql://h/d?user=u&sslmode=${MODE}     | placeholder hides the TLS mode
            jdbc:postgresql://h/d?user=u&channelBinding=require | channelBinding protects
            jdbc:postgresql://a,b/d?user=u                   | takes one host
            jdbc:postgresql://h/d                            | needs a user
            postgresql://u@%2Frun/d                          | unix socket
            """)
    void pg8000CannotProtectByItsUrl(String url, String problem) {
        assertThatThrownBy(() -> converted(url, Dialects.SQLALCHEMY_PG8000))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void pg8000TriesTlsWhereThatIsAllowedInsteadOfNone() {
        String url = "jdbc:postgresql://h/d?user=u&sslmode=disable";
        Conversion stronger = ConnectionTarget.parse(url).renderStronger(Dialects.SQLALCHEMY_PG8000);

        assertThat(stronger.text()).isEqualTo("postgresql+pg8000://u@h/d");
        assertThat(stronger.changes()).extracting(ParameterChange::kind).contains(Kind.STRONGER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql+asyncpg://h1,h2/d                     | for one name
            postgresql+psycopg2:///%s?host=%s                | order of its format placeholders
            postgresql+asyncpg://u@h/d?ssl=true              | is no TLS mode
            postgresql+psycopg2://u@h/d?hostaddr=1.2.3.4     | hostaddr decides
            postgresql+psycopg2://u@h/d?sslcrl=/x            | sslcrl protects
            postgresql+psycopg2://ss@u:p@ss@h/d              | no host has
            """)
    void refusesWhatPgjdbcCannotSay(String url, String problem) {
        assertThatThrownBy(() -> converted(url, Dialects.PGJDBC))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql+asyncpg://u@h/d?sslmode=require          | knows no such parameter
            postgresql+asyncpg://u@h/d?statement_cache_size=0   | takes no text
            postgresql+asyncpg://u@h/d?server_settings=x        | takes no text
            postgresql+asyncpg://u@/d?host=a&host=b             | no name or no port
            postgresql+psycopg://u@h/d?prepare_threshold=5      | takes no text
            postgresql+psycopg2://u@h/d?ssl=true                | knows no such parameter
            postgresql+psycopg2://u@h/d?sslmode=require&sslmode=disable | twice
            postgresql+psycopg2://u@h:/d                        | no number
            postgresql+psycopg2://u@/d?host=a:1&host=b:2&port=3 | side by side
            postgresql+pg8000://u@h/d?ssl_context=true          | takes no text
            postgresql+pg8000://u@h/d?sslmode=require           | knows no such parameter
            """)
    void convertsNothingThatDoesNotConnect(String url, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url).render(Dialects.LIBPQ_URI))
                .isInstanceOfAny(UrlSyntaxException.class, UrlConversionException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql+psycopg2://u:s3cr3t@h/d?password=s3cr3t",
                "postgresql+psycopg2://u:s3cr3t/#?x@h/d",
                "postgresql+asyncpg://u:a@s3cr3t@h/d?ssl=prefer",
                "postgresql+pg8000://u@h:5432/d?password=s3cr3t",
            })
    void masksPasswords(String url) {
        ConnectionTarget target = ConnectionTarget.parse(url);
        assertThat(target.masked()).contains("***").doesNotContain("s3cr3t");
        assertThat(target.toString()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql+asyncpg://u:s3cr3t@h:x/d",
                "postgresql+psycopg2://u:a/s3cr3t@h:x/d",
                "postgresql+psycopg2://u:a@s3cr3t@h:x/d",
                "postgresql+pg8000://h/d?password=s3cr3t&sslmode=require",
                "postgresql+asyncpg://u@h/d?password=s3cr3t&sslmode=require",
            })
    void masksPasswordsInRefusals(String url) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url).render(Dialects.LIBPQ_URI))
                .isInstanceOfAny(UrlSyntaxException.class, UrlConversionException.class)
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql+psycopg2://", "postgresql+asyncpg://", "postgresql+pg8000://", "postgis://"})
    void answersLongTexts(String prefix) {
        for (String part : new String[] {"host=a:1&", "[", ":", "@", "9", "\u0301\u0316"}) {
            tryToRead(prefix + "u@h/d?" + "k=v&".repeat(20_000) + part.repeat(200_000 / part.length()));
            tryToRead(prefix + part.repeat(300_000 / part.length()));
        }
    }

    private static void tryToRead(String text) {
        try {
            assertThat(ConnectionTarget.parse(text).masked()).isNotEmpty();
        } catch (UrlSyntaxException refused) {
            assertThat(refused.at()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://%s,%s/%s", "jdbc:postgresql://a,b:%d/%s"})
    void keepsTheOrderOfAFormat(String url) {
        assertThatThrownBy(() -> converted(url, Dialects.SQLALCHEMY_PSYCOPG2))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining("order of its format placeholders");
        assertThat(converted("jdbc:postgresql://%s:%d/%s", Dialects.SQLALCHEMY_PSYCOPG2))
                .isEqualTo("postgresql+psycopg2://%s:%d/%s");
    }

    @Test
    void theNameAloneIsChosenByName() {
        String url = "postgresql://u:p@ss@h/d";
        assertThat(ConnectionTarget.parse(url).dialect()).isSameAs(Dialects.LIBPQ_URI);
        assertThat(ConnectionTarget.parse("jdbc:postgresql://h/d?user=u")
                        .render(Dialects.SQLALCHEMY)
                        .text())
                .isEqualTo("postgresql://u@h/d");
    }

    @Test
    void neverWeakensTls() {
        for (String driver : new String[] {"psycopg2", "psycopg", "asyncpg", "pg8000"}) {
            Dialect to = Dialects.byId("sqlalchemy+" + driver);
            for (TlsMode mode : TlsMode.values()) {
                ConnectionTarget before = ConnectionTarget.parse("jdbc:postgresql://h/d?user=u&sslmode=" + mode);
                try {
                    ConnectionTarget after =
                            ConnectionTarget.parse(before.renderStronger(to).text());
                    assertThat(after.tlsMode().orElseThrow().weakerThan(mode)).isFalse();
                } catch (UrlConversionException refused) {
                    assertThat(driver).isEqualTo("pg8000");
                }
            }
        }
    }

    private static String converted(String url, Dialect to) {
        return ConnectionTarget.parse(url).render(to).text();
    }
}
