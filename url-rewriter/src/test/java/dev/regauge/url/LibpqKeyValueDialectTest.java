package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.url.ParameterChange.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibpqKeyValueDialectTest {

    @Test
    void readsKeysAndValues() {
        ConnectionTarget target = read("host=db1,db2 port = 5433 dbname='my \\'db' user=u password='a\\\\b c'");

        assertThat(target.hosts()).hasToString("[db1:5433, db2:5433]");
        assertThat(target.database()).contains("my 'db");
        assertThat(target.password()).contains(Secret.of("a\\b c"));
        assertThat(target.parameters().get(0).origin()).isEqualTo(Parameter.Origin.KEY);
        assertThat(target).hasToString("host=db1,db2 port = 5433 dbname='my \\'db' user=u password='***'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            host=h dbname=d                         | libpq-dsn
            ` \tuser = x`                           | libpq-dsn
            sslmode=require                         | libpq-dsn
            `Host=h`                                | npgsql
            host=h;port=5432                        | npgsql
            oauth_issuer=x                          | libpq-dsn:18
            """)
    void isRecognisedByItsFirstKeyword(String text, String dialect) {
        assertThat(Dialects.recognise(text)).hasToString("Optional[" + dialect + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "foo=1", "some text with host=h", "key: host=h", "host", "x host=h"})
    void isNotRecognisedInOtherTexts(String text) {
        assertThat(Dialects.recognise(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            host=h dbname=d user=u password='a b'   | jdbc:postgresql://h/d?user=u&password=a%20b
            host=h,g port=1,2 dbname=d              | jdbc:postgresql://h:1,g:2/d
            host=::1 port=5433                      | jdbc:postgresql://[::1]:5433/
            user=u password=''                      | jdbc:postgresql:?user=u&password=
            host=h sslmode=require sslrootcert=/c   | jdbc:postgresql://h/?sslmode=verify-ca&sslrootcert=%2Fc
            host=h requiressl=1                     | jdbc:postgresql://h/?sslmode=require
            host=${H} password='${PW}' dbname=d     | jdbc:postgresql://${H}/d?password=${PW}
            """)
    void toPgjdbc(String text, String expected) {
        assertThat(read(text).render(Dialects.PGJDBC).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jdbc:postgresql://h:5433/d?user=u&password=it%27s+%5C | host=h port=5433 dbname=d user=u password='it\\'s \\\\'
            jdbc:postgresql://h:1,g/d?ApplicationName=     | host=h,g port=1, dbname=d application_name=''
            jdbc:postgresql://[::1]/d?ssl=true             | host=::1 dbname=d sslmode=verify-full
            jdbc:postgresql://h/d?currentSchema=a,b c      | host=h dbname=d options='-c search_path=a,b\\\\ c'
            jdbc:postgresql://h/d?password=${PW}           | host=h dbname=d password='${PW}'
            jdbc:postgresql://h/d?password=%24%7BPW%7D     | host=h dbname=d password='\\$\\{\\P\\W\\}'
            postgresql://%2Frun/d?sslmode=disable          | host=/run dbname=d sslmode=disable
            jdbc:pgsql://h/d                               | host=h dbname=d
            """)
    void fromUrls(String url, String expected) {
        Conversion conversion = ConnectionTarget.parse(url).render(Dialects.LIBPQ_DSN);

        assertThat(conversion.text()).isEqualTo(expected);
        ConnectionTarget again = read(conversion.text());
        assertThat(again.password()).isEqualTo(ConnectionTarget.parse(url).password());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            host='h/d?sslmode=disable'           | no host has
            host=h port='1/d?sslmode=disable'    | no number
            host=h dbname=d channel_binding=require       | channel_binding protects
            service=prod dbname=d        | service decides
            host=/run dbname=d                   | unix socket
            """)
    void refusesWhatPgjdbcNgCannotSay(String text, String problem) {
        assertThatThrownBy(() -> read(text).render(Dialects.PGJDBC_NG))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refusesACharacterThatWouldEndTheText() {
        assertThatThrownBy(() -> ConnectionTarget.parse("jdbc:postgresql://h/d?password=a%00b")
                        .render(Dialects.LIBPQ_DSN))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining("character 0");
    }

    @Test
    void saysThatAPlaceholderIsWrittenInAnotherWay() {
        assertThat(read("host=h password='${PW}'").render(Dialects.LIBPQ_URI).changes())
                .filteredOn(change -> change.from().equals("password"))
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(Kind.APPROXIMATE))
                .satisfies(change -> assertThat(change.explanation()).contains("percent-encoded"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host=h password=s3cr3t",
                "host=h password = 's3cr3t s3cr3t' user=u",
                "host=h sslpassword=s3cr3t",
                "host=h user= password=s3cr3t",
                "host= password=s3cr3t",
                "host=h password s3cr3t",
                "host=h password='s3cr3t user=u",
                "host='h password=s3cr3t",
                "host=h password: s3cr3t x=1",
                "host=h pass%77ord=s3cr3t",
                "host=h PASSWORD=s3cr3t user=u",
                "dbname=postgres://u:s3cr3t@h/d",
                "dbname='host=h password=s3cr3t'",
                "host=h password=\"s3 cr3t s3cr3t\""
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
        return ConnectionTarget.parse(text, Dialects.LIBPQ_DSN);
    }
}
