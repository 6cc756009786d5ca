package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.regauge.url.ParameterChange.Kind;
import dev.regauge.url.grammar.Piece;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

/** In the tables {@code ~} is the end of a line. */
class SpringDialectTest {

    private static final String LINES = """
            # the orders
            server.port=8080
            spring.datasource.url = jdbc\\:postgresql\\://db1\\:5433,db2/orders?ApplicationName=a%20b&\\
                sslmode=require
            spring.datasource.username: app
            spring.datasource.password=s\\u0033cr3t
            spring.datasource.hikari.maximumPoolSize=7
            """;

    @Test
    void readsATargetFromItsKeys() {
        ConnectionTarget target = ConnectionTarget.parse(LINES, Dialects.SPRING);

        assertThat(target.hosts()).hasToString("[db1:5433, db2]");
        assertThat(target.database()).contains("orders");
        assertThat(target.user()).contains("app");
        assertThat(target.password()).contains(Secret.of("s3cr3t"));
        assertThat(target.tlsMode()).contains(TlsMode.REQUIRE);
        assertThat(target.settings())
                .hasToString("[ApplicationName=a b, sslmode=require, spring.datasource.hikari.maximum-pool-size=7]");
        assertThat(target.masked()).isEqualTo(LINES.replace("s\\u0033cr3t", "***"));
    }

    @Test
    void cutsTheUrlOutOfItsValue() {
        ConnectionTarget target = ConnectionTarget.parse(LINES, Dialects.SPRING);

        assertThat(target.pieces())
                .extracting(piece -> piece.kind() + " " + LINES.substring(piece.start(), piece.end()))
                .contains(
                        "NAME spring.datasource.url",
                        "SCHEME jdbc\\:postgresql\\:",
                        "HOST db1",
                        "MARK \\:",
                        "PORT 5433",
                        "NAME sslmode",
                        "VALUE require",
                        "VALUE s\\u0033cr3t",
                        "IGNORED server.port=8080");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spring.datasource.url=jdbc:postgresql://h/d                                  | jdbc:postgresql://h/d
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.username=u     | jdbc:postgresql://h/d?user=u
            spring.datasource.username=u~spring.datasource.url=jdbc:postgresql://h/d?user=v | jdbc:postgresql://h/d?user=v
            spring.datasource.url=jdbc:postgresql://h/d?user=v~spring.datasource.username=u | jdbc:postgresql://h/d?user=v
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.password=a+b%s | jdbc:postgresql://h/d?password=a%2Bb%25s
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.password=      | jdbc:postgresql://h/d
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.password=a~spring.datasource.password=b | jdbc:postgresql://h/d?password=b
            spring.datasource.url=jdbc:postgresql://a/d~spring.datasource.url=jdbc:postgresql://b/d | jdbc:postgresql://b/d
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.password=${PW} | jdbc:postgresql://h/d?password=${PW}
            spring.datasource.jdbc-url=jdbc:postgresql://h/d~spring.datasource.data-source-properties.sslmode=require | jdbc:postgresql://h/d?sslmode=require
            spring.datasource.hikari.jdbcUrl=jdbc:postgresql://h/d                       | jdbc:postgresql://h/d
            SPRING_DATASOURCE_URL=jdbc:postgresql://h/d~SPRING_DATASOURCE_USERNAME=u     | jdbc:postgresql://h/d?user=u
            SPRING_DATASOURCE_URL=jdbc:postgresql://h/d~SPRING_DATASOURCE_HIKARI_DATASOURCEPROPERTIES_SSLMODE=require | jdbc:postgresql://h/d?sslmode=require
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.hikari.data-source-properties.socketTimeout=9 | jdbc:postgresql://h/d?socketTimeout=9
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.hikari.dataSourceProperties.[ssl_x]=9 | jdbc:postgresql://h/d?ssl_x=9
            spring.datasource.url=jdbc:postgresql://h/d?sslmode=disable~spring.datasource.hikari.data-source-properties.sslmode=require | jdbc:postgresql://h/d?sslmode=disable
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.hikari.data-source-properties.sslmode=verify-full | jdbc:postgresql://h/d?sslmode=verify-full
            spring.datasource.url=jdbc:postgresql://h/d?currentSchema=a~spring.datasource.hikari.schema=B c | jdbc:postgresql://h/d?currentSchema=%22B%20c%22
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.hikari.connection-timeout=500~spring.datasource.tomcat.max-active=3 | jdbc:postgresql://h/d
            spring.datasource.url=jdbc:p6spy:postgresql://h/d                            | jdbc:p6spy:postgresql://h/d
            """)
    void becomesOneUrl(String lines, String expected) {
        assertThat(read(lines).render(Dialects.PGJDBC).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h/d                                 | spring.datasource.url=jdbc:postgresql://h/d
            jdbc:postgresql://h/d?user=u&password=p%20w&ssl=true  | spring.datasource.url=jdbc:postgresql://h/d?sslmode=verify-full~spring.datasource.username=u~spring.datasource.password=p w
            jdbc:postgresql://h/d?password=%20a%5Cb%C3%A9%09      | spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.password=\\ a\\\\b\\u00e9\\t
            jdbc:postgresql://h/d?password=%24%7Ba%7D             | spring.datasource.url=jdbc:postgresql://h/d?password=%24%7Ba%7D
            jdbc:postgresql://h/d?password=%20                    | spring.datasource.url=jdbc:postgresql://h/d?password=%20
            jdbc:postgresql://h/d?password=a%25sb                 | spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.password=a%sb
            jdbc:p6spy:postgresql://h/d?user=u                    | spring.datasource.url=jdbc:p6spy:postgresql://h/d~spring.datasource.username=u
            postgresql://u:p%23@h,g/d?sslmode=require             | spring.datasource.url=jdbc:postgresql://h,g/d?sslmode=require~spring.datasource.username=u~spring.datasource.password=p#
            jdbc:pgsql://h/d?spring.datasource.password=x         | spring.datasource.url=jdbc:postgresql://h/d
            """)
    void isWrittenKeyByKey(String url, String expected) {
        Conversion conversion = ConnectionTarget.parse(url).render(Dialects.SPRING);
        assertThat(conversion.text()).isEqualTo(expected.replace('~', '\n'));
        ConnectionTarget again = ConnectionTarget.parse(conversion.text(), Dialects.SPRING);
        assertThat(again.password()).isEqualTo(ConnectionTarget.parse(url).password());
        assertThat(again.masked()).isEqualTo(conversion.masked());
    }

