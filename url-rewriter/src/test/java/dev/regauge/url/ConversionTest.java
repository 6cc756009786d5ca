package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.regauge.url.ParameterChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:pgsql://h/d                                    | jdbc:postgresql://h/d
            jdbc:pgsql:d                                        | jdbc:postgresql:d
            jdbc:pgsql://h1,h2:5433,[::1]:5434/d                | jdbc:postgresql://h1,h2:5433,[::1]:5434/d
            jdbc:pgsql://h/a b+c%2Fd                            | jdbc:postgresql://h/a%20b%20c%2Fd
            jdbc:pgsql://u@h/d                                  | jdbc:postgresql://h/d?user=u
            jdbc:pgsql://u:p@h/d                                | jdbc:postgresql://h/d?user=u&password=p
            jdbc:pgsql://u:%40%3A%2F%23+%2B%25%26@h/d           | jdbc:postgresql://h/d?user=u&password=%40%3A%2F%23%20%2B%25%26
            jdbc:pgsql://u:a/b#c?d@h/d                          | jdbc:postgresql://h/d?user=u&password=a%2Fb%23c%3Fd
            jdbc:pgsql://u:p@h/d?user=v                         | jdbc:postgresql://h/d?password=p&user=v
            jdbc:pgsql://h/d&foo=bar                            | jdbc:postgresql://h/d?foo=bar
            jdbc:pgsql://h/d?sslMode=require                    | jdbc:postgresql://h/d?sslmode=require
            jdbc:pgsql://h/d?ssl.mode=VerifyCa                  | jdbc:postgresql://h/d?sslmode=verify-ca
            jdbc:pgsql://h/d?sslMode=REQUIRE                    | jdbc:postgresql://h/d?sslmode=require
            jdbc:pgsql://h/d?sslMode=disable&ssl.mode=require   | jdbc:postgresql://h/d?sslmode=require
            jdbc:pgsql://h/d?sslMode=require&sslmode=disable    | jdbc:postgresql://h/d?sslmode=require
            jdbc:pgsql://h/d?sslmode=verify-full&sslMode=require | jdbc:postgresql://h/d?sslmode=verify-full
            jdbc:pgsql://h/d?sslMode=require&ssl=true           | jdbc:postgresql://h/d?sslmode=verify-full
            jdbc:pgsql://h/d?ssl=true                           | jdbc:postgresql://h/d?ssl=true
            jdbc:pgsql://h/d?sslRootCertificateFile=/c/ca.crt   | jdbc:postgresql://h/d?sslrootcert=%2Fc%2Fca.crt
            jdbc:pgsql://h/d?networkTimeout=30000               | jdbc:postgresql://h/d?socketTimeout=30
            jdbc:pgsql://h/d?networkTimeout=1                   | jdbc:postgresql://h/d?socketTimeout=1
            jdbc:pgsql://h/d?network.timeout=1001               | jdbc:postgresql://h/d?socketTimeout=2
            jdbc:pgsql://h/d?networkTimeout=0                   | jdbc:postgresql://h/d?socketTimeout=0
            jdbc:pgsql://h/d?networkTimeout=2147483647          | jdbc:postgresql://h/d?socketTimeout=2147484
            jdbc:pgsql://h/d?networkTimeout=200&socketTimeout=9 | jdbc:postgresql://h/d?socketTimeout=1
            jdbc:pgsql://h/d?preparedStatementCacheThreshold=0  | jdbc:postgresql://h/d?prepareThreshold=1
            jdbc:pgsql://h/d?preparedStatementCacheThreshold=1  | jdbc:postgresql://h/d?prepareThreshold=2
            jdbc:pgsql://h/d?preparedStatementCacheThreshold=2  | jdbc:postgresql://h/d?prepareThreshold=2
            jdbc:pgsql://h/d?prepared-statement.cache.threshold=5 | jdbc:postgresql://h/d?prepareThreshold=5
            jdbc:pgsql://h/d?preparedStatementCacheSize=10      | jdbc:postgresql://h/d?preparedStatementCacheQueries=10
            jdbc:pgsql://h/d?application.name=a b               | jdbc:postgresql://h/d?ApplicationName=a%20b
            jdbc:pgsql://h/d?fetchSize=100                      | jdbc:postgresql://h/d?defaultRowFetchSize=100
            jdbc:pgsql://h/d?read-only=TRUE                     | jdbc:postgresql://h/d?readOnly=true&readOnlyMode=always
            jdbc:pgsql://h/d?readOnly=on                        | jdbc:postgresql://h/d?readOnly=false
            jdbc:pgsql://h/d?parsedSqlCacheSize=9&housekeeper=false | jdbc:postgresql://h/d
            jdbc:pgsql://h/d?host=elsewhere&PGPORT=1&service=s  | jdbc:postgresql://h/d
            jdbc:pgsql://h/d?sslfactory=org.postgresql.ssl.NonValidatingFactory | jdbc:postgresql://h/d
            jdbc:pgsql://${H:a}:${P:5432}/${D}                  | jdbc:postgresql://${H:a}:${P:5432}/${D}
            jdbc:pgsql://${U}:${P:x&y}@h/d                      | jdbc:postgresql://h/d?user=${U}&password=${P:x&y}
            jdbc:pgsql://@db.host@:@db.port@/@db.name@          | jdbc:postgresql://@db.host@:@db.port@/@db.name@
            jdbc:pgsql://{{ host }}/#{name}                     | jdbc:postgresql://{{ host }}/#{name}
            jdbc:pgsql://%s:%d/%s?sslMode=require               | jdbc:postgresql://%s:%d/%s?sslmode=require
            jdbc:pgsql://%2$s/%1$s?ssl%4Dode=require            | jdbc:postgresql://%2$s/%1$s?sslmode=require
            jdbc:pgsql://h/d?sslMode=${SSL:require}             | jdbc:postgresql://h/d?sslmode=${SSL:require}
            """)
    void fromPgjdbcNgToPgjdbc(String url, String expected) {
        assertThat(converted(url).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:pgsql://h/d?networkTimeout=${T:5000}   | a placeholder hides the number
            jdbc:pgsql://h/d?networkTimeout=abc         | is not a number
            jdbc:pgsql://h/d?networkTimeout=-1          | is not a number
            jdbc:pgsql://h/d?sslMode=on                 | is no TLS mode
            jdbc:pgsql://h/d?sslMode=verify-full&ssl.mode=${X:disable} | more than once
            jdbc:pgsql://h/d?ssl.mode=${X}&sslMode=verify-full | more than once
            jdbc:pgsql://h/d?sslMode=${X}&sslMode=${Y}  | more than once
            jdbc:pgsql://h:0/d                          | port 0
            jdbc:pgsql:d?unixsocket=/tmp                | unix socket
            jdbc:pgsql://%s:%s@%s/%s                    | order of its format placeholders
            jdbc:pgsql://%s/a b                         | part of the format
            jdbc:pgsql://%1$s/a b                       | part of the format
            """)
    void refusesWhatCannotBeSaid(String url, String problem) {
        assertThatThrownBy(() -> converted(url))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("to fix:");
    }

    @Test
    void accountsForEveryParameter() {
        Conversion conversion =
                converted("jdbc:pgsql://u:s3cr3t@h/d?sslMode=verify-ca&networkTimeout=1500&housekeeper=true&foo=1");

        assertThat(conversion.changes())
                .extracting(ParameterChange::from, ParameterChange::to, ParameterChange::kind)
                .containsExactly(
                        tuple("user", "user", Kind.EXACT),
                        tuple("password", "password", Kind.EXACT),
                        tuple("sslMode", "sslmode", Kind.RENAMED),
                        tuple("networkTimeout", "socketTimeout", Kind.UNIT_CONVERTED),
                        tuple("housekeeper", "", Kind.DROPPED),
                        tuple("foo", "foo", Kind.PASSED_THROUGH));
        assertThat(conversion)
                .hasToString("jdbc:postgresql://h/d?user=u&password=***&sslmode=verify-ca&socketTimeout=2&foo=1");
    }

    @Test
    void saysThatAMissingTlsModeBecomesStronger() {
        assertThat(converted("jdbc:pgsql://h/d").changes())
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(Kind.STRONGER))
                .satisfies(change -> assertThat(change.explanation()).contains("sslmode=disable"));
    }

    @Test
    void saysWhatTheDriverLeavesOut() {
        Conversion conversion = converted("jdbc:pgsql://h/d?password=a=s3cr3t");
        assertThat(conversion.text()).isEqualTo("jdbc:postgresql://h/d");
        assertThat(conversion.changes())
                .filteredOn(change -> change.kind() == Kind.DROPPED)
                .singleElement()
                .satisfies(change -> assertThat(change.from()).isEqualTo("password"));
    }

    @Test
    void saysThatAMovedPlaceholderNeedsAnotherEncoding() {
        assertThat(converted("jdbc:pgsql://app:${PW}@h/d").changes())
                .filteredOn(change -> change.from().equals("password"))
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(Kind.APPROXIMATE));
    }

    @Test
    void keepsATextOfTheSameDialect() {
        String url = "jdbc:postgresql://h/d?password=a+b&&x";
        assertThat(ConnectionTarget.parse(url).render(Dialects.PGJDBC).text()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h:5433/d?user=u&password=p%40      | jdbc:pgsql://u:p%40@h:5433/d?sslMode=prefer
            jdbc:postgresql://h/d?sslmode=verify-ca              | jdbc:pgsql://h/d?sslMode=verify-ca
            jdbc:postgresql:d?socketTimeout=3&prepareThreshold=1 | jdbc:pgsql:d?network.timeout=3000&prepared-statement.cache.threshold=0&sslMode=prefer
            jdbc:postgresql://h/?user=u                          | jdbc:pgsql://u@h/u?sslMode=prefer
            """)
    void fromPgjdbcToPgjdbcNg(String url, String expected) {
        assertThat(ConnectionTarget.parse(url).render(Dialects.PGJDBC_NG).text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:pgsql://u:p%2B@h/d?sslMode=require&networkTimeout=1 | postgresql://u:p%2B@h/d?sslmode=require
            jdbc:postgresql://[::1]:5433/d?user=u                    | postgresql://u@[::1]:5433/d
            jdbc:postgresql://h/d?ssl=true&sslrootcert=/ca.pem       | postgresql://h/d?sslmode=verify-full&sslrootcert=%2Fca.pem
            jdbc:postgresql://h/d?sslmode=require&sslrootcert=/ca.pem | postgresql://h/d?sslmode=require
            jdbc:postgresql://h/d?currentSchema=a,b c&connectTimeout=5 | postgresql://h/d?connect_timeout=5&options=-c%20search_path%3Da%2Cb%5C%20c
            jdbc:postgresql://h1,h2/d?targetServerType=master&loadBalanceHosts=true | postgresql://h1,h2/d?target_session_attrs=read-write&load_balance_hosts=random
            jdbc:postgresql:d                                        | postgresql://localhost/d
            """)
    void fromJavaToLibpq(String url, String expected) {
        assertThat(ConnectionTarget.parse(url).render(Dialects.LIBPQ_URI).text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:p%40@h,g:5433/d?application_name=x       | jdbc:postgresql://h,g:5433/d?user=u&password=p%40&ApplicationName=x
            postgresql://h?connect_timeout=3&sslmode=prefer         | jdbc:postgresql://h/?connectTimeout=3&sslmode=prefer
            postgresql://h/d?sslmode=require&sslrootcert=/ca.pem    | jdbc:postgresql://h/d?sslmode=verify-ca&sslrootcert=%2Fca.pem
            postgresql://h/d?ssl=true                               | jdbc:postgresql://h/d?sslmode=require
            postgresql://h,g/d?port=6432&host=a,b                   | jdbc:postgresql://a:6432,b:6432/d
            postgresql://u@/d                                       | jdbc:postgresql:d?user=u
            """)
    void fromLibpqToPgjdbc(String url, String expected) {
        assertThat(ConnectionTarget.parse(url).render(Dialects.PGJDBC).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://h/d?channel_binding=require  | channel_binding protects
            postgresql://h/d?require_auth=scram-sha-256,!md5&channel_binding=disable | require_auth protects
            postgresql://h/d?sslcrl=/crl.pem          | sslcrl protects
            postgresql://h/d?service=prod             | service decides which server
            postgresql://%2Frun/d                     | unix socket
            postgresql://h/d?channel_binding=${CB}    | channel_binding protects
            postgresql://h/d?sslmode=verify-full&sslrootcert=system | trusts the authorities of the machine
            """)
    void refusesToLoseProtection(String url, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url).render(Dialects.PGJDBC_NG))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h/d?sslmode=require&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory | sslmode=verify-ca
            jdbc:postgresql://h/d?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory | sslmode=require
            jdbc:postgresql://h/d?sslmode=require&sslmode=disable | sslmode=disable
            """)
    void looksThroughFactories(String url, String expected) {
        assertThat(ConnectionTarget.parse(url).render(Dialects.LIBPQ_URI).text())
                .endsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://h/d?options=-c%20a%3D1&options=-c%20b%3D2 | jdbc:postgresql://h/d?options=-c%20b%3D2
            postgresql://h/d?client_encoding=auto                  | jdbc:postgresql://h/d
            postgresql://h/d?service=s&sslmode=require             | jdbc:postgresql://h/d?service=s&sslmode=require
            """)
    void carriesOnlyTheSettingsThatCount(String url, String expected) {
        assertThat(rendered(url)).isEqualTo(expected);
    }

    private static String rendered(String url) {
        try {
            return ConnectionTarget.parse(url).render(Dialects.PGJDBC).text();
        } catch (UrlConversionException refused) {
            return "refused";
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h/d?currentSchema=a&options=-c%20search_path%3Db | said twice
            jdbc:postgresql://h/d?sslmode=require&sslfactory=com.example.Mine  | nobody can see into it
            """)
    void refusesWhatCouldMeanTwoThings(String url, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url).render(Dialects.LIBPQ_URI))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void showsNoValueThatHoldsASecret() {
        ConnectionTarget target =
                ConnectionTarget.parse("postgresql://u:p@h/d?require_auth=password%3Dhunter2", Dialects.LIBPQ_URI);
        for (Dialect to : Dialects.all()) {
            assertThatCode(() -> assertThat(target.render(to).toString()).doesNotContain("hunter2"))
                    .satisfies(thrown -> assertThat(String.valueOf(thrown)).doesNotContain("hunter2"));
        }
    }

    @Test
    void neverWeakensTls() {
        UrlGenerator pick = new UrlGenerator(7);
        List<String> keys = List.of("sslMode", "ssl.mode", "sslmode", "ssl", "sslfactory", "SSLMODE");
        List<String> words = List.of(
                "disable",
                "allow",
                "prefer",
                "require",
                "verify-ca",
                "verify-full",
                "VerifyFull",
                "true",
                "",
                "REQUIRE");
        for (int i = 0; i < 5000; i++) {
            StringBuilder url = new StringBuilder("jdbc:pgsql://h/d");
            for (int n = pick.below(4); n >= 0; n--) {
                url.append(url.indexOf("?") < 0 ? '?' : '&')
                        .append(pick.pick(keys))
                        .append('=')
                        .append(pick.pick(words));
            }
            ConnectionTarget before = ConnectionTarget.parse(url.toString());
            try {
                ConnectionTarget after =
                        ConnectionTarget.parse(before.render(Dialects.PGJDBC).text());
                after.tlsMode()
                        .ifPresent(mode -> assertThat(
                                        mode.weakerThan(before.tlsMode().orElse(TlsMode.DISABLE)))
                                .as(url.toString())
                                .isFalse());
            } catch (UrlConversionException refused) {
                assertThat(before.tlsMode()).as(url.toString()).isEmpty();
            }
        }
    }

    private static Conversion converted(String url) {
        return ConnectionTarget.parse(url, Dialects.PGJDBC_NG).render(Dialects.PGJDBC);
    }
}
