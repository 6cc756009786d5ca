package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.regauge.url.ParameterChange.Kind;
import dev.regauge.url.grammar.Piece;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrapperTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            jdbc:p6spy:postgresql://h:1/d                | p6spy               | pgjdbc    | [h:1]            | d
            jdbc:p6spy:pgsql://h/d                       | p6spy               | pgjdbc-ng | [h]              | d
            jdbc:otel:postgresql:d                       | otel                | pgjdbc    | []               | d
            jdbc:otel:p6spy:postgresql://h/d             | otel:p6spy          | pgjdbc    | [h]              | d
            jdbc:tracing:postgresql://h/d?traceWithActiveSpanOnly=true | tracing | pgjdbc  | [h]              | d
            jdbc:log4jdbc:postgresql://h/d               | log4jdbc            | pgjdbc    | [h]              | d
            jdbc:datadog:postgresql://h/d                | datadog             | pgjdbc    | [h]              | d
            jdbc:aws-wrapper:postgresql://h/d            | aws-wrapper         | pgjdbc    | [h]              | d
            jdbc-secretsmanager:postgresql://h/d         | secretsmanager      | pgjdbc    | [h]              | d
            jdbc:yugabytedb://h1,h2:5433/d               | yugabytedb          | pgjdbc    | [h1, h2:5433]    | d
            jdbc:redshift://h/d                          | redshift            | pgjdbc    | [h:5439]         | d
            jdbc:redshift://h:1/d                        | redshift            | pgjdbc    | [h:1]            | d
            jdbc:tc:postgresql:///d                      | tc:postgresql       | pgjdbc    | []               | d
            jdbc:tc:postgresql:16-alpine://h:1/d?TC_TMPFS=/a:rw&?TC_INITFUNCTION=a.B::c | tc:postgresql | pgjdbc | [] | d
            jdbc:tc:postgis:16://h/d                     | tc:postgis          | pgjdbc    | []               | d
            jdbc:p6spy:tc:cockroach:///d                 | p6spy:tc:cockroach  | pgjdbc    | []               | d
            """)
    void isTakenOffTheText(String url, String name, String dialect, String hosts, String database) {
        ConnectionTarget target = ConnectionTarget.parse(url);

        assertThat(target.wrapper()).map(Wrapper::name).contains(name);
        assertThat(target.dialect().id()).isEqualTo(dialect);
        assertThat(target.hosts()).hasToString(hosts);
        assertThat(target.database()).contains(database);
        assertThat(joined(target)).isEqualTo(url);
        assertThat(target.pieces().get(0).kind()).isEqualTo(Piece.Kind.SCHEME);
        assertThat(target.render(target.dialect()).text()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            jdbc:p6spy:postgresql://h/d?user=u&password=p%40   | jdbc:p6spy:pgsql://u:p%40@h/d?sslMode=prefer | postgresql://u:p%40@h/d
            jdbc:otel:p6spy:postgresql://h/d                   | jdbc:otel:p6spy:pgsql://h/d?sslMode=prefer   | postgresql://h/d
            jdbc:aws-wrapper:postgresql://h/d?wrapperPlugins=iam&sslmode=require | jdbc:aws-wrapper:pgsql://h/d?wrapperPlugins=iam&sslMode=require | postgresql://h/d?sslmode=require
            jdbc:yugabytedb://h:5433/d?load-balance=true       | jdbc:pgsql://h:5433/d?sslMode=prefer         | postgresql://h:5433/d
            jdbc:redshift://h/d                                | jdbc:pgsql://h:5439/d?sslMode=verify-ca      | postgresql://h:5439/d?sslmode=verify-ca
            jdbc:redshift://h/d?ssl=true                       | jdbc:pgsql://h:5439/d?sslMode=verify-ca      | postgresql://h:5439/d?sslmode=verify-ca
            jdbc:redshift://h/d?ssl=false                      | jdbc:pgsql://h:5439/d?sslMode=allow          | postgresql://h:5439/d?sslmode=allow
            jdbc:redshift://h/d?ssl=false&sslmode=verify-full  | jdbc:pgsql://h:5439/d?sslMode=verify-full    | postgresql://h:5439/d?sslmode=verify-full
            jdbc:postgresql://h:26257/d?options=--cluster%3Dc  | -                                            | postgresql://h:26257/d?options=--cluster%3Dc
            """)
    void staysWhereItCan(String url, String ng, String libpq) {
        ConnectionTarget target = ConnectionTarget.parse(url);

        assertThat(target.render(Dialects.PGJDBC).text()).isEqualTo(url);
        assertThat(target.render(Dialects.LIBPQ_URI).text()).isEqualTo(libpq);
        if (ng != null) {
            assertThat(target.render(Dialects.PGJDBC_NG).text()).isEqualTo(ng);
        }
    }

    @Test
    void isReportedWhereItCannotStay() {
        assertThat(ConnectionTarget.parse("jdbc:aws-wrapper:postgresql://h/d?wrapperPlugins=iam")
                        .render(Dialects.LIBPQ_URI)
                        .changes())
                .extracting(ParameterChange::from, ParameterChange::kind)
                .containsExactly(tuple("wrapperPlugins", Kind.DROPPED), tuple("aws-wrapper", Kind.DROPPED));
        assertThat(ConnectionTarget.parse("jdbc:aws-wrapper:pgsql://h/d?wrapperPlugins=a,b")
                        .render(Dialects.PGJDBC)
                        .changes())
                .extracting(ParameterChange::from, ParameterChange::kind)
                .contains(tuple("wrapperPlugins", Kind.APPROXIMATE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:tc:postgresql:16:///d                         | Testcontainers
            jdbc-secretsmanager:postgresql://h/d?user=app/db   | the name of a secret
            jdbc:yugabytedb://h/d                              | a host has no port
            jdbc:postgresql:///d?cloudSqlInstance=p:r:i&socketFactory=com.google.cloud.sql.postgres.SocketFactory | host=/cloudsql/p:r:i
            """)
    void isNoServerByItself(String url, String problem) {
        for (Dialect to : List.of(Dialects.PGJDBC_NG, Dialects.LIBPQ_URI)) {
            assertThatThrownBy(() -> ConnectionTarget.parse(url).render(to))
                    .isInstanceOf(UrlConversionException.class)
                    .hasMessageContaining(problem);
        }
    }

    @Test
    void keepsTheSocketFactoryWhereTheDriverIsTheSame() {
        String url =
                "jdbc:postgresql:///d?cloudSqlInstance=p&socketFactory=com.google.cloud.sql.postgres.SocketFactory";
        assertThat(ConnectionTarget.parse(url).render(Dialects.SPRING).text())
                .contains("socketFactory=com.google", "cloudSqlInstance=p");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:p6spy:postgresql://h/d?password=p6spy:x       | 38 | takes out every p6spy:
            jdbc:p6spy:postgresql://p6spy:1/d                  | 25 | takes out every p6spy:
            jdbc:otel:postgresql://h/d?a=jdbc:otel:x           | 30 | takes out every jdbc:otel:
            jdbc:tracing:postgresql://h/d?user=u;traceWithActiveSpanOnly=true | 38 | its own settings
            jdbc:tracing:postgresql://h/d?traceWithActiveSpanOnly=true;user=u | 31 | its own settings
            jdbc:aws-wrapper:postgresql://?.x.rds.amazonaws.com/d | 31 | a pattern for hosts
            jdbc:redshift:iam://cluster:us-east-1/d            | 15 | a cluster of AWS
            jdbc:redshift://h/d?user=u;ssl=false               | 27 | ends a parameter at a ;
            jdbc:redshift://h/d?SSL=false                      | 20 | under other names
            jdbc:p6spy:postgresql://h                          | 26 | the slash after the hosts is missing
            jdbc:tc:postgresql:16://h/d/e                      | 28 | a slash too many
            jdbc:yugabytedb://${H:a}:x/d                       | 26 | the port is not a number
            """)
    void isCountedInPlaces(String url, int at, String problem) {
        UrlSyntaxException refused = catchThrowableOfType(UrlSyntaxException.class, () -> ConnectionTarget.parse(url));

        assertThat(refused).hasMessageContaining(problem);
        assertThat(refused.at()).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:p6spy:postgresql://h/d?password=s3cr3t",
                "jdbc:otel:pgsql://u:s3cr3t@h/d",
                "jdbc:tc:postgresql:16://u:s3cr3t@h/d",
                "jdbc:redshift://h/d?PWD=s3cr3t",
                "jdbc:redshift://h/d?user=u&password=s3cr3t",
                "jdbc:aws-wrapper:postgresql://u:s3cr3t@?.x/d",
                "jdbc:p6spy:postgresql://h/d?password=p6spy:s3cr3t"
            })
    void neverShowsAPassword(String url) {
        try {
            ConnectionTarget target = ConnectionTarget.parse(url);
            assertThat(target.masked() + target.parameters()).doesNotContain("s3cr3t");
        } catch (UrlSyntaxException refused) {
            assertThat(refused.getMessage() + refused.found()).doesNotContain("s3cr3t");
        }
    }

    @Test
    void knowsHowRedshiftProtects() {
        assertThat(ConnectionTarget.parse("jdbc:redshift://h/d").tlsMode()).contains(TlsMode.VERIFY_CA);
        assertThat(ConnectionTarget.parse("jdbc:redshift://h/d?ssl=${S}").tlsMode())
                .isEmpty();
    }

    @Test
    void answersToHostileTextsAtOnce() {
        List<String> beginnings =
                new ArrayList<>(List.of("jdbc:", "jdbc:tc:postgresql:", "jdbc:tracing:postgresql:d?"));
        for (String piece :
                List.of("p6spy:", "otel:", "tc:", ":", "&traceWithActiveSpanOnly=true", "ignoreForTracing=\"")) {
            for (String beginning : beginnings) {
                String url = beginning + piece.repeat(200_000 / piece.length());
                try {
                    assertThat(ConnectionTarget.parse(url).masked()).isNotEmpty();
                } catch (UrlSyntaxException refused) {
                    assertThat(refused.getMessage()).isNotEmpty();
                }
            }
        }
    }

    private static String joined(ConnectionTarget target) {
        StringBuilder joined = new StringBuilder();
        target.pieces().forEach(piece -> joined.append(target.text(), piece.start(), piece.end()));
        return joined.toString();
    }
}