    @Test
    void accountsForEveryKey() {
        Conversion conversion = read("spring.datasource.url=jdbc:postgresql://h/d?user=v"
                        + "~spring.datasource.username=u~spring.datasource.password=${PW}"
                        + "~spring.datasource.hikari.minimum-idle=1~spring.datasource.nonsense=1")
                .render(Dialects.LIBPQ_URI);

        assertThat(conversion.text()).isEqualTo("postgresql://v:${PW}@h/d");
        assertThat(conversion.changes())
                .extracting(ParameterChange::from, ParameterChange::to, ParameterChange::kind)
                .containsExactly(
                        tuple("spring.datasource.username", "", Kind.DROPPED),
                        tuple("spring.datasource.password", "password", Kind.APPROXIMATE),
                        tuple("user", "user", Kind.EXACT),
                        tuple("spring.datasource.hikari.minimum-idle", "", Kind.DROPPED),
                        tuple("spring.datasource.nonsense", "", Kind.DROPPED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spring.datasource.username=u                                             | 1  | the URL is missing
            spring.r2dbc.url=r2dbc:postgresql://h/d                                  | 1  | R2DBC
            spring.datasource.url=${JDBC_URL}                                        | 23 | does not begin with
            spring.datasource.url=jdbc\\\\:postgresql\\\\://h                        | 44 | the slash after the hosts is missing
            spring.datasource.url=jdbc:postgresql://h\\\\u00zz/d                     | 42 | four hexadecimal digits
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.jdbc-url=jdbc:postgresql://g/d | 45 | two keys
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.jndi-name=j | 45 | JNDI
            spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.hikari.data-source-properties.PGHOST=g | 45 | an address
            SPRING_DATASOURCE_URL=jdbc:postgresql://h/d~SPRING_DATASOURCE_PASSWORD='p' | 72 | quotes
            spring.datasource.url=jdbc:postgresql://h/d~#---~spring.datasource.username=u | 45 | several documents
            spring.datasource.url=jdbc:pgsql://h/d                                   | 23 | does not begin with
            """)
    void saysWhatIsWrongWhereAndWhatToDo(String lines, int at, String problem) {
        UrlSyntaxException refused = catchThrowableOfType(UrlSyntaxException.class, () -> read(lines));

        assertThat(refused).hasMessageContaining(problem).hasMessageContaining("to fix:");
        assertThat(refused.at()).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.password=s3cr3t",
                "spring.datasource.url=jdbc:postgresql://h/d?password=s3cr3t",
                "spring.datasource.url=jdbc\\:postgresql\\://h/d?pass\\u0077ord\\=s3cr3t",
                "spring.datasource.url=jdbc:postgresql://u:s3cr3t@h/d",
                "spring.datasource.url=jdbc:postgresql://u:s3cr3t@h:1/d~spring.datasource.url=jdbc:postgresql://h/d",
                "spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.pass\\u0077ord=s3cr3t",
                "spring.datasource.url=jdbc:postgresql://h~spring.datasource.pass\\u0077ord=s3cr3t",
                "spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.pass\\~   word=s3cr3t",
                "spring.datasource.url=jdbc:postgresql://h/\\u00zz~spring.datasource.password=s3cr3t",
                "spring.datasource.url=jdbc:postgresql://h/d~#spring.datasource.password=s3cr3t",
                "spring.datasource.url=jdbc:postgresql://h/d~! jdbc:pgsql://u:s3cr3t@h/d",
                "spring.datasource.url=jdbc:postgresql://h/d~mail.password=s3cr3t",
                "spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.password=s3cr3t~spring.datasource.password=",
                "spring.datasource.url=jdbc:postgresql://h/d~spring.datasource.hikari.data-source-properties.sslpassword=s3cr3t",
                "SPRING_DATASOURCE_URL=jdbc:postgresql://h/d~SPRING_DATASOURCE_PASSWORD=s3cr3t",
                "SPRING_DATASOURCE_URL=jdbc:postgresql://h/d~SPRING_DATASOURCE_PASSWORD=\"s3cr3t\""
            })
    void neverShowsAPassword(String lines) {
        try {
            ConnectionTarget target = read(lines);
            assertThat(target.masked() + target + target.parameters() + target.hosts())
                    .doesNotContain("s3cr3t");
            assertThat(joined(target)).isEqualTo(target.text());
            assertThat(target.render(Dialects.PGJDBC)).asString().doesNotContain("s3cr3t");
            assertThat(target.render(Dialects.PGJDBC).changes()).asString().doesNotContain("s3cr3t");
        } catch (UrlSyntaxException refused) {
            assertThat(refused.getMessage() + refused.found()).doesNotContain("s3cr3t");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.url=jdbc:postgresql://h/d",
                "~~ # c~ ! d~spring.datasource.url : jdbc\\:postgresql\\://h\\\n   :5432/d~~",
                "spring.datasource.url jdbc:postgresql://${H:a}:1/d~x~y=~spring.datasource.username=\\\n~# c",
                "#c\r\nspring.datasource.url=jdbc:postgresql://h/d\\\r\n  ?user=u\r\n",
                "spring.datasource.url=jdbc:otel:postgresql://h/d\\"
            })
    void piecesTogetherAreTheText(String lines) {
        ConnectionTarget target = read(lines);
        assertThat(joined(target)).isEqualTo(target.text());
    }

    /** HikariCP puts them into the properties under these names. */
    @Test
    void agreesWithTheDriverOnWhichLoginCounts() {
        Properties beside = new Properties();
        beside.setProperty("user", "u");
        beside.setProperty("password", "p");
        beside.setProperty("sslmode", "require");

        assertThat(Optional.ofNullable(Driver.parseURL("jdbc:postgresql://h/d?user=v&sslmode=disable", beside))
                        .map(all -> List.of(
                                all.getProperty("user"), all.getProperty("password"), all.getProperty("sslmode"))))
                .contains(List.of("v", "p", "disable"));
    }

    @Test
    void isRecognisedByItsFirstKey() {
        assertThat(Dialects.recognise("# c\n\nspring.datasource.url=x")).contains(Dialects.SPRING);
        assertThat(Dialects.recognise("SPRING_DATASOURCE_URL=x")).contains(Dialects.SPRING);
    }

    @Test
    void answersToHostileTextsAtOnce() {
        for (String piece :
                List.of("\\\n", "#\n", "a=b\n", "\\u0041", "${", "spring.datasource.url=", "\n", "=", "@a")) {
            String lines = "spring.datasource.url=jdbc:postgresql://h/d?" + piece.repeat(200_000 / piece.length());
            try {
                assertThat(read(lines).render(Dialects.PGJDBC).text()).isNotEmpty();
            } catch (UrlSyntaxException | UrlConversionException answered) {
                assertThat(answered.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void refusesWhatTheOtherCannotSay() {
        assertThatThrownBy(() -> read("spring.datasource.url=jdbc:postgresql://h/d"
                                + "~spring.datasource.hikari.data-source-properties.channelBinding=require")
                        .render(Dialects.PGJDBC_NG))
                .isInstanceOf(UrlConversionException.class)
                .hasMessageContaining("channelBinding protects");
    }

    private static ConnectionTarget read(String lines) {
        return ConnectionTarget.parse(lines.replace("\\\\", "\\").replace('~', '\n'), Dialects.SPRING);
    }

    private static String joined(ConnectionTarget target) {
        StringBuilder joined = new StringBuilder();
        int at = 0;
        for (Piece piece : target.pieces()) {
            assertThat(piece.start()).isEqualTo(at);
            joined.append(target.text(), piece.start(), piece.end());
            at = piece.end();
        }
        return joined.toString();
    }
}
