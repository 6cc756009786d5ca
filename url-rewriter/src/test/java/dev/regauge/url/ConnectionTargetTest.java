package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTargetTest {

    @Test
    void knowsHostsDatabaseLoginAndOrigin() {
        ConnectionTarget target = ConnectionTarget.parse("jdbc:pgsql://app:s%40fe@db1:5433,db2/orders?sslMode=require");

        assertThat(target.dialect()).isEqualTo(Dialects.PGJDBC_NG);
        assertThat(target.hosts()).hasToString("[db1:5433, db2]");
        assertThat(target.database()).contains("orders");
        assertThat(target.user()).contains("app");
        assertThat(target.password()).contains(Secret.of("s@fe"));
        assertThat(target.tlsMode()).contains(TlsMode.REQUIRE);
        assertThat(target.parameters()).hasToString("[user=app, password=***, sslMode=require]");
        assertThat(target.parameters().get(0).origin()).isEqualTo(Parameter.Origin.USERINFO);
        assertThat(target).hasToString("jdbc:pgsql://app:***@db1:5433,db2/orders?sslMode=require");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h/d, prefer",
        "jdbc:postgresql://h/d?ssl=true, verify-full",
        "jdbc:postgresql://h/d?ssl, verify-full",
        "jdbc:postgresql://h/d?ssl=false, prefer",
        "jdbc:postgresql://h/d?ssl=true&sslmode=require, require",
        "jdbc:postgresql://h/d?sslmode=VERIFY-CA, verify-ca",
        "jdbc:postgresql://h/d?sslMode=require, prefer",
        "jdbc:pgsql://h/d, disable",
        "jdbc:pgsql://h/d?ssl.mode=VerifyFull, verify-full",
        "jdbc:pgsql://h/d?sslmode=require, disable"
    })
    void knowsHowTheConnectionIsProtected(String url, String mode) {
        assertThat(ConnectionTarget.parse(url).tlsMode()).map(TlsMode::word).contains(mode);
    }

    @Test
    void doesNotGuessAProtectionItCannotSee() {
        assertThat(ConnectionTarget.parse("jdbc:pgsql://h/d?sslMode=${SSL}").tlsMode())
                .isEmpty();
        assertThat(ConnectionTarget.parse("jdbc:pgsql://h/d?sslMode=on").tlsMode())
                .isEmpty();
    }

    @Test
    void takesTheParameterThatReplacesAHost() {
        ConnectionTarget target = ConnectionTarget.parse("jdbc:postgresql://h/d?host=other&port=5433&dbname=e");
        assertThat(target.hosts()).hasToString("[other:5433]");
        assertThat(target.database()).contains("e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:pgsql://db1                 | 17 | the database name is missing
            jdbc:pgsql://db1/                | 18 | the database name is missing
            jdbc:pgsql://my_host/d           | 16 | the hosts are not
            jdbc:pgsql://h:99999/d           | 16 | the port is not a number
            jdbc:pgsql://h/a/b               | 17 | a slash too many
            jdbc:pgsql://u:p@w@h/d           | 17 | more than one @
            jdbc:pgsql://${U:x}:p%w@h/d      | 22 | percent sign
            jdbc:pgsql:///d                  | 14 | the hosts are not
            jdbc:postgresql://db1            | 22 | the slash after the hosts is missing
            jdbc:postgresql:/d               | 17 | one slash
            jdbc:postgresql://u:p@h/d        | 21 | the port is not a number
            jdbc:postgresql://h/d?a=%        | 25 | percent sign
            jdbc:postgres://h/d              | 1  | no dialect begins like this
            """)
    void saysWhatIsWrongWhereAndWhatToDo(String url, int at, String problem) {
        UrlSyntaxException refused = catchThrowableOfType(UrlSyntaxException.class, () -> ConnectionTarget.parse(url));

        assertThat(refused.at()).isEqualTo(at);
        assertThat(refused).hasMessageContaining(problem);
        assertThat(refused.getMessage()).contains("\n  found:    ", "(at character " + at + ")", "\n  to fix:   ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:pgsql://u:s3cr3t@h/d",
                "jdbc:pgsql://u:a@s3cr3t@h/d",
                "jdbc:pgsql://u@s3cr3t@h/d",
                "jdbc:pgsql://u:s3cr3t@h",
                "jdbc:pgsql://u:s3cr3t%@h/d",
                "jdbc:pgsql://u:s3cr3t@my_host/d",
                "jdbc:pgsql://h/d?password=s3cr3t",
                "jdbc:pgsql://h/d?password=a=s3cr3t",
                "jdbc:pgsql://h/d?pass%77ord=s3cr3t",
                "jdbc:pgsql://h/d?ssl.key.password=s3cr3t",
                "jdbc:pgsql://h/d?sslPassword=s3cr3t",
                "jdbc:postgresql://u:s3cr3t@h/d",
                "jdbc:postgresql://u:s3cr3t@h:5432/d",
                "jdbc:postgresql:u:s3cr3t@h",
                "jdbc:postgresql://h/d?sslpassword=s3cr3t",
                "jdbc:postgresql://h/d?user=u&password=s3cr3t&x",
                "jdbc:postgresql://h/d/e?password=s3cr3t",
                "postgres://u:s3cr3t@h/d",
                "jdbc:pgsql://u:${PW:s3cr3t}@h/d"
            })
    void neverShowsAPassword(String url) {
        try {
            ConnectionTarget target = ConnectionTarget.parse(url);
            assertThat(target.toString() + target.masked() + target.parameters() + target.hosts() + target.password())
                    .doesNotContain("s3cr3t");
            if (target.dialect() == Dialects.PGJDBC_NG) {
                assertThat(target.render(Dialects.PGJDBC)).asString().doesNotContain("s3cr3t");
            }
        } catch (UrlSyntaxException refused) {
            assertThat(refused.getMessage() + refused.found()).doesNotContain("s3cr3t");
        }
        assertThat(Secrets.mask("could not open " + url)).doesNotContain("s3cr3t");
    }

    @Test
    void showsThatAPasswordIsAPlaceholder() {
        assertThat(ConnectionTarget.parse("jdbc:pgsql://u:${DB_PASSWORD}@h/d").masked())
                .isEqualTo("jdbc:pgsql://u:${DB_PASSWORD}@h/d");
    }

    @Test
    void readsPlaceholdersAnywhere() {
        ConnectionTarget target = ConnectionTarget.parse(
                "jdbc:pgsql://${U}:#{secrets['pw']}@${HOST:localhost}:${PORT:5432}/${DB:a/b?c}?x={{y}}");

        assertThat(target.hosts()).hasToString("[${HOST:localhost}:${PORT:5432}]");
        assertThat(target.hosts().get(0).port()).isEmpty();
        assertThat(target.database()).contains("${DB:a/b?c}");
        assertThat(target.user()).contains("${U}");
    }

    @Test
    void refusesATextThatIsTooLong() {
        String url = "jdbc:pgsql://h/" + "d".repeat(1 << 20);
        assertThatThrownBy(() -> ConnectionTarget.parse(url))
                .isInstanceOf(UrlSyntaxException.class)
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void answersToHostileTextsAtOnce() {
        for (String piece :
                new String[] {"${", "@a", "%1", "{{", ",", "&a=b", "h,", "[", ":", "@", "sslMode=x&", "/"}) {
            String url = "jdbc:pgsql://h/d?" + piece.repeat(200_000 / piece.length());
            try {
                ConnectionTarget.parse(url).render(Dialects.PGJDBC);
            } catch (UrlSyntaxException | UrlConversionException answered) {
                assertThat(answered.getMessage()).isNotEmpty();
            }
            assertThat(Secrets.mask(url)).isNotEmpty();
        }
    }

    @Test
    void recognisesADialectByItsBeginning() {
        assertThat(Dialects.recognise("jdbc:pgsql:d")).contains(Dialects.PGJDBC_NG);
        assertThat(Dialects.recognise("jdbc:mysql:d")).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> Dialects.byId("libpq")).hasMessageContaining("pgjdbc, pgjdbc-ng");
    }
}
