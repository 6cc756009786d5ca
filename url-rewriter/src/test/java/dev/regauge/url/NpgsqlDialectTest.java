package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the source of {@code DbConnectionOptions} and of {@code NpgsqlConnectionStringBuilder}; nothing of .NET runs here. */
class NpgsqlDialectTest {

    @Test
    void readsKeysInAnyCaseAndUnderAnyName() {
        ConnectionTarget target =
                read("SERVER=db1:5433,db2;port=6432;user id = u ; PWD=\"a;\"\"b\";db='it''s';SslMode=3");

        assertThat(target.hosts()).hasToString("[db1:5433, db2:6432]");
        assertThat(target.database()).contains("it's");
        assertThat(target.user()).contains("u");
        assertThat(target.password()).contains(Secret.of("a;\"b"));
        assertThat(target.tlsMode()).contains(TlsMode.REQUIRE);
        assertThat(target).hasToString("SERVER=db1:5433,db2;port=6432;user id = u ; PWD=\"***\";db='it''s';SslMode=3");
        assertThat(target.parameters().get(0).origin()).isEqualTo(Parameter.Origin.KEY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            Host=h;Password=a                   | a
            `Host=h; Password = a b ;`          | a b
            Host=h;Password=a'b                 | a'b
            Host=h;Password="a'b"               | a'b
            Host=h;Password='a"b'               | a"b
            Host=h;Password=" a "               | ` a `
            Host=h;Password==a                  | !
            Host=h;Password= =a                 | =a
            Host=h;Password=a=b==c              | a=b==c
            Host=h;Password=                    | -
            Host=h;Password=;                   | -
            Host=h;Password=""                  | ``
            Host=h;Password=a;Password=b        | b
            Host=h;Password=a;pwd=              | -
            Host=h;Password=a;;  ;              | a
            Host=h;Password="a"b                | !
            Host=h;Password="a                  | !
            Host=h;Password=a"                  | !
            Host=h;Password='a''                | !
            Host=h;Password                     | !
            Host=h;=a                           | !
            Host=h;==a                          | !
            Host=h;Pass==word=a                 | !
            Host=h;Password='a' ;x=1            | !
            `Host=h;Password=a\u0000 \u0000`    | a
            `Host=h;Password=a\u0001b`          | !
            `Host=h;Password="a\u0001b"`        | `a\u0001b`
            """)
    void readsValuesAsDotNetDoes(String text, String password) {
        if ("!".equals(password)) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(UrlSyntaxException.class);
        } else {
            assertThat(read(text).password().map(Secret::reveal).orElse(null)).isEqualTo(password);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Host=h                              | h
            Host=h:5433                         | h:5433
            Host=h:5433;Port=6                  | h:5433
            Host=h:5433,g;Port=6                | h:5433, g:6
            `Host= a , b:1 `                    | a, b:1
            Host=::1                            | ::1
            Host=[::1]                          | [::1]
            Host=[::1]:5433                     | [::1]:5433
            Host=/tmp;Port=6                    | /tmp:6
            Host=/tmp:x;Port=6                  | /tmp:***:6
            Host=${H}:${P}                      | ${H}:${P}
            Host=${A:x,y},b;Port=${P:1}         | ${A:x,y}:${P:1}, b:${P:1}
            """)
    void readsHosts(String text, String hosts) {
        assertThat(read(text).hosts()).hasToString("[" + hosts + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Port=1",
                "Host=",
                "Host=' '",
                "Host=h:",
                "Host=h:0",
                "Host=h:x",
                "Host=h;Port=0",
                "Host=h;Port=x",
                "Host=h;nosuch=1",
                "Host=h;Pooling=yes",
                "Host=h;Timeout=1025",
                "Host=h;Timeout=-1",
                "Host=h;SSL Negotiation=Direct",
                "Host=h;Target Session Attributes=primary",
                "Host=h;Require Auth=md4",
                "postgres://h/d"
            })
    void refusesWhatNpgsqlRefuses(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UrlSyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Host=h                                          | prefer
            Host=h;SSL Mode=verifyca                        | verify-ca
            Host=h;sslmode=VerifyFull                       | verify-full
            Host=h;SSL Mode=Require;Root Certificate=/c     | require
            Host=h;SSL Mode=Prefer, Disable                 | prefer
            Host=h;SSL Mode=1                               | allow
            Host=h;SSL Mode=Disable;SSL Mode=Require        | require
            Host=h;SSL Mode=Require;SSL Mode=               | prefer
            """)
    void knowsHowTheConnectionIsProtected(String text, String mode) {
        assertThat(read(text).tlsMode()).map(TlsMode::word).contains(mode);
    }

    @Test
    void doesNotTakeAnotherWordForAMode() {
        assertThat(read("Host=h;SSL Mode=verify-full").tlsMode()).isEmpty();
        assertThat(read("Host=h;SSL Mode=7").tlsMode()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Host=h;Database=d;Username=u;Password="a;b"     | jdbc:postgresql://h/d?user=u&password=a%3Bb
            Host=h:1,g;Port=2;Database=d;SSL Mode=VerifyCA  | jdbc:postgresql://h:1,g:2/d?sslmode=verify-ca
            Host=h;Database=d;Command Timeout=7;Timeout=3   | jdbc:postgresql://h/d?queryTimeout=7&connectTimeout=3
            Host=h;Search Path=a,b;Application Name=x       | jdbc:postgresql://h/?currentSchema=a%2Cb&ApplicationName=x
            Host=h;Timezone=UTC                             | jdbc:postgresql://h/
            Host=h,g;Target Session Attributes=Prefer-Primary | jdbc:postgresql://h,g/?targetServerType=preferPrimary
            Host=h;Require Auth=ScramSHA256,MD5             | jdbc:postgresql://h/?requireAuth=scram-sha-256%2Cmd5
            Host=h;Pooling=false;Trust Server Certificate=true | jdbc:postgresql://h/
            """)
    void toPgjdbc(String text, String expected) {
        assertThat(read(text).render(Dialects.PGJDBC).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jdbc:postgresql://h:5433/d?user=u&password=a%3Bb   | Host=h;Port=5433;Database=d;Username=u;Password="a;b"
            jdbc:postgresql://h/d?password=a%22b               | Host=h;Database=d;Password='a"b'
            jdbc:postgresql://h/d?password=a%22b%27            | Host=h;Database=d;Password="a""b'"
            jdbc:postgresql://h/d?password=                    | Host=h;Database=d;Password=""
            jdbc:postgresql://h:1,[::1]:2/d                    | Host=h:1,[::1]:2;Database=d
            jdbc:postgresql://h/d?sslmode=verify-ca            | Host=h;Database=d;SSL Mode=VerifyCA
            jdbc:postgresql://h/d?password=${PW}               | Host=h;Database=d;Password="${PW}"
            jdbc:postgresql://h/d?loadBalanceHosts=true&prepareThreshold=0 | Host=h;Database=d;Load Balance Hosts=true
            postgresql://u:p@/d?sslmode=require                | Host=localhost;Database=d;Username=u;Password=p;SSL Mode=Require
            postgresql://h/d?sslmode=require&sslrootcert=/c    | Host=h;Database=d;SSL Mode=VerifyCA;Root Certificate=/c
            postgresql://%2Frun/d                              | Host=/run;Database=d
            postgresql://h/d?options=-c%20search_path%3Da      | Host=h;Database=d;Options="-c search_path=a"
            """)
    void fromUrls(String url, String expected) {
        Conversion conversion = ConnectionTarget.parse(url).render(Dialects.NPGSQL);

        assertThat(conversion.text()).isEqualTo(expected);
        ConnectionTarget again = read(conversion.text());
        assertThat(again.password()).isEqualTo(ConnectionTarget.parse(url).password());
        assertThat(again.tlsMode()).isEqualTo(ConnectionTarget.parse(url).tlsMode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h/d?targetServerType=primary | only one host
            postgresql://h/d?sslrootcert=system            | trusts the authorities of the machine
            postgresql://h/d?service=x                     | service decides
            postgresql://h/d?requirepeer=x                 | requirepeer protects
            jdbc:postgresql://h/d?password=%00             | character 0
            """)
    void refusesWhatNpgsqlCannotSay(String url, String problem) {
        assertThatThrownBy(() -> ConnectionTarget.parse(url).render(Dialects.NPGSQL))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refusesToLoseACheck() {
        assertThatThrownBy(() -> read("Host=h;SSL Mode=VerifyFull;Check Certificate Revocation=true")
                        .render(Dialects.PGJDBC))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining("protects the connection");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Host=h;Port=5432;Database=d      | npgsql
            host=h;username=u                | npgsql
            Username=u                       | npgsql
            host=h                           | libpq-dsn
            Server=h;Database=d              | -
            Data Source=h;Database=d         | -
            Host: h                          | -
            """)
    void isRecognisedWhereItIsSure(String text, String dialect) {
        assertThat(Dialects.recognise(text).map(Dialect::id).orElse("-")).isEqualTo(dialect);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host=h;Password=s3cr3t",
                "Host=h;PSW='s3cr3t;s3cr3t'",
                "Host=h;SSL Password=s3cr3t",
                "Host=h Password=s3cr3t",
                "Host=h;Username=u Password=s3cr3t",
                "Host=h;Username=\"u;Password=s3cr3t",
                "Host=h;Pasword x;Password=s3cr3t;s3cr3t",
                "Host=h;Password=s3cr3t;nosuch=1",
                "Host=h;PassWord=s3cr3t;PassWord=",
                "Server=postgres://u:s3cr3t@h/d"
            })
    void neverShowsAPassword(String text) {
        try {
            ConnectionTarget target = read(text);
            assertThat(target.toString() + target.parameters() + target.hosts()).doesNotContain("s3cr3t");
            assertThat(target.render(Dialects.LIBPQ_URI)).asString().doesNotContain("s3cr3t");
        } catch (UrlSyntaxException | UrlConversionException refused) {
            assertThat(refused.getMessage()).doesNotContain("s3cr3t");
        }
    }

    private static ConnectionTarget read(String text) {
        return ConnectionTarget.parse(text, Dialects.NPGSQL);
    }
}
